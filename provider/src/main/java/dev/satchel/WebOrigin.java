package dev.satchel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a page (RFC 6454 section 4). Two origins are the same only if all parts are equal,
 * as for a browser.
 *
 * @param scheme the scheme in lower case
 * @param host the host in lower case; an IPv6 address has its brackets
 * @param port the port, or -1 if the scheme has no default and none is named
 */
record WebOrigin(String scheme, String host, int port) {
  /** The longest text that is parsed: a scheme, a host name of 253 characters and a port. */
  private static final int MAX_LENGTH = 300;

  /**
   * A host and perhaps a port, as the Host header has them (RFC 9110 section 7.2).
   *
   * @param port the port, or -1 if none is named
   */
  record Authority(String host, int port) {

    /**
     * Returns the host and port of a text, or null if the text is no host with an optional port.
     */
    static @Nullable Authority parse(@Nullable String text) {
      if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
        return null;
      }
      int colon = text.indexOf(':', text.startsWith("[") ? Math.max(text.indexOf(']'), 0) : 0);
      String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
      int port = colon < 0 ? -1 : port(text.substring(colon + 1));
      boolean wrongPort = colon >= 0 && port < 0;
      return wrongPort || !isHost(host) ? null : new Authority(host, port);
    }

    /** Shows nothing: a client chose the text. */
    @Override
    public String toString() {
      return "Authority";
    }

    private static int port(String digits) {
      boolean number =
          !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> isDigit(c));
      int port = number ? Integer.parseInt(digits) : -1;
      return port <= 65_535 ? port : -1;
    }

    private static boolean isHost(String host) {
      if (host.startsWith("[")) {
        return host.length() > 2
            && host.endsWith("]")
            && host.substring(1, host.length() - 1).chars().allMatch(c -> isOfIpv6(c));
      }
      return !host.isEmpty() && host.chars().allMatch(c -> isOfName(c));
    }

    private static boolean isOfIpv6(int c) {
      return isDigit(c) || c >= 'a' && c <= 'f' || c == ':' || c == '.';
    }

    private static boolean isOfName(int c) {
      return isDigit(c) || isLetter(c) || c == '-' || c == '.' || c == '_';
    }
  }

  /** Returns the origin of an Origin header, or null if the text is no origin or is "null". */
  static @Nullable WebOrigin parse(String text) {
    int end = text.indexOf("://");
    if (end <= 0 || text.length() > MAX_LENGTH) {
      return null;
    }
    String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    Authority authority = Authority.parse(text.substring(end + 3));
    if (authority == null || !isScheme(scheme)) {
      return null;
    }
    int port = authority.port() < 0 ? defaultPort(scheme) : authority.port();
    return new WebOrigin(scheme, authority.host(), port);
  }

  /** Returns the port that a URL of the scheme has if it names none, or -1. */
  static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> -1;
    };
  }

  /** Returns whether a browser can show pages of the origin to which a proxy leads. */
  boolean isOfWeb() {
    return scheme.equals("http") || scheme.equals("https");
  }

  /** Shows nothing: a client chose the text. */
  @Override
  public String toString() {
    return "WebOrigin";
  }

  /** Returns whether the text is a scheme in lower case (RFC 3986 section 3.1). */
  private static boolean isScheme(String text) {
    return isLetter(text.charAt(0))
        && text.chars()
            .allMatch(c -> isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
