package dev.satchel;

import dev.satchel.internal.log.Log;
import dev.satchel.internal.log.LogOncePerMinute;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** Logs warnings about the arriving cookies of one scope. Safe for many threads. */
final class CookieWarnings {
  private final String scope;
  private final String name;
  private final String usualReason;
  private final LogOncePerMinute refusals = new LogOncePerMinute();
  private final LogOncePerMinute doubles = new LogOncePerMinute();

  private CookieWarnings(String scope, String name, String usualReason) {
    this.scope = scope;
    this.name = name;
    this.usualReason = usualReason;
  }

  static CookieWarnings ofSession(String name) {
    return new CookieWarnings(
        "session",
        name,
        " The usual reason is another secret, or a cookie of another application. A forgery is"
            + " rare.");
  }

  static CookieWarnings ofFlash(String name) {
    return new CookieWarnings("flash", name, "");
  }

  /** Logs that no cookie of the name could be read. */
  void refused() {
    Log.LOGGER.log(Level.DEBUG, "The " + scope + " cookie {0} was refused", name);
    String capital = scope.substring(0, 1).toUpperCase(Locale.ROOT) + scope.substring(1);
    refusals.log(
        Level.WARNING,
        count ->
            capital
                + " cookies named "
                + name
                + " were refused."
                + usualReason
                + " Refused since the last such line: "
                + count);
  }

  /** Logs that two cookies of the name came, as after a change of Path, Domain or Partitioned. */
  void cameTwice() {
    doubles.log(
        Level.WARNING,
        count ->
            "A request came with two "
                + scope
                + " cookies named "
                + name
                + ", as after a change of Path, Domain or Partitioned. Name the former settings in"
                + " CookieSettings.replacing(former), so that the next write deletes the former"
                + " cookie; requests since the last such line: "
                + count);
  }
}
