package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.Map;

/** What the cookies of one feature make of a Cookie header: for the fuzzers, of another package. */
public final class Wire {
  private final Cookies cookies;

  public Wire(SatchelFeature feature) {
    this.cookies = feature.cookies();
  }

  /** The claims of the session that counts, or null. */
  @SuppressWarnings("ReferenceEquality") // a token may hold what stands for none: no data, of 1970
  public Claims session(List<String> cookieHeader) {
    Claims none = cookies.session().read(null).claims();
    Claims read = cookies.session().read(cookieHeader).claims();
    return read == none ? null : read;
  }

  /** The entries of the flash that counts, none if none does. */
  public Map<String, String> flash(List<String> cookieHeader) {
    return cookies.flash().read(cookieHeader).entries();
  }

  /** Whether a flash's cookie came, readable or not. */
  public boolean flashArrived(List<String> cookieHeader) {
    return cookies.flash().read(cookieHeader).present();
  }

  /** The Set-Cookie line of a session of these entries, or null if they do not fit. */
  public String setSession(Map<String, String> entries) {
    SessionCookie session = cookies.session();
    SessionCookie.Arrival none = session.read(null);
    String line = session.set(entries, null, none, true);
    if (line.length() != session.length(entries, null, none, true)) {
      throw new AssertionError("The line has another length than was said");
    }
    return session.overflows(line.length()) ? null : line;
  }

  /** The same of a flash. */
  public String setFlash(Map<String, String> entries) {
    FlashCookie flash = cookies.flash();
    String line = flash.set(entries, flash.read(null));
    if (line.length() != flash.length(entries)) {
      throw new AssertionError("The line has another length than was said");
    }
    return flash.overflows(line.length()) ? null : line;
  }
}
