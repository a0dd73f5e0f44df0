package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.Map;

/** Reads a Cookie header with the cookies of one feature, for the fuzzers of another package. */
public final class Wire {
  private final ApplicationScopes application;

  public Wire(SatchelFeature feature) {
    this.application = feature.application();
  }

  private ArrivedSession read(List<String> cookieHeader) {
    long now = application.settings().clock().millis();
    return application.session().cookie().read(cookieHeader, now);
  }

  /** The claims of the session that counts, or null. */
  public Claims session(List<String> cookieHeader) {
    return read(cookieHeader) instanceof ArrivedSession.Current current ? current.claims() : null;
  }

  /** The entries of the flash that counts, none if none does. */
  public Map<String, String> flash(List<String> cookieHeader) {
    return application.flash().read(cookieHeader).entries();
  }

  /** Returns whether a flash's cookie came, readable or not. */
  public boolean flashArrived(List<String> cookieHeader) {
    return application.flash().read(cookieHeader).present();
  }

  /** The Set-Cookie line of a session of these entries, or null if they do not fit. */
  public String setSession(Map<String, String> entries) {
    SessionCookie session = application.session().cookie();
    SessionState state = SessionState.opened(read(null)).withEntries(entries);
    String line = session.set(state);
    if (line.length() != session.length(state)) {
      throw new AssertionError("The line has another length than was said");
    }
    return session.overflows(line.length()) ? null : line;
  }

  /** The same of a flash. */
  public String setFlash(Map<String, String> entries) {
    FlashCookie flash = application.flash();
    String line = flash.set(entries, flash.read(null));
    if (line.length() != flash.length(entries)) {
      throw new AssertionError("The line has another length than was said");
    }
    return flash.overflows(line.length()) ? null : line;
  }
}
