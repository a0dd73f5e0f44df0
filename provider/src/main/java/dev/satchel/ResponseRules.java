package dev.satchel;

import dev.satchel.internal.runtime.RuntimeAdapter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules that decide on the cookies of one response, in addition to the scopes themselves. They
 * use the status, the method, and what the browser says about the request. Immutable.
 *
 * @param method the method of the request, in upper case
 * @param status the status of the response, or of the failure that the response reports
 * @param unseen whether nobody sees the response, because the runtime hands the request on
 * @param requestHeader returns a header of the request
 * @param responseHeader returns the first value of a header of the response
 */
record ResponseRules(
    String method,
    int status,
    boolean unseen,
    Function<String, @Nullable String> requestHeader,
    Function<String, @Nullable Object> responseHeader) {

  /** Where a servlet container keeps the status of a request that failed, for an error page. */
  private static final String ERROR_STATUS = "jakarta.servlet.error.status_code";

  /** Returns the rules for a response as it is now. */
  static ResponseRules of(
      ContainerRequestContext request, ContainerResponseContext response, RuntimeAdapter adapter) {
    return new ResponseRules(
        request.getMethod(),
        status(request, response),
        adapter.handsOn(response),
        request::getHeaderString,
        name -> response.getHeaders().getFirst(name));
  }

  /** Returns the status of the response. A 5xx stays one if its error page answers 200. */
  private static int status(ContainerRequestContext request, ContainerResponseContext response) {
    return request.getProperty(ERROR_STATUS) instanceof Integer error && isServerError(error)
        ? error
        : response.getStatus();
  }

  private static boolean isServerError(int status) {
    return status >= 500 && status < 600;
  }

  /**
   * Returns whether both scopes are rolled back. This is the only rule that all runtimes can keep
   * when nothing maps an exception.
   */
  boolean failed() {
    return isServerError(status);
  }

  /**
   * Returns whether the browser asked for a page and got a page. If the browser sends no Fetch
   * Metadata, the answer counts as a page.
   */
  boolean isNavigation() {
    String mode = header("Sec-Fetch-Mode");
    return (mode == null || mode.equals("navigate")) && !makesNoPage() && !isPrefetch();
  }

  /**
   * Returns whether the request is for an image, a style sheet or a script's fetch, or for a page
   * that the browser may never show.
   */
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
   * Returns whether an Accept header asks for a page. Browsers send no Fetch Metadata over plain
   * http. There the Accept header names a type of page only if the browser asks for a page. A
   * client without an Accept header may show a page.
   */
  private static boolean acceptsPage(@Nullable String accept) {
    String types = accept == null ? "text/html" : accept.toLowerCase(Locale.ROOT);
    return types.contains("text/html") || types.contains("application/xhtml+xml");
  }

  private boolean isPrefetch() {
    String purpose = header("Sec-Purpose");
    return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }

  /** Returns whether the response may write a session that no code changed. */
  boolean mayRefresh() {
    boolean refused = status == 401 || status == 403 || status == 429;
    return status >= 200 && status < 500 && !refused && !makesNoPage() && !isPrefetch();
  }

  /** Returns whether the browser gets no page of this response: it has one, or gets another. */
  boolean makesNoPage() {
    return method.equals("HEAD") || status == 304 || unseen;
  }

  /** Returns whether the browser goes on to show the page that it has, or asks again. */
  boolean showsNoPage() {
    boolean challenge = status == 401 && has(HttpHeaders.WWW_AUTHENTICATE);
    return status == 204 || status == 205 || challenge || isAttachment();
  }

  /**
   * Returns whether the browser saves the response. An unknown type counts as an attachment (RFC
   * 6266 section 4.2).
   */
  private boolean isAttachment() {
    Object disposition = responseHeader.apply(HttpHeaders.CONTENT_DISPOSITION);
    return disposition != null
        && !disposition.toString().strip().toLowerCase(Locale.ROOT).startsWith("inline");
  }

  private boolean has(String header) {
    return responseHeader.apply(header) != null;
  }

  /** Returns whether the response is one step on the way to a page. */
  boolean redirectsGet() {
    return status >= 300 && status < 400 && method.equals("GET") && has(HttpHeaders.LOCATION);
  }

  private @Nullable String header(String name) {
    return requestHeader.apply(name);
  }
}
