package dev.satchel.internal.cookie;

/**
 * The Set-Cookie field value of one cookie (RFC 6265bis section 4.1). Only the value of the cookie
 * varies, so the text before and after the value is built once.
 */
public final class SetCookieLine {
  private final String prefix;
  private final String suffix;
  private final String attributes;
  private final String deletion;

  /**
   * Creates the line of a cookie.
   *
   * @param name a token (RFC 9110 section 5.6.2)
   * @param attributes the attributes of every line, each after "; "
   * @param maxAge seconds, or 0 for a cookie that ends when the browser closes
   */
  public SetCookieLine(String name, String attributes, long maxAge) {
    this.prefix = name + "=";
    this.attributes = attributes;
    this.suffix = maxAge == 0 ? attributes : attributes + "; Max-Age=" + maxAge;
    this.deletion = prefix + attributes + "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
  }

  /** Returns the line that sets the cookie. The value needs characters without quotes. */
  public String set(String value) {
    return prefix + value + suffix;
  }

  /**
   * Returns the line that sets the cookie for 400 days. Browsers keep no cookie longer (RFC 6265bis
   * section 5.5).
   */
  public String setForLong(String value) {
    return prefix + value + attributes + "; Max-Age=34560000";
  }

  /**
   * Returns the line that deletes the cookie. A browser finds the cookie by name, path and domain,
   * and some browsers also by Secure and Partitioned.
   */
  public String delete() {
    return deletion;
  }

  /** Returns the number of bytes of {@link #set} for a value of so many bytes. */
  public int length(int valueLength) {
    return prefix.length() + valueLength + suffix.length();
  }
}
