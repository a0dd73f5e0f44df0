package dev.satchel.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP by hand, for what an honest client cannot say. Characters are bytes (ISO 8859-1). */
final class RawHttp {
  private final URI server;

  RawHttp(URI server) {
    this.server = server;
  }

  /** The whole response. Each header stands as given. */
  String get(String path, String... headers) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: close\r\n");
    boolean host = false;
    for (String header : headers) {
      host |= header.startsWith("Host:");
      request.append(header).append("\r\n");
    }
    if (!host) {
      request.append("Host: localhost:").append(server.getPort()).append("\r\n");
    }
    return send(request.append("\r\n").toString());
  }

  /** 0 when the server closed the connection without a word. */
  static int status(String response) {
    return response.isEmpty() ? 0 : Integer.parseInt(response.substring(9, 12));
  }

  private String send(String request) {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream input = socket.getInputStream();
      byte[] buffer = new byte[8192];
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        response.write(buffer, 0, n);
      }
    } catch (IOException closedEarly) { // a server may refuse before it has read all
      return response.toString(StandardCharsets.ISO_8859_1);
    }
    return response.toString(StandardCharsets.ISO_8859_1);
  }
}
