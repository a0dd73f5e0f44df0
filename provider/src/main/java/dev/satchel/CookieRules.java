package dev.satchel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules for cookies that a browser would refuse or misunderstand (RFC 6265bis). */
final class CookieRules {
  /**
   * The longest Set-Cookie value of a session. RFC 6265bis section 5.6 counts name and value, but
   * some proxies count the line.
   */
  static final int SESSION_BYTES = 4096;

  /**
   * The longest Set-Cookie value of a flash, half of the session's. So both together stay below the
   * 8 KB that servers allow for the headers of a request.
   */
  static final int FLASH_BYTES = 2048;

  /** RFC 6265bis section 5.6: browsers ignore a longer attribute. */
  private static final int MAX_PATH_BYTES = 1024;

  /** RFC 6265bis section 5.5: browsers cut a longer Max-Age. */
  private static final Duration MAX_AGE = Duration.ofDays(400);

  private CookieRules() {}

  static void require(CookieSettings cookie) {
    requireName(cookie.name());
    requirePath(cookie.path());
    String domain = cookie.domain();
    if (domain != null) {
      requireDomain(domain);
    }
    requirePrefix(cookie);
    require(
        cookie.isSecure() || cookie.sameSite() != CookieSettings.SameSite.NONE,
        "SameSite=None needs Secure",
        "the cookie " + cookie.name() + " is not Secure",
        "use withSecure(true)");
    require(
        cookie.isSecure() || !cookie.isPartitioned(),
        "Partitioned needs Secure",
        "the cookie " + cookie.name() + " is not Secure",
        "use withSecure(true)");
    requireOtherPlaces(cookie);
    Duration maxAge = cookie.maxAge();
    if (maxAge != null) {
      require(
          maxAge.getNano() == 0 && maxAge.getSeconds() > 0 && maxAge.compareTo(MAX_AGE) <= 0,
          "The Max-Age of a cookie must be whole seconds from 1 second to 400 days",
          "it is " + maxAge,
          "give another Duration");
    }
  }

  /** Requires that the browser takes each former cookie for another cookie, and so keeps both. */
  private static void requireOtherPlaces(CookieSettings cookie) {
    List<CookieSettings> places = new ArrayList<>(List.of(cookie));
    for (CookieSettings former : cookie.former()) {
      require(
          former.name().equals(cookie.name()),
          "A former cookie must have the name " + cookie.name() + " of its replacement",
          "one is named " + former.name(),
          "give the former Path, Domain and Partitioned under the name " + cookie.name());
      for (CookieSettings known : places) {
        require(
            !former.hasPlaceOf(known),
            "A former cookie must differ in Path, Domain or Partitioned from its replacement and"
                + " from other former cookies",
            "one named " + former.name() + " differs in none of the three",
            "leave it out, or give the settings that the application used before");
      }
      places.add(former);
    }
  }

  /** Returns the host that browsers derive from a Domain. */
  static @Nullable String host(@Nullable String domain) {
    return domain == null
        ? null
        : domain.substring(domain.startsWith(".") ? 1 : 0).toLowerCase(Locale.ROOT);
  }

  /** Returns whether the name keeps other hosts of the domain from planting the cookie. */
  static boolean hasHostPrefix(String name) {
    return hasPrefix(name, "__Host-");
  }

  /** Requires a token (RFC 9110 section 5.6.2). */
  private static void requireName(String name) {
    boolean token = name != null && !name.isEmpty();
    for (int i = 0; token && i < name.length(); i++) {
      char c = name.charAt(i);
      token = c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
    require(
        token,
        "A cookie's name must be a token of letters, digits and !#$%&'*+-.^_`|~",
        "it is " + (name == null ? "null" : "'" + Entries.show(name) + "'"),
        "take a name such as __Host-session");
  }

  /** Requires a host name or an IPv4 address. Browsers ignore a dot before it. */
  private static void requireDomain(String domain) {
    String fault = HostName.fault(domain.startsWith(".") ? domain.substring(1) : domain);
    require(
        fault == null,
        "The Domain of a cookie must be a host name such as example.org",
        "in '" + Entries.show(domain) + "' " + fault,
        "write it without scheme, port and final dot, or leave withDomain out for a cookie of this"
            + " host alone");
  }

  /**
   * Requires the attributes that the prefix of the name needs. RFC 6265bis section 4.1.3 has two
   * prefixes, and draft-ietf-httpbis-layered-cookies has the two newer prefixes.
   */
  private static void requirePrefix(CookieSettings cookie) {
    String name = cookie.name();
    boolean host = hasHostPrefix(name);
    boolean http = hasPrefix(name, "__Http-") || hasPrefix(name, "__Host-Http-");
    if (host || http || hasPrefix(name, "__Secure-")) {
      require(
          cookie.isSecure(),
          "The name " + name + " needs Secure",
          "the cookie is not Secure",
          "use withSecure(true), or another name first");
    }
    if (http) {
      require(
          cookie.isHttpOnly(),
          "The name " + name + " needs HttpOnly",
          "the cookie is not HttpOnly",
          "use withHttpOnly(true)");
    }
    if (host) {
      require(
          cookie.domain() == null,
          "The name " + name + " allows no Domain",
          "it is '" + cookie.domain() + "'",
          insteadOf("withDomain", name));
      require(
          cookie.path().equals("/"),
          "The name " + name + " needs the Path /",
          "it is '" + cookie.path() + "'",
          insteadOf("withPath", name));
    }
  }

  /** Returns the cure: a cookie can have the prefix or the setting, and each has its price. */
  private static String insteadOf(String call, String name) {
    String other =
        hasPrefix(name, "__Host-Http-")
            ? "__Http-" + name.substring("__Host-Http-".length())
            : "__Secure-" + name.substring("__Host-".length());
    return "leave "
        + call
        + " out, and no other host can plant the cookie; or first take a name such as "
        + other
        + ", and other hosts of its domain can plant it";
  }

  /** Browsers compare the prefix without regard to case. */
  private static boolean hasPrefix(String name, String prefix) {
    return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
  }

  private static void requirePath(String path) {
    boolean valid = requireGiven(path, "Path").length() <= MAX_PATH_BYTES;
    for (int i = 0; valid && i < path.length(); i++) {
      char c = path.charAt(i);
      valid = c > ' ' && c < 0x7F && c != ';' && c != ',';
    }
    require(
        valid,
        "The Path of a cookie must be printable ASCII without space, ';' and ',', of at most 1024"
            + " bytes",
        "it is '" + Entries.show(path) + "'",
        "encode or shorten it");
    require(
        path.startsWith("/"),
        "The Path of a cookie must begin with '/'",
        "it is '" + path + "'",
        "put a '/' before it");
  }

  static <T> T requireGiven(T value, String attribute) {
    require(
        value != null,
        "The " + attribute + " of a cookie must be given",
        "it is null",
        "leave the call out");
    return value;
  }

  private static void require(boolean holds, String rule, String finding, String cure) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but " + finding + "; " + cure);
    }
  }
}
