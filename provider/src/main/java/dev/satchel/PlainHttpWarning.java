package dev.satchel;

import dev.satchel.internal.log.Log;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns once of a Secure cookie that a response sends over plain http, where browsers drop it. Safe
 * for many threads.
 */
final class PlainHttpWarning {
  private final CookieSettings session;
  private final CookieSettings flash;
  private final AtomicBoolean done;

  PlainHttpWarning(Settings settings) {
    this.session = settings.session();
    this.flash = settings.flash();
    this.done = new AtomicBoolean(!settings.hasSecureCookie());
  }

  /** Called for a response that writes the cookie of the session, of the flash, or both. */
  void afterWriting(ContainerRequestContext request, boolean writesSession, boolean writesFlash) {
    if (done.get()) {
      return;
    }
    boolean secureSession = writesSession && session.isSecure();
    if ((secureSession || writesFlash && flash.isSecure())
        && isPlainHttpFromAfar(request)
        && done.compareAndSet(false, true)) {
      String host = request.getHeaderString(HttpHeaders.HOST);
      Log.LOGGER.log(
          Level.WARNING,
          "The Secure cookie "
              + (secureSession ? session : flash).name()
              + " was sent over plain http to "
              + (host == null ? "a host without a name" : "'" + Entries.show(host) + "'")
              + ", where browsers drop it; serve the site over https, have the proxy say so with"
              + " X-Forwarded-Proto or Forwarded, or use CookieSettings.plainHttp(name) for"
              + " development");
    }
  }

  /**
   * Returns whether the request came over plain http, neither from this machine nor through a proxy
   * that received it over TLS.
   */
  private static boolean isPlainHttpFromAfar(ContainerRequestContext request) {
    if (says(request, "X-Forwarded-Proto", "https") || says(request, "Forwarded", "proto=https")) {
      return false;
    }
    // The Host header comes first: on CXF the URI has the host of the server's configuration.
    String authority = request.getHeaderString(HttpHeaders.HOST);
    if (authority != null && isHere(hostOf(authority))) {
      return false;
    }
    URI uri = request.getUriInfo().getRequestUri();
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    return http && (authority != null || !isHere(String.valueOf(uri.getHost())));
  }

  private static boolean isHere(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]");
  }

  private static String hostOf(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean port = colon > authority.lastIndexOf(']');
    return (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
  }

  private static boolean says(ContainerRequestContext request, String header, String text) {
    String value = request.getHeaderString(header);
    return value != null && value.toLowerCase(Locale.ROOT).replace("\"", "").contains(text);
  }
}
