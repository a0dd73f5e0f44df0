package dev.satchel;

import dev.satchel.internal.cookie.SetCookieLine;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a scope's cookie is named and what its attributes say (RFC 6265bis). An immutable value: each
 * {@code with} method returns another. What a browser would refuse, or take for something else,
 * throws {@link IllegalArgumentException} at once.
 *
 * <p>The defaults are the safest there are: {@code Path=/; Secure; HttpOnly; SameSite=Lax}, no
 * {@code Domain}, no {@code Max-Age}. A name that begins with {@code __Host-} keeps other hosts of
 * the domain from planting a cookie.
 */
public final class CookieSettings {
  private static final int MAX_ATTRIBUTE_BYTES =
      1024; // RFC 6265bis section 5.6: longer ones are ignored
  private static final Duration MAX_AGE =
      Duration.ofDays(400); // RFC 6265bis section 5.5: longer ones are cut

  /** When a browser sends the cookie with a request that another site caused. */
  public enum SameSite {
    /** Never. */
    STRICT("Strict"),
    /** When the user navigates here. */
    LAX("Lax"),
    /** Always. Needs Secure. */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }
  }

  private final String name;
  private final String path;
  private final @Nullable String domain;
  private final boolean secure;
  private final boolean httpOnly;
  private final SameSite sameSite;
  private final @Nullable Duration maxAge;
  private final boolean partitioned;

  private CookieSettings(
      String name,
      String path,
      @Nullable String domain,
      boolean secure,
      boolean httpOnly,
      SameSite sameSite,
      @Nullable Duration maxAge,
      boolean partitioned) {
    this.name = name;
    this.path = path;
    this.domain = domain;
    this.secure = secure;
    this.httpOnly = httpOnly;
    this.sameSite = sameSite;
    this.maxAge = maxAge;
    this.partitioned = partitioned;
    requireName();
    requireAttribute("Path", path);
    require(
        path.startsWith("/"),
        "The Path of a cookie must begin with '/'",
        "it is '" + path + "'",
        "put a '/' before it");
    if (domain != null) {
      requireDomain(domain);
    }
    requirePrefix();
    require(
        secure || sameSite != SameSite.NONE,
        "SameSite=None needs Secure",
        "the cookie " + name + " is not Secure",
        "use withSecure(true)");
    require(
        secure || !partitioned,
        "Partitioned needs Secure",
        "the cookie " + name + " is not Secure",
        "use withSecure(true)");
    if (maxAge != null) {
      require(
          maxAge.getNano() == 0 && maxAge.getSeconds() > 0 && maxAge.compareTo(MAX_AGE) <= 0,
          "The Max-Age of a cookie must be whole seconds from 1 second to 400 days",
          "it is " + maxAge,
          "give another Duration");
    }
  }

  /**
   * The default settings under this name.
   *
   * @param name a token (RFC 9110 section 5.6.2), best with the prefix {@code __Host-}
   * @return the settings
   * @throws IllegalArgumentException if the name is no token
   */
  public static CookieSettings named(String name) {
    return new CookieSettings(name, "/", null, true, true, SameSite.LAX, null, false);
  }

  /**
   * Settings without Secure, so under a name without a prefix that demands it: for tests, and for
   * development over a LAN. Anybody on the way can read and replace such a cookie.
   *
   * @param name a token without a prefix
   * @return the settings
   * @throws IllegalArgumentException if the name is no token or has a prefix
   */
  public static CookieSettings plainHttp(String name) {
    return new CookieSettings(name, "/", null, false, true, SameSite.LAX, null, false);
  }

  /**
   * The same settings under another name.
   *
   * @param name a token (RFC 9110 section 5.6.2)
   * @return the settings
   * @throws IllegalArgumentException if the name is no token, or its prefix contradicts the other
   *     settings
   */
  public CookieSettings withName(String name) {
    return new CookieSettings(name, path, domain, secure, httpOnly, sameSite, maxAge, partitioned);
  }

  /**
   * Sent for this path and below only. No wall: a page of another path of the host can still read
   * along.
   *
   * @param path printable ASCII from '/', without space, ';' and ','; at most 1,024 bytes
   * @return the settings
   * @throws IllegalArgumentException for anything else, or if the name's prefix demands '/'
   */
  public CookieSettings withPath(String path) {
    return new CookieSettings(name, path, domain, secure, httpOnly, sameSite, maxAge, partitioned);
  }

  /**
   * Sent to all hosts of the domain, which can all plant cookies for each other.
   *
   * @param domain a host name, such as example.org
   * @return the settings
   * @throws IllegalArgumentException for anything else, or if the name's prefix forbids a domain
   */
  public CookieSettings withDomain(String domain) {
    return new CookieSettings(
        name,
        path,
        requireGiven(domain, "Domain"),
        secure,
        httpOnly,
        sameSite,
        maxAge,
        partitioned);
  }

  /**
   * Whether the cookie is sent over TLS only.
   *
   * @param secure true unless the site is served over plain HTTP
   * @return the settings
   * @throws IllegalArgumentException if another setting demands it
   */
  public CookieSettings withSecure(boolean secure) {
    return new CookieSettings(name, path, domain, secure, httpOnly, sameSite, maxAge, partitioned);
  }

  /**
   * Whether the cookie is hidden from the page's scripts.
   *
   * @param httpOnly true unless scripts must read it
   * @return the settings
   * @throws IllegalArgumentException if the name's prefix demands it
   */
  public CookieSettings withHttpOnly(boolean httpOnly) {
    return new CookieSettings(name, path, domain, secure, httpOnly, sameSite, maxAge, partitioned);
  }

  /**
   * When the cookie comes with a request that another site caused.
   *
   * @param sameSite the attribute's value
   * @return the settings
   * @throws IllegalArgumentException if it is {@code NONE} and the cookie is not Secure
   */
  public CookieSettings withSameSite(SameSite sameSite) {
    return new CookieSettings(
        name,
        path,
        domain,
        secure,
        httpOnly,
        requireGiven(sameSite, "SameSite"),
        maxAge,
        partitioned);
  }

  /**
   * How long the browser keeps the cookie, counted from the response that last wrote it; a
   * session's token expires with it. Without, the cookie ends with the browser's session and its
   * token never expires.
   *
   * @param maxAge whole seconds, from 1 second to 400 days
   * @return the settings
   * @throws IllegalArgumentException for any other duration
   */
  public CookieSettings withMaxAge(Duration maxAge) {
    return new CookieSettings(
        name,
        path,
        domain,
        secure,
        httpOnly,
        sameSite,
        requireGiven(maxAge, "Max-Age"),
        partitioned);
  }

  /**
   * Whether the browser keeps a cookie of its own for each site that embeds this one (CHIPS).
   *
   * @param partitioned true for content that other sites embed
   * @return the settings
   * @throws IllegalArgumentException if it is true and the cookie is not Secure
   */
  public CookieSettings withPartitioned(boolean partitioned) {
    return new CookieSettings(name, path, domain, secure, httpOnly, sameSite, maxAge, partitioned);
  }

  String name() {
    return name;
  }

  boolean isSecure() {
    return secure;
  }

  /** Whether no other host of the domain can plant the cookie. */
  boolean isHostOnly() {
    return hasPrefix("__Host-");
  }

  /** Seconds, or 0 for a cookie that ends with the browser's session. */
  long maxAgeSeconds() {
    return maxAge == null ? 0 : maxAge.toSeconds();
  }

  SetCookieLine line() {
    StringBuilder attributes = new StringBuilder("; Path=").append(path);
    if (domain != null) {
      attributes.append("; Domain=").append(domain);
    }
    if (secure) {
      attributes.append("; Secure");
    }
    if (httpOnly) {
      attributes.append("; HttpOnly");
    }
    attributes.append("; SameSite=").append(sameSite.attribute);
    if (partitioned) {
      attributes.append("; Partitioned");
    }
    return new SetCookieLine(name, attributes.toString(), maxAgeSeconds());
  }

  /** Whether both name and describe the same cookie. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CookieSettings settings && toString().equals(settings.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The Set-Cookie line of an empty value. */
  @Override
  public String toString() {
    return line().set("");
  }

  private void requireName() {
    boolean token = name != null && !name.isEmpty();
    for (int i = 0; token && i < name.length(); i++) {
      char c = name.charAt(i);
      token = c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0; // RFC 9110 section 5.6.2
    }
    require(
        token,
        "A cookie's name must be a token of letters, digits and !#$%&'*+-.^_`|~",
        "it is " + (name == null ? "null" : "'" + Entries.show(name) + "'"),
        "take a name such as __Host-session");
  }

  /**
   * Labels of letters, digits and hyphens with dots between (RFC 1034 section 3.5), after a dot
   * that browsers ignore.
   */
  private static void requireDomain(String domain) {
    requireAttribute("Domain", domain);
    boolean valid = domain.length() > 1 && !domain.endsWith(".") && !domain.contains("..");
    for (int i = 0; valid && i < domain.length(); i++) {
      char c = domain.charAt(i);
      valid =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '.';
    }
    require(
        valid,
        "The Domain of a cookie must be a host name such as example.org",
        "it is '" + Entries.show(domain) + "'",
        "leave scheme, port and final dot out; leave it out altogether for this host alone");
  }

  /** RFC 6265bis section 4.1.3, and draft-ietf-httpbis-layered-cookies for the two newer ones. */
  private void requirePrefix() {
    boolean host = isHostOnly();
    boolean http = hasPrefix("__Http-") || hasPrefix("__Host-Http-");
    if (host || http || hasPrefix("__Secure-")) {
      require(
          secure,
          "The name " + name + " needs Secure",
          "the cookie is not",
          "use withSecure(true), or another name first");
    }
    if (http) {
      require(
          httpOnly,
          "The name " + name + " needs HttpOnly",
          "the cookie is not",
          "use withHttpOnly(true)");
    }
    if (host) {
      require(
          domain == null,
          "The name " + name + " allows no Domain",
          "it is '" + domain + "'",
          "take another name first");
      require(
          path.equals("/"),
          "The name " + name + " needs the Path /",
          "it is '" + path + "'",
          "take another name first");
    }
  }

  /** Browsers compare the prefix without regard to case. */
  private boolean hasPrefix(String prefix) {
    return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
  }

  private static void requireAttribute(String attribute, String value) {
    boolean valid = requireGiven(value, attribute).length() <= MAX_ATTRIBUTE_BYTES;
    for (int i = 0; valid && i < value.length(); i++) {
      char c = value.charAt(i);
      valid = c > ' ' && c < 0x7F && c != ';' && c != ',';
    }
    require(
        valid,
        "The "
            + attribute
            + " of a cookie must be printable ASCII without space, ';' and ',', of at most 1024 bytes",
        "it is '" + Entries.show(value) + "'",
        "encode or shorten it");
  }

  private static <T> T requireGiven(T value, String attribute) {
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
