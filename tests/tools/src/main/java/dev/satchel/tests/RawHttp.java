package dev.satchel.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP by hand, for what an honest client cannot say. Characters are bytes (ISO 8859-1). */
public final class RawHttp {
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

  private final URI server;

  public RawHttp(URI server) {
    this.server = server;
  }

  /** Sends a GET, and returns the whole response. Each header stands as given. */
  public String get(String path, String... headers) {
    StringBuilder request =
        new StringBuilder("GET ")
            .append(server.getPath())
            .append(path.substring(1))
            .append(" HTTP/1.1\r\nConnection: close\r\n");
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

  /** Returns the status, or 0 if the server closed the connection without a word. */
  public static int status(String response) {
    return response.isEmpty() ? 0 : Integer.parseInt(response.substring(9, 12));
  }

  /** Sends the text as it stands, and returns the whole response. */
  public String send(String request) {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream input = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int n;
      while (!isWhole(response.toString(StandardCharsets.ISO_8859_1))
          && (n = input.read(buffer)) >= 0) {
        response.write(buffer, 0, n);
      }
    } catch (IOException closedEarly) {
      // A server may refuse before it has read all.
      return response.toString(StandardCharsets.ISO_8859_1);
    }
    return response.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns whether the response is complete, by its Content-Length. A server may leave the
   * connection open after it.
   */
  private static boolean isWhole(String response) {
    int body = response.indexOf("\r\n\r\n") + 4;
    Matcher length = CONTENT_LENGTH.matcher(response);
    return body >= 4
        && length.region(0, body).find()
        && response.length() - body >= Integer.parseInt(length.group(1));
  }
}
