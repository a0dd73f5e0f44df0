package dev.satchel.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A proxy that ends TLS and replaces Host, so that the server sees neither the scheme nor the host
 * of the browser. It says both in X-Forwarded-Proto and X-Forwarded-Host.
 */
final class TlsProxy implements AutoCloseable {
  private static final String PASSWORD = "only for this test";
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

  /** The server of the tests has the shop's policy, which forbids what a test may do. */
  private static final Set<String> POLICIES = Set.of("content-security-policy", "x-frame-options");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;
  private final URI behind;
  private final boolean hidesFetchMetadata;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private TlsProxy(HttpsServer server, URI behind, boolean hidesFetchMetadata) {
    this.server = server;
    this.behind = behind;
    this.hidesFetchMetadata = hidesFetchMetadata;
  }

  /**
   * Starts the proxy at any free port.
   *
   * @param hidesFetchMetadata whether requests come as from a browser without fetch metadata
   */
  static TlsProxy before(URI behind, boolean hidesFetchMetadata) throws Exception {
    return before(behind, hidesFetchMetadata, 0);
  }

  /** Starts the proxy at this port. */
  static TlsProxy before(URI behind, boolean hidesFetchMetadata, int port) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    TlsProxy proxy = new TlsProxy(server, behind, hidesFetchMetadata);
    server.createContext("/", proxy::forward);
    // The browser opens connections before it needs them, and the thread of one would wait.
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  /** Returns the context of a certificate that nobody signed. */
  private static SSLContext tls() throws Exception {
    Path folder = Files.createTempDirectory("tls");
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "proxy",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Files.delete(store);
    Files.delete(folder);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  URI at(String path) {
    return URI.create("https://localhost:" + server.getAddress().getPort() + path);
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> values.forEach(value -> add(request, name, value)));
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (!OF_THE_CONNECTION.contains(lower) && !POLICIES.contains(lower)) {
                  exchange.getResponseHeaders().put(name, values.stream().map(this::here).toList());
                }
              });
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(HttpRequest.Builder request, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean hidden = hidesFetchMetadata && lower.startsWith("sec-fetch-");
    if (!hidden && !OF_THE_CONNECTION.contains(lower)) {
      request.header(name, value);
    }
  }

  /** Leads a redirect of the server to the proxy. */
  private String here(String value) {
    String address = behind.resolve("/").toString();
    return value.startsWith(address) ? at("/") + value.substring(address.length()) : value;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
