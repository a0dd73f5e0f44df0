package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What decides on the cookies of one response beyond the scopes themselves. */
record Exchange(ContainerRequestContext request, ContainerResponseContext response) {

  /**
   * Both scopes are rolled back: the one rule that holds on every runtime when an exception
   * escapes.
   */
  boolean failed() {
    return response.getStatus() >= 500 && response.getStatus() < 600;
  }

  /** A page was asked for and answered, or the browser does not tell (Fetch Metadata). */
  boolean isNavigation() {
    String mode = header("Sec-Fetch-Mode");
    return (mode == null || mode.equals("navigate")) && !makesNoPage() && !isPrefetch();
  }

  /** An image, a style sheet, a script's fetch; or a page that may never be shown. */
  boolean isForSubresource() {
    String destination = header("Sec-Fetch-Dest");
    boolean page =
        destination == null
            ? acceptsPage(header(HttpHeaders.ACCEPT))
            : destination.equals("document")
                || destination.equals("iframe")
                || destination.equals("frame");
    return !page || isPrefetch();
  }

  /**
   * Browsers leave Fetch Metadata out over plain http. They name a type of page where they ask for
   * one, and none where a script or an element asks. A client that accepts nothing in particular
   * may show a page.
   */
  private static boolean acceptsPage(@Nullable String accept) {
    String types = accept == null ? "text/html" : accept.toLowerCase(Locale.ROOT);
    return types.contains("text/html") || types.contains("application/xhtml+xml");
  }

  private boolean isPrefetch() {
    String purpose = header("Sec-Purpose");
    return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }

  /** Whether the response may write a session that no code changed. */
  boolean mayRefresh() {
    int status = response.getStatus();
    boolean refused = status == 401 || status == 403 || status == 429;
    return status >= 200 && status < 500 && !refused && !makesNoPage() && !isPrefetch();
  }

  boolean makesNoPage() {
    return request.getMethod().equals("HEAD") || response.getStatus() == 304;
  }

  /** The browser goes on to show the page that it has, or asks again. */
  boolean showsNoPage() {
    int status = response.getStatus();
    boolean challenge = status == 401 && has(HttpHeaders.WWW_AUTHENTICATE);
    return status == 204 || status == 205 || challenge || isAttachment();
  }

  /** RFC 6266 section 4.2: a type that is not known counts as an attachment. */
  private boolean isAttachment() {
    Object disposition = response.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION);
    return disposition != null
        && !disposition.toString().strip().toLowerCase(Locale.ROOT).startsWith("inline");
  }

  private boolean has(String header) {
    return response.getHeaders().getFirst(header) != null;
  }

  /** One step on the way to a page. */
  boolean redirectsGet() {
    int status = response.getStatus();
    return status >= 300
        && status < 400
        && request.getMethod().equals("GET")
        && has(HttpHeaders.LOCATION);
  }

  /**
   * A plain-http request that came neither from this machine nor through a proxy that took it over
   * TLS.
   */
  boolean isPlainHttpFromAfar() {
    if (says("X-Forwarded-Proto", "https") || says("Forwarded", "proto=https")) {
      return false;
    }
    String authority = header(HttpHeaders.HOST); // CXF's URI has the host that the server was told
    if (authority != null && isHere(hostOf(authority))) {
      return false; // a runtime parses the URI only now
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

  private boolean says(String header, String text) {
    String value = header(header);
    return value != null && value.toLowerCase(Locale.ROOT).replace("\"", "").contains(text);
  }

  private @Nullable String header(String name) {
    return request.getHeaderString(name);
  }
}
