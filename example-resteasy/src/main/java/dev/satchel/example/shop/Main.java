package dev.satchel.example.shop;

import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;
import java.util.logging.LogManager;

/**
 * Starts the shop with the settings in the environment. If that fails, it prints the reason in one
 * line.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    logWarningsOnly();
    try {
      System.out.println("The shop is open at " + start());
    } catch (IllegalArgumentException e) {
      System.err.println(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      System.exit(1);
    }
    // Some servers run on daemon threads only.
    Thread.currentThread().join();
  }

  private static String start() {
    SeBootstrap.Configuration configuration =
        SeBootstrap.Configuration.builder()
            .host(Environment.host())
            .port(Environment.port())
            .build();
    Cluster cluster = Environment.cluster();
    ShopApplication application =
        new ShopApplication(Environment.scopes(cluster.revocations()), cluster.cache());
    try {
      SeBootstrap.Instance server =
          SeBootstrap.start(application, configuration).toCompletableFuture().join();
      return "http://" + configuration.host() + ":" + server.configuration().port() + "/";
    } catch (CompletionException e) {
      throw notOpened(configuration.host() + ":" + configuration.port(), e);
    }
  }

  /**
   * Returns what to throw if the server did not open. An address that is busy, foreign or unknown
   * is a fault of the settings, and any other failure is a fault of the program.
   */
  private static RuntimeException notOpened(String address, CompletionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new IllegalArgumentException(
            ("The shop cannot listen at %s, because: %s;"
                    + " choose another address with HOST and PORT (0 is any free port)")
                .formatted(address, cause.getMessage()),
            failure);
      }
    }
    return failure;
  }

  private static void logWarningsOnly() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (InputStream settings = Main.class.getResourceAsStream("/logging.properties")) {
        LogManager.getLogManager().readConfiguration(settings);
      }
    }
  }
}
