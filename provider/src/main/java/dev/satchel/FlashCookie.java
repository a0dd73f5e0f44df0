package dev.satchel;

import dev.satchel.internal.cookie.CookieHeader;
import dev.satchel.internal.cookie.SetCookieLine;
import dev.satchel.internal.token.Claims;
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
  private final List<String> formerDeletions;
  private final FlashFormat format;
  private final LogOncePerMinute refusals = new LogOncePerMinute();
  private final LogOncePerMinute outlived = new LogOncePerMinute();
  private final LogOncePerMinute lost = new LogOncePerMinute();

  FlashCookie(CookieSettings settings, FlashFormat format) {
    this.name = settings.name();
    this.line = settings.line();
    this.formerDeletions = settings.formerDeletions();
    this.format = format;
  }

  /**
   * What a request brought.
   *
   * @param entries none if they could not be read
   * @param present whether a cookie of the name came, readable or not
   * @param outlived whether a deletion may leave another one
   * @param verified the claims of the tokens that verified, the one that decides first
   */
  record Arrival(
      Map<String, String> entries, boolean present, boolean outlived, List<Claims> verified) {
    /** Of at most one cookie, with these entries. */
    static Arrival of(Map<String, String> entries, boolean present) {
      return new Arrival(entries, present, false, List.of());
    }

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
      return Arrival.of(Map.of(), false);
    }
    FlashFormat.Received received = format.read(values, MAX_BYTES - line.length(0));
    boolean two = received.arrived() > 1;
    if (two) {
      outlived.log(
          Level.WARNING,
          count ->
              "Requests with two flash cookies named "
                  + name
                  + ", as after a change of Path, Domain or Partitioned, since the last such line: "
                  + count
                  + "; the next write of each deletes the former cookie if CookieSettings.replacing(former) names its settings");
    }
    Map<String, String> entries = received.entries();
    if (entries != null) {
      return new Arrival(entries, true, two, received.verified());
    }
    Log.LOGGER.log(Level.DEBUG, "The flash cookie {0} was refused", name);
    refusals.log(
        Level.WARNING,
        count -> "Flash cookies named " + name + " refused since the last such line: " + count);
    return new Arrival(Map.of(), true, two, received.verified());
  }

  /** What a request brought that nobody asks for: opened only where a deletion depends on it. */
  Arrival unread(@Nullable List<String> cookieHeader) {
    int values = CookieHeader.values(cookieHeader, name).size();
    return values > 1 ? read(cookieHeader) : Arrival.of(Map.of(), values > 0);
  }

  /** The line that sets the cookie, later than what arrived. */
  String set(Map<String, String> entries, Arrival arrival) {
    return line.set(format.write(entries, arrival.verified()));
  }

  /**
   * The line that deletes the cookie. Where the browser would be left with one that was written
   * earlier, it sets an empty flash instead, which was written later and so decides; null if that
   * has been done.
   */
  @Nullable String end(Arrival arrival) {
    if (!arrival.outlived()) {
      return line.delete();
    }
    boolean ended = format.tellsNewest() && arrival.verified().get(0).data().isEmpty();
    if (ended) {
      return null;
    }
    return format.tellsNewest()
        ? line.setForLong(format.write(Map.of(), arrival.verified()))
        : line.delete();
  }

  String delete() {
    return line.delete();
  }

  /** The lines that delete the cookie where earlier settings put it. */
  List<String> formerDeletions() {
    return formerDeletions;
  }

  /** What was on the way to the same page went, for it did not fit beside what was added. */
  void lost() {
    lost.log(
        Level.WARNING,
        count ->
            "Flashes that a redirected GET left unread were lost, since they did not fit the cookie "
                + name
                + " beside what that GET added; such cases since the last such line: "
                + count
                + "; keep messages short");
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
