package dev.satchel;

import dev.satchel.internal.cookie.SetCookieLine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

  /** What keeps a cookie's value from being changed, or read. */
  enum Protection {
    SIGNED,
    ENCRYPTED
  }

  private final String name;
  private final String path;
  private final @Nullable String domain;
  private final boolean secure;
  private final boolean httpOnly;
  private final SameSite sameSite;
  private final @Nullable Duration maxAge;
  private final boolean partitioned;
  private final @Nullable Protection protection;
  private final List<CookieSettings> former;

  private CookieSettings(Draft draft) {
    this.name = draft.name;
    this.path = draft.path;
    this.domain = draft.domain;
    this.secure = draft.secure;
    this.httpOnly = draft.httpOnly;
    this.sameSite = draft.sameSite;
    this.maxAge = draft.maxAge;
    this.partitioned = draft.partitioned;
    this.protection = draft.protection;
    this.former = draft.former;
    CookieRules.require(this);
  }

  /** Settings that are being put together, the defaults at first. */
  private static final class Draft {
    private String name;
    private String path = "/";
    private @Nullable String domain;
    private boolean secure = true;
    private boolean httpOnly = true;
    private SameSite sameSite = SameSite.LAX;
    private @Nullable Duration maxAge;
    private boolean partitioned;
    private @Nullable Protection protection;
    private List<CookieSettings> former = List.of();

    Draft(String name) {
      this.name = name;
    }
  }

  private CookieSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(name);
    draft.path = path;
    draft.domain = domain;
    draft.secure = secure;
    draft.httpOnly = httpOnly;
    draft.sameSite = sameSite;
    draft.maxAge = maxAge;
    draft.partitioned = partitioned;
    draft.protection = protection;
    draft.former = former;
    change.accept(draft);
    return new CookieSettings(draft);
  }

  /**
   * The default settings under this name.
   *
   * @param name a token (RFC 9110 section 5.6.2), best with the prefix {@code __Host-}
   * @return the settings
   * @throws IllegalArgumentException if the name is no token
   */
  public static CookieSettings named(String name) {
    return new CookieSettings(new Draft(name));
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
    Draft draft = new Draft(name);
    draft.secure = false;
    return new CookieSettings(draft);
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
    return with(draft -> draft.name = name);
  }

  /**
   * Sent for this path and below only. No wall: a page of another path of the host can still read
   * along. A name with the prefix {@code __Host-} needs the path '/'. Another name, such as {@code
   * __Secure-session}, lets other hosts of the domain plant the cookie.
   *
   * @param path printable ASCII from '/', without space, ';' and ','; at most 1,024 bytes
   * @return the settings
   * @throws IllegalArgumentException for anything else, or if the name's prefix demands '/'
   */
  public CookieSettings withPath(String path) {
    return with(draft -> draft.path = path);
  }

  /**
   * Sent to all hosts of the domain, which can all plant cookies for each other. So the name cannot
   * have the prefix {@code __Host-}: take another first, such as {@code __Secure-session}.
   *
   * @param domain a host name (RFC 1123 section 2.1) such as example.org, or an IPv4 address
   * @return the settings
   * @throws IllegalArgumentException for anything else, or if the name's prefix forbids a domain
   */
  public CookieSettings withDomain(String domain) {
    CookieRules.requireGiven(domain, "Domain");
    return with(draft -> draft.domain = domain);
  }

  /**
   * Whether the cookie is sent over TLS only.
   *
   * @param secure true unless the site is served over plain HTTP
   * @return the settings
   * @throws IllegalArgumentException if another setting demands it
   */
  public CookieSettings withSecure(boolean secure) {
    return with(draft -> draft.secure = secure);
  }

  /**
   * Whether the cookie is hidden from the page's scripts.
   *
   * @param httpOnly true unless scripts must read it
   * @return the settings
   * @throws IllegalArgumentException if the name's prefix demands it
   */
  public CookieSettings withHttpOnly(boolean httpOnly) {
    return with(draft -> draft.httpOnly = httpOnly);
  }

  /**
   * When the cookie comes with a request that another site caused.
   *
   * @param sameSite the attribute's value
   * @return the settings
   * @throws IllegalArgumentException if it is {@code NONE} and the cookie is not Secure
   */
  public CookieSettings withSameSite(SameSite sameSite) {
    CookieRules.requireGiven(sameSite, "SameSite");
    return with(draft -> draft.sameSite = sameSite);
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
    CookieRules.requireGiven(maxAge, "Max-Age");
    return with(draft -> draft.maxAge = maxAge);
  }

  /**
   * Whether the browser keeps a cookie of its own for each site that embeds this one (CHIPS).
   *
   * @param partitioned true for content that other sites embed
   * @return the settings
   * @throws IllegalArgumentException if it is true and the cookie is not Secure
   */
  public CookieSettings withPartitioned(boolean partitioned) {
    return with(draft -> draft.partitioned = partitioned);
  }

  /**
   * The same cookie, signed: the user can read what it holds, and cannot change it. A session's is
   * signed anyway; a flash's token then is a session's, with a key of its own ({@code
   * docs/format.md}).
   *
   * @return the settings
   */
  public CookieSettings signed() {
    return with(draft -> draft.protection = Protection.SIGNED);
  }

  /**
   * The same cookie, encrypted: the user can neither read nor change what it holds, though its
   * length tells something. JWE (RFC 7516) with {@code A256CBC-HS512} (RFC 7518 section 5.2.5),
   * which takes 52 to 73 bytes more than a signature. A scope reads its configured format only:
   * changing it ends all sessions.
   *
   * @return the settings
   */
  public CookieSettings encrypted() {
    return with(draft -> draft.protection = Protection.ENCRYPTED);
  }

  /**
   * The same cookie, in place of one of the same name that the application set before with another
   * Path, Domain or Partitioned. A browser keeps both cookies. With this setting, each response
   * that writes or deletes the cookie also deletes it under the former settings. Name all former
   * settings in the release that changes them, and keep them for as long as browsers may hold the
   * former cookie.
   *
   * <p>Without this setting nothing can delete the former cookie. A user who still holds that
   * cookie alone cannot sign out. Where both arrive, the cookie that was written last decides, and
   * a session that ends there leaves an empty cookie.
   *
   * <pre>{@code
   * CookieSettings.named("__Secure-session")
   *     .withDomain("example.org")
   *     .replacing(CookieSettings.named("__Secure-session")) // until the update: for one host
   * }</pre>
   *
   * @param former what the cookie was set with, of which name, Path, Domain and Partitioned count
   * @return the settings, with these former ones alone
   * @throws NullPointerException if the array, or one in it, is null
   * @throws IllegalArgumentException if one has another name, or no other Path, Domain or
   *     Partitioned than these settings or another former one
   */
  public CookieSettings replacing(CookieSettings... former) {
    List<CookieSettings> copy = List.of(former);
    return with(draft -> draft.former = copy);
  }

  String name() {
    return name;
  }

  String path() {
    return path;
  }

  @Nullable String domain() {
    return domain;
  }

  boolean isHttpOnly() {
    return httpOnly;
  }

  SameSite sameSite() {
    return sameSite;
  }

  @Nullable Duration maxAge() {
    return maxAge;
  }

  boolean isPartitioned() {
    return partitioned;
  }

  /** Null for the scope's default. */
  @Nullable Protection protection() {
    return protection;
  }

  boolean isSecure() {
    return secure;
  }

  /** Returns whether the name keeps other hosts of the domain from planting the cookie. */
  boolean hasHostPrefix() {
    return CookieRules.hasHostPrefix(name);
  }

  /** Seconds, or 0 for a cookie that ends with the browser's session. */
  long maxAgeSeconds() {
    return maxAge == null ? 0 : maxAge.toSeconds();
  }

  List<CookieSettings> former() {
    return former;
  }

  /** The lines that delete the cookie where former settings put it. */
  List<String> formerDeletions() {
    return former.stream().map(each -> inPlaceOf(each).line().delete()).toList();
  }

  /** What else the former cookie said is of no use: a browser heeds the attributes of the line. */
  private CookieSettings inPlaceOf(CookieSettings place) {
    return with(
        draft -> {
          draft.path = place.path;
          draft.domain = place.domain;
          draft.partitioned = place.partitioned;
          draft.secure |= place.partitioned;
          draft.former = List.of();
        });
  }

  /** Whether a browser takes both for one cookie (RFC 6265bis section 5.7). */
  boolean hasPlaceOf(CookieSettings other) {
    return name.equals(other.name)
        && path.equals(other.path)
        && partitioned == other.partitioned
        && Objects.equals(CookieRules.host(domain), CookieRules.host(other.domain));
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

  /** Whether both name, describe and protect a cookie alike, and replace the same ones. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CookieSettings settings
        && protection == settings.protection
        && former.equals(settings.former)
        && toString().equals(settings.toString());
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
}
