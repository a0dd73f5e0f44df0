package dev.satchel.browser;

import java.util.Map;

/**
 * A cookie as the browser stored it.
 *
 * @param domain begins with a dot unless the cookie is for this host only
 * @param session whether it goes when the browser closes
 * @param expires in seconds since 1970; -1 for one of the browser's session
 * @param sameSite empty if it has none
 */
record StoredCookie(
    String name,
    String value,
    String domain,
    String path,
    boolean secure,
    boolean httpOnly,
    String sameSite,
    boolean session,
    long expires) {

  /** Network.Cookie of the DevTools protocol. */
  static StoredCookie of(Map<?, ?> cookie) {
    Object sameSite = cookie.get("sameSite");
    return new StoredCookie(
        (String) cookie.get("name"),
        (String) cookie.get("value"),
        (String) cookie.get("domain"),
        (String) cookie.get("path"),
        (Boolean) cookie.get("secure"),
        (Boolean) cookie.get("httpOnly"),
        sameSite == null ? "" : (String) sameSite,
        (Boolean) cookie.get("session"),
        ((Number) cookie.get("expires")).longValue());
  }
}
