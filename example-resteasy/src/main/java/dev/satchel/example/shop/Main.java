package dev.satchel.example.shop;

import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionException;
import java.util.logging.LogManager;

/** Starts the shop as the environment says, or says in one line why it cannot. */
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
    Thread.currentThread().join(); // Some servers run on daemon threads only.
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

  /** The address is busy, not ours, or not known; any other failure is a fault of the program. */
  private static RuntimeException notOpened(String address, CompletionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new IllegalArgumentException(
            ("The shop must have %s for itself, but: %s;"
                    + " choose another with HOST and PORT (0 is any free one)")
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
