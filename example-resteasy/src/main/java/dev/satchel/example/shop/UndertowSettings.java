package dev.satchel.example.shop;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Map;

/** Sets what Jakarta REST has no settings for. Undertow finds this class by META-INF/services. */
public final class UndertowSettings implements ServletExtension {
  /**
   * Tells the browser what a page of this site may do, which is little. With the Referrer-Policy
   * "no-referrer", browsers would send forms with "Origin: null", which is refused.
   */
  private static final Map<HttpString, String> HEADERS =
      Map.of(
          new HttpString("Content-Security-Policy"),
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          new HttpString("X-Frame-Options"),
          "DENY",
          new HttpString("X-Content-Type-Options"),
          "nosniff",
          new HttpString("Referrer-Policy"),
          "same-origin");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              // Undertow answers 500 above its own limit, and BodyLimit answers 413.
              exchange.setMaxEntitySize(-1);
              // A response filter would not see what Undertow answers itself, such as some 404.
              exchange.addResponseCommitListener(UndertowSettings::addHeaders);
              if (hasReadableLength(exchange)) {
                next.handleRequest(exchange);
              } else {
                refuse(exchange);
              }
            });
  }

  /** Returns whether Undertow can read the Content-Length, which may have too many digits. */
  private static boolean hasReadableLength(HttpServerExchange exchange) {
    try {
      exchange.getRequestContentLength();
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Answers 400 and closes the connection, because nobody knows where this request ends. */
  private static void refuse(HttpServerExchange exchange) {
    exchange.setStatusCode(StatusCodes.BAD_REQUEST).setPersistent(false);
    Connectors.terminateRequest(exchange);
    exchange.endExchange();
  }

  private static void addHeaders(HttpServerExchange exchange) {
    HEADERS.forEach(exchange.getResponseHeaders()::put);
  }
}
