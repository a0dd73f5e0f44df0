package dev.satchel.internal.runtime;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a servlet's response.
 *
 * @param dropsCookies whether the runtime replaces the lines of {@code Set-Cookie}
 */
record ServletHeaders(HttpServletResponse response, boolean dropsCookies)
    implements OutsideHeaders.Source {
  private static final String SPRING_SECURITY =
      "org.springframework.security.web.header.HeaderWriterFilter$HeaderWriterResponse";

  /** Bounds a chain of wrappers that may be a ring. */
  private static final int MAX_WRAPPERS = 100;

  static OutsideHeaders of(@Nullable HttpServletResponse response, boolean dropsCookies) {
    return response == null
        ? OutsideHeaders.NONE
        : new OutsideHeaders(new ServletHeaders(response, dropsCookies));
  }

  @Override
  public @Nullable Collection<?> values(String name) {
    return response.getHeaders(name);
  }

  @Override
  public @Nullable Collection<String> names() {
    return response.getHeaderNames();
  }

  @Override
  public void replace(String name, String value) {
    response.setHeader(name, value);
  }

  /**
   * Returns whether Spring Security writes its headers when the response is sent. Its caching
   * headers follow only if the response has none. Nothing tells whether the application switched
   * the caching headers off.
   */
  @Override
  public boolean noStoreFollows() {
    ServletResponse each = response;
    for (int i = 0; i < MAX_WRAPPERS; i++) {
      if (each.getClass().getName().equals(SPRING_SECURITY)) {
        return true;
      }
      if (!(each instanceof ServletResponseWrapper wrapper)) {
        return false;
      }
      each = wrapper.getResponse();
    }
    return false;
  }

  /** Shows no header: cookies stay out of logs. */
  @Override
  public String toString() {
    return "ServletHeaders";
  }
}
