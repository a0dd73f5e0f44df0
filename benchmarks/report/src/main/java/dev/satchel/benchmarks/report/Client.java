package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator: one thread with 16 connections to a port, which all wait for an answer. */
final class Client implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

  private final List<Socket> sockets = new ArrayList<>();
  private final byte[] buffer = new byte[16 * 1024];

  Client(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    for (int i = 0; i < CONNECTIONS; i++) {
      Socket socket = new Socket(loopback, port);
      socket.setTcpNoDelay(true);
      sockets.add(socket);
    }
  }

  /** Asks for a page at least so often, and tells how often. Throws unless each answer is good. */
  int ask(String path, String cookie, int requests) throws IOException {
    byte[] request =
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    int asked = 0;
    while (asked < requests) {
      for (Socket socket : sockets) {
        socket.getOutputStream().write(request);
      }
      for (Socket socket : sockets) {
        answer(path, socket.getInputStream());
      }
      asked += CONNECTIONS;
    }
    return asked;
  }

  private void answer(String path, InputStream input) throws IOException {
    int length = 0;
    while (true) {
      int read = input.read(buffer, length, buffer.length - length);
      if (read <= 0) {
        throw new IOException(path + " was not answered");
      }
      length += read;
      int expected = length(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
      if (length == expected) {
        return;
      }
    }
  }

  /** The length of a response by what came of it, or -1 if its headers are not all there. */
  static int length(String response) throws IOException {
    int head = response.indexOf("\r\n\r\n");
    if (head < 0) {
      return -1;
    }
    Matcher length = LENGTH.matcher(response);
    if (!response.startsWith("HTTP/1.1 200 ") || !length.find() || length.start() > head) {
      throw new IOException("Not a page of known length: " + response.substring(0, head));
    }
    return head + 4 + Integer.parseInt(length.group(1));
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
