package dev.satchel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the outermost proxy says of the request that it received: the first element of {@code
 * Forwarded} (RFC 7239), or else of {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}.
 *
 * @param proto the scheme in lower case, or null if no header names it
 * @param host the host and perhaps the port, or null if no header names it
 */
record ForwardedHeaders(@Nullable String proto, @Nullable String host) {

  static ForwardedHeaders of(Map<String, List<String>> headers) {
    String forwarded = first(headers, "Forwarded");
    String proto = forwarded == null ? null : parameter(forwarded, "proto");
    String host = forwarded == null ? null : parameter(forwarded, "host");
    proto = proto == null ? first(headers, "X-Forwarded-Proto") : proto;
    return new ForwardedHeaders(
        proto == null ? null : proto.toLowerCase(Locale.ROOT),
        host == null ? first(headers, "X-Forwarded-Host") : host);
  }

  /** Shows nothing: a client chose the text. */
  @Override
  public String toString() {
    return "ForwardedHeaders";
  }

  /** Returns the first element of a list in a header, or null if there is none. */
  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    List<String> values = OriginRules.values(headers, name);
    if (values.isEmpty()) {
      return null;
    }
    String element = values.get(0).substring(0, end(values.get(0), 0, ',')).strip();
    return element.isEmpty() ? null : element;
  }

  /** Returns the value of a parameter in an element of Forwarded, or null if it is not there. */
  private static @Nullable String parameter(String element, String name) {
    for (int start = 0; start < element.length(); ) {
      int end = end(element, start, ';');
      String pair = element.substring(start, end).strip();
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equalsIgnoreCase(name)) {
        String value = pair.substring(equals + 1);
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
      start = end + 1;
    }
    return null;
  }

  /** Returns where a part ends: at the separator outside of quotes, or at the end of the text. */
  private static int end(String text, int start, char separator) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        return i;
      }
    }
    return text.length();
  }
}
