package dev.satchel.internal.cookie;

/**
 * The Set-Cookie field value of one cookie (RFC 6265 section 4.1), of which only the cookie's value
 * varies: what stands before and after it is built once.
 */
public final class SetCookieLine {
  private final String prefix;
  private final String suffix;
  private final String attributes;
  private final String deletion;

  /**
   * @param name a token (RFC 9110 section 5.6.2)
   * @param attributes what both setting and deleting say, each behind "; "
   * @param maxAge seconds, or 0 for a cookie that ends with the browser's session
   */
  public SetCookieLine(String name, String attributes, long maxAge) {
    this.prefix = name + "=";
    this.attributes = attributes;
    this.suffix = maxAge == 0 ? attributes : attributes + "; Max-Age=" + maxAge;
    this.deletion = prefix + attributes + "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
  }

  /** Sets the cookie. The value has only characters that need no quotes. */
  public String set(String value) {
    return prefix + value + suffix;
  }

  /** Sets the cookie for 400 days, the longest that browsers keep one (RFC 6265bis section 5.5). */
  public String setForLong(String value) {
    return prefix + value + attributes + "; Max-Age=34560000";
  }

  /**
   * Deletes the cookie: a browser finds it by name, path and domain, and some also by Secure and
   * Partitioned.
   */
  public String delete() {
    return deletion;
  }

  /** The bytes of {@link #set} for a value of so many. */
  public int length(int valueLength) {
    return prefix.length() + valueLength + suffix.length();
  }
}
