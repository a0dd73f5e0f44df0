package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.log.Log;
import dev.satchel.internal.log.LogOncePerMinute;
import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The objects that all requests of one application share: the settings, both cookies and the
 * revocations. Safe for many threads.
 */
final class ApplicationScopes {
  /** The name of the configuration's property that holds the object. */
  static final String PROPERTY = "dev.satchel.ApplicationScopes";

  private final Settings settings;
  private final @Nullable RevocationLedger ledger;
  private final SessionRules session;
  private final FlashCookie flash;
  private final Revocations revocations;
  private final AtomicBoolean toldEndless = new AtomicBoolean();
  private final LogOncePerMinute lateChanges = new LogOncePerMinute();
  private final LogOncePerMinute droppedChanges = new LogOncePerMinute();

  ApplicationScopes(Settings settings) {
    this.settings = settings;
    this.ledger = RevocationLedger.of(settings);
    this.session = new SessionRules(new SessionCookie(settings, ledger));
    this.flash = new FlashCookie(settings);
    this.revocations = ledger == null ? new RevocationsOff() : new StoredRevocations(ledger);
  }

  Settings settings() {
    return settings;
  }

  /** Returns the rules of the session, and its cookie. */
  SessionRules session() {
    return session;
  }

  FlashCookie flash() {
    return flash;
  }

  /** Returns the revocations for the application's code. Without a store, every call throws. */
  Revocations revocations() {
    return revocations;
  }

  /** Returns the revocations, or null if the application has no store. */
  @Nullable RevocationLedger ledger() {
    return ledger;
  }

  /** Opens the revocation store at the first request. Each request calls it. */
  void start() {
    if (ledger != null) {
      ledger.start();
    }
  }

  /**
   * Called when a runtime begins to serve the application.
   *
   * @throws IllegalStateException if its revocations would meet those of another application
   */
  void served() {
    if (ledger != null) {
      ServedLedgers.add(ledger);
    }
  }

  /** Returns whether both read and write alike, as if one feature was registered twice. */
  boolean sameAs(ApplicationScopes other) {
    return this == other || settings.equals(other.settings);
  }

  /** Returns whether a Set-Cookie line is about one of the two cookies. */
  boolean isOurs(@Nullable String line) {
    return line != null
        && (line.startsWith(settings.session().name() + "=")
            || line.startsWith(settings.flash().name() + "="));
  }

  /**
   * Refuses declared changes that are too large by themselves, so that they could never apply.
   *
   * @throws IllegalArgumentException if there are any
   */
  void requireFits(DeclaredChanges changes) {
    for (Family status : Family.values()) {
      EffectiveChanges applied = changes.applied(status, Ending.RESULT);
      requireFits(changes, session.cookie().overflowOf(applied.added()));
      requireFits(changes, flash.overflowOf(applied.flashed()));
    }
  }

  private static void requireFits(
      DeclaredChanges changes, @Nullable ScopeOverflowException overflow) {
    if (overflow != null) {
      throw new IllegalArgumentException(
          "The entries that annotations declare must fit the cookie, but on "
              + changes.method()
              + " they do not: "
              + overflow.getMessage());
    }
  }

  /** Warns of a change that came after the response began. */
  void warnOfLateChange(String scope) {
    lateChanges.log(
        Level.WARNING,
        count ->
            "A scope was changed after the response began (last: the "
                + scope
                + "). The change is lost, unless the runtime starts the response again. Change"
                + " scopes before the method returns, not in a streaming body or on a late thread;"
                + " changes since the last such line: "
                + count);
  }

  /** Logs that a declared change was dropped. A client that filled its cookie can cause this. */
  void logDropped(EffectiveChanges declared, String reason) {
    droppedChanges.log(
        Level.ERROR,
        count ->
            "A change that the annotations of "
                + declared.method()
                + " declare was dropped: "
                + reason
                + "; changes since the last such line: "
                + count);
  }

  /**
   * Tells at start-up that no setting ends a session. A person may want that, as Play does. Helidon
   * registers one feature several times.
   */
  void tellIfEndless() {
    if (settings.isEndless() && toldEndless.compareAndSet(false, true)) {
      Log.LOGGER.log(
          Level.INFO,
          "Sessions of the cookie "
              + settings.session().name()
              + " never expire by themselves: no idleTimeout, absoluteTimeout or Max-Age is set; "
              + (settings.play() == null
                  ? "use SatchelFeature.recommended(secret), or set idleTimeout and absoluteTimeout"
                  : "set an idleTimeout"));
    }
  }

  /** Warns at start-up of a cookie that others can read or plant. */
  void warnIfExposed() {
    warnIfExposed(settings.session());
    warnIfExposed(settings.flash());
  }

  private static void warnIfExposed(CookieSettings cookie) {
    if (!cookie.isSecure()) {
      Log.LOGGER.log(
          Level.WARNING,
          "The cookie "
              + cookie.name()
              + " is not Secure, so anybody on the way can read and replace it; use it only for"
              + " tests and development");
    } else if (!cookie.hasHostPrefix()) {
      Log.LOGGER.log(
          Level.WARNING,
          "The cookie "
              + cookie.name()
              + " can be planted by other hosts of its domain; a name that begins with __Host-"
              + " prevents this, and needs Path=/ and no Domain");
    }
  }
}
