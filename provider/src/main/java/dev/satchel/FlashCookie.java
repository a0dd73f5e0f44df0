package dev.satchel;

import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import dev.satchel.internal.log.LogOncePerMinute;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of the flash. It reads the flash from a Cookie header, and writes the Set-Cookie line
 * from entries. Safe for many threads.
 */
final class FlashCookie {
  private final String name;
  private final SetCookieLine line;
  private final List<String> formerDeletions;
  private final FlashFormat format;
  private final CookieWarnings warnings;
  private final LogOncePerMinute lost = new LogOncePerMinute();

  /** Creates the cookie of an application. */
  FlashCookie(Settings settings) {
    CookieSettings cookie = settings.flash();
    this.name = cookie.name();
    this.warnings = CookieWarnings.ofFlash(name);
    this.line = cookie.line();
    this.formerDeletions = cookie.formerDeletions();
    this.format = FlashFormat.of(settings);
  }

  /** Returns whether a cookie of the name came, readable or not. */
  boolean arrivedIn(@Nullable List<String> cookieHeader) {
    return !CookieHeader.values(cookieHeader, name).isEmpty();
  }

  /** Opens the cookies of a request. Accepts what {@link #set} or Play could have written. */
  ArrivedFlash read(@Nullable List<String> cookieHeader) {
    List<String> values = CookieHeader.values(cookieHeader, name);
    if (values.isEmpty()) {
      return ArrivedFlash.of(Map.of(), false);
    }
    FlashFormat.Received received = format.read(values, CookieRules.FLASH_BYTES - line.length(0));
    boolean two = received.arrived() > 1;
    if (two) {
      warnings.cameTwice();
    }
    Map<String, String> entries = received.entries();
    if (entries != null) {
      return new ArrivedFlash(entries, true, two, received.verified());
    }
    warnings.refused();
    return new ArrivedFlash(Map.of(), true, two, received.verified());
  }

  /** Returns a flash that nobody reads. It is opened only where a deletion depends on it. */
  ArrivedFlash unread(@Nullable List<String> cookieHeader) {
    int values = CookieHeader.values(cookieHeader, name).size();
    return values > 1 ? read(cookieHeader) : ArrivedFlash.of(Map.of(), values > 0);
  }

  /** Returns the line that sets the cookie, so that it wins over what arrived. */
  String set(Map<String, String> entries, ArrivedFlash arrived) {
    return line.set(format.write(entries, arrived.verified()));
  }

  /**
   * Returns the line that ends the flash, or null if an earlier line did so. The line deletes the
   * cookie, unless that would leave the browser with a cookie that was written earlier. In that
   * case the line sets an empty flash, which was written later and so decides.
   */
  @Nullable String end(ArrivedFlash arrived) {
    if (!arrived.outlived()) {
      return line.delete();
    }
    boolean ended = format.tellsNewest() && arrived.verified().get(0).data().isEmpty();
    if (ended) {
      return null;
    }
    return format.tellsNewest()
        ? line.setForLong(format.write(Map.of(), arrived.verified()))
        : line.delete();
  }

  /** Returns the line that deletes the cookie. */
  String delete() {
    return line.delete();
  }

  /** Returns the lines that delete the cookie where earlier settings put it. */
  List<String> formerDeletions() {
    return formerDeletions;
  }

  /** Logs that the cookie had no room for a flash that was on its way to a page. */
  void logLost() {
    lost.log(
        Level.WARNING,
        count ->
            "A flash that a redirected GET left unread was lost, because the cookie "
                + name
                + " had no room for it and for the entries that the GET added. Keep messages short;"
                + " flashes since the last such line: "
                + count);
  }

  /** Returns the number of bytes of the line that {@link #set} makes. */
  int length(Map<String, String> entries) {
    return line.length(format.length(entries));
  }

  /** Returns whether a line of so many bytes is too long. */
  boolean overflows(int length) {
    return length > CookieRules.FLASH_BYTES;
  }

  /** Returns the exception for a flash of these entries alone, or null if they fit. */
  @Nullable ScopeOverflowException overflowOf(Map<String, String> entries) {
    int length = length(entries);
    return overflows(length) ? overflow(entries, length) : null;
  }

  /** Returns the exception for entries whose line has so many bytes. */
  ScopeOverflowException overflow(Map<String, String> entries, int length) {
    return Entries.overflow("flash", CookieRules.FLASH_BYTES, length, entries, format::length);
  }
}
