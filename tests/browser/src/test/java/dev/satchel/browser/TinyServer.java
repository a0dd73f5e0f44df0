package dev.satchel.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** Answers every request with one page, and sets cookies by lines that are taken as they are. */
final class TinyServer implements AutoCloseable {
  private final HttpServer server;
  private volatile List<String> cookies = List.of();
  private volatile String page = "";

  private TinyServer(HttpServer server) {
    this.server = server;
  }

  static TinyServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TinyServer tiny = new TinyServer(server);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
          for (String cookie : tiny.cookies) {
            exchange.getResponseHeaders().add("Set-Cookie", cookie);
          }
          byte[] body = ("<!doctype html><title>Tiny</title>" + tiny.page).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return tiny;
  }

  void setCookies(String... lines) {
    cookies = List.of(lines);
  }

  void show(String html) {
    page = html;
  }

  /** Returns an address that has the same host as an example. */
  URI site() {
    return at("localhost");
  }

  /** Returns an address that is another site for a browser. */
  URI otherSite() {
    return at("127.0.0.1");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private URI at(String host) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
  }
}
