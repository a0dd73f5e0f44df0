package dev.satchel;

import dev.satchel.internal.cookie.SetCookieLine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The name and the attributes of a scope's cookie (RFC 6265bis). The value is immutable: each
 * {@code with} method returns other settings. A setting that a browser would refuse or
 * misunderstand throws {@link IllegalArgumentException} at once.
 *
 * <pre>{@code
 * SatchelFeature.builder()
 *     .secret(Secret.fromEnvironment("SATCHEL_SECRET"))
 *     .session(CookieSettings.named("__Host-shop").withSameSite(SameSite.STRICT).encrypted())
 *     .build();
 * }</pre>
 *
 * <p>The defaults are the safest attributes: {@code Path=/; Secure; HttpOnly; SameSite=Lax}, no
 * {@code Domain}, no {@code Max-Age}. If the name begins with {@code __Host-}, other hosts of the
 * domain cannot plant the cookie.
 */
public final class CookieSettings {
  /** Says when a browser sends the cookie with a request that another site caused. */
  public enum SameSite {
    /** The browser never sends the cookie with a request that another site caused. */
    STRICT("Strict"),
    /** The browser sends the cookie when the user navigates from another site to this site. */
    LAX("Lax"),
    /** The browser sends the cookie with every request. This value needs Secure. */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }
  }

  /** Protects the value of a cookie from changes, or also from readers. */
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

  /** Settings that a factory or a {@code with} method puts together. They begin as the defaults. */
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
   * Returns the default settings under a name.
   *
   * @param name a token (RFC 9110 section 5.6.2), best with the prefix {@code __Host-}
   * @return the settings
   * @throws IllegalArgumentException if the name is no token
   */
  public static CookieSettings named(String name) {
    return new CookieSettings(new Draft(name));
  }

  /**
   * Returns settings without Secure, for tests and for development over a LAN. Anybody on the way
   * can read and replace a cookie without Secure.
   *
   * @param name a token (RFC 9110 section 5.6.2) without a prefix, because the prefixes need Secure
   * @return the settings
   * @throws IllegalArgumentException if the name is no token or has a prefix
   */
  public static CookieSettings plainHttp(String name) {
    Draft draft = new Draft(name);
    draft.secure = false;
    return new CookieSettings(draft);
  }

  /**
   * Returns the same settings under another name.
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
   * Sets the path. The browser sends the cookie for this path and the paths below only. The path is
   * no protection: a page of another path of the host can still read the cookie. A name with the
   * prefix {@code __Host-} needs the path '/'. Any other name, such as {@code __Secure-session},
   * lets other hosts of the domain plant the cookie.
   *
   * @param path printable ASCII from '/', without space, ';' and ','; at most 1,024 bytes
   * @return the settings
   * @throws IllegalArgumentException for any other text, or if the name's prefix needs '/'
   */
  public CookieSettings withPath(String path) {
    return with(draft -> draft.path = path);
  }

  /**
   * Sets the domain. The browser sends the cookie to all hosts of the domain, and these hosts can
   * all plant cookies for each other. So the name cannot have the prefix {@code __Host-}: first
   * choose another name, such as {@code __Secure-session}.
   *
   * @param domain a host name (RFC 1123 section 2.1) such as example.org, or an IPv4 address
   * @return the settings
   * @throws IllegalArgumentException for any other text, or if the name's prefix forbids a domain
   */
  public CookieSettings withDomain(String domain) {
    CookieRules.requireGiven(domain, "Domain");
    return with(draft -> draft.domain = domain);
  }

  /**
   * Sets whether the browser sends the cookie over TLS only.
   *
   * @param secure true unless the site is served over plain HTTP
   * @return the settings
   * @throws IllegalArgumentException if it is false and another setting needs Secure
   */
  public CookieSettings withSecure(boolean secure) {
    return with(draft -> draft.secure = secure);
  }

  /**
   * Sets whether the browser hides the cookie from the scripts of a page.
   *
   * @param httpOnly true unless scripts must read it
   * @return the settings
   * @throws IllegalArgumentException if it is false and the name's prefix needs HttpOnly
   */
  public CookieSettings withHttpOnly(boolean httpOnly) {
    return with(draft -> draft.httpOnly = httpOnly);
  }

  /**
   * Sets when the browser sends the cookie with a request that another site caused.
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
   * Sets how long the browser keeps the cookie, counted from the response that last wrote the
   * cookie. The token in the cookie expires at the same time. Without a Max-Age, the browser drops
   * the cookie when it closes, and Max-Age sets no expiry of the token.
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
   * Sets whether the browser keeps a separate cookie for each site that embeds this site (CHIPS).
   *
   * @param partitioned true for content that other sites embed
   * @return the settings
   * @throws IllegalArgumentException if it is true and the cookie is not Secure
   */
  public CookieSettings withPartitioned(boolean partitioned) {
    return with(draft -> draft.partitioned = partitioned);
  }

  /**
   * Signs the cookie: the user can read the entries, but cannot change them. A session is always
   * signed or encrypted. A signed flash has the same kind of token as a session, under a key of its
   * own ({@code docs/format.md}).
   *
   * @return the settings
   */
  public CookieSettings signed() {
    return with(draft -> draft.protection = Protection.SIGNED);
  }

  /**
   * Encrypts the cookie: the user can neither read nor change the entries. The length of the cookie
   * still says something about them. The token is a JWE (RFC 7516) with {@code A256CBC-HS512} (RFC
   * 7518 section 5.2.5), which takes 52 to 73 bytes more than a signed token. A scope reads its
   * configured format only, so a change of the format ends all sessions, unless the application
   * {@linkplain SatchelFeatureBuilder#acceptBothFormatsUntil accepts both formats}.
   *
   * @return the settings
   */
  public CookieSettings encrypted() {
    return with(draft -> draft.protection = Protection.ENCRYPTED);
  }

  /**
   * Names former settings of the cookie, which the application used before a change of Path, Domain
   * or Partitioned. After the change, a browser keeps both cookies. With this setting, each
   * response that writes or deletes the cookie also deletes the former cookies. Name all former
   * settings in the release that changes them. Keep the names for as long as browsers may hold a
   * former cookie.
   *
   * <p>Without this setting nothing can delete the former cookie. A user who holds the former
   * cookie only cannot sign out. If both cookies arrive, the cookie that was written last decides.
   * A session that ends then leaves an empty cookie.
   *
   * <pre>{@code
   * // Until the update, the cookie was for one host.
   * CookieSettings.named("__Secure-session")
   *     .withDomain("example.org")
   *     .replacing(CookieSettings.named("__Secure-session"))
   * }</pre>
   *
   * @param former the former settings; only name, Path, Domain and Partitioned count
   * @return the settings, which replace these former settings only
   * @throws NullPointerException if the array, or an element of it, is null
   * @throws IllegalArgumentException if former settings have another name, or the same Path, Domain
   *     and Partitioned as these settings or as other former settings
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

  /** Returns the protection, or null for the default of the scope. */
  @Nullable Protection protection() {
    return protection;
  }

  boolean isEncrypted() {
    return protection == Protection.ENCRYPTED;
  }

  boolean isSecure() {
    return secure;
  }

  /** Returns whether the name keeps other hosts of the domain from planting the cookie. */
  boolean hasHostPrefix() {
    return CookieRules.hasHostPrefix(name);
  }

  /** Returns the Max-Age in seconds, or 0 for a cookie that ends when the browser closes. */
  long maxAgeSeconds() {
    return maxAge == null ? 0 : maxAge.toSeconds();
  }

  List<CookieSettings> former() {
    return former;
  }

  /** Returns the lines that delete the cookie where former settings put it. */
  List<String> formerDeletions() {
    return former.stream().map(each -> inPlaceOf(each).line().delete()).toList();
  }

  /**
   * Returns these settings in the place of a former cookie. The other attributes of the former
   * cookie do not matter, because a browser only uses the attributes of the line that deletes.
   */
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

  /** Returns whether a browser takes both for one cookie (RFC 6265bis section 5.7). */
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

  /**
   * Returns whether both have the same name, attributes and protection, and the same former
   * settings.
   */
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

  /** Returns the Set-Cookie line of an empty value. */
  @Override
  public String toString() {
    return line().set("");
  }
}
