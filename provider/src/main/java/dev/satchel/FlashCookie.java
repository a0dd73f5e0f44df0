package dev.satchel;

import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flash as a cookie: Cookie header to entries, entries to Set-Cookie line. Safe for many
 * threads.
 */
final class FlashCookie {
  /**
   * Half a session's, so that both together stay under the 8 KB that servers allow a request's
   * headers.
   */
  static final int MAX_BYTES = 2048;

  private final String name;
  private final SetCookieLine line;
  private final FlashFormat format;
  private final LogOncePerMinute refusals = new LogOncePerMinute();

  FlashCookie(CookieSettings settings, FlashFormat format) {
    this.name = settings.name();
    this.line = settings.line();
    this.format = format;
  }

  /**
   * What a request brought.
   *
   * @param entries none if they could not be read
   * @param present whether a cookie of the name came, readable or not
   */
  record Arrival(Map<String, String> entries, boolean present) {
    /** Names no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "Arrival[" + entries.size() + " entries]";
    }
  }

  boolean arrivedIn(@Nullable List<String> cookieHeader) {
    return !CookieHeader.values(cookieHeader, name).isEmpty();
  }

  /** Takes what {@link #set} could have written, and any flash of Play. */
  Arrival read(@Nullable List<String> cookieHeader) {
    List<String> values = CookieHeader.values(cookieHeader, name);
    if (values.isEmpty()) {
      return new Arrival(Map.of(), false);
    }
    Map<String, String> entries = format.read(values, MAX_BYTES - line.length(0));
    if (entries != null) {
      return new Arrival(entries, true);
    }
    Log.LOGGER.log(Level.DEBUG, "The flash cookie {0} was refused", name);
    refusals.log(
        Level.WARNING,
        count -> "Flash cookies named " + name + " refused since the last such line: " + count);
    return new Arrival(Map.of(), true);
  }

  String set(Map<String, String> entries) {
    return line.set(format.write(entries));
  }

  String delete() {
    return line.delete();
  }

  /** The bytes of the line that {@link #set} makes. */
  int length(Map<String, String> entries) {
    return line.length(format.length(entries));
  }

  boolean overflows(int length) {
    return length > MAX_BYTES;
  }

  /** Of a flash that holds these entries alone; null if they fit. */
  @Nullable ScopeOverflowException overflowOf(Map<String, String> entries) {
    int length = length(entries);
    return overflows(length) ? overflow(entries, length) : null;
  }

  ScopeOverflowException overflow(Map<String, String> entries, int length) {
    return Entries.overflow("flash", MAX_BYTES, length, entries, format::length);
  }
}
