package dev.satchel.contract;

import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds requests inside their resource until the test lets them go on. It is a port, because the
 * resource may run in another JVM. What is not let go in 20 seconds fails.
 */
final class Gate implements AutoCloseable {
  private static final int MILLIS = 20_000;
  private static final int GO = 1;

  private final ServerSocket door;
  private final List<Socket> inside = new ArrayList<>();

  Gate() throws IOException {
    door = new ServerSocket(0, 50, Loopback.ADDRESS);
    door.setSoTimeout(MILLIS);
  }

  /** The part of a query that leads its request here. */
  String query() {
    return "gate=" + door.getLocalPort();
  }

  /** Returns when one more request is inside. */
  void awaitRequest() throws IOException {
    inside.add(door.accept());
  }

  /** Lets all go on that are inside. */
  void open() throws IOException {
    for (Socket each : inside) {
      each.getOutputStream().write(GO);
    }
  }

  /** Fails those that are still inside. */
  @Override
  public void close() throws IOException {
    door.close();
    for (Socket each : inside) {
      each.close();
    }
  }

  /** Called by the resource: returns when the test lets the request go on. */
  static void pass(UriInfo uri) {
    int port = Integer.parseInt(uri.getQueryParameters().getFirst("gate"));
    try (Socket gate = new Socket(Loopback.ADDRESS, port)) {
      gate.setSoTimeout(MILLIS);
      if (gate.getInputStream().read() != GO) {
        throw new IllegalStateException("The test ended before it let the request go on");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
