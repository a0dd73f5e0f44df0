package dev.satchel.fuzzing;

import static dev.satchel.fuzzing.Fuzzing.require;

import dev.satchel.Wire;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.JacksonClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cookie that holds tokens: what the library makes of it, held against the JDK and Jackson.
 *
 * @param flash else it is a session's
 * @param play whether Play's rules hold for its tokens
 * @param jose what writes and opens them without the library
 */
record TokenCookie(Wire wire, boolean flash, boolean play, String name, Jose jose) {
  private static final int MAX_CANDIDATES = 8;
  private static final long LEEWAY = 300;

  /** Checks that Satchel accepts exactly the tokens in a Cookie header that it must accept. */
  boolean accepts(List<String> header) {
    List<String> values = Fuzzing.values(header, name);
    List<Claims> verified = new ArrayList<>();
    for (String value : values) {
      byte[] payload = value.length() <= maxLength() ? jose.open(value) : null;
      Claims claims = payload == null ? null : claims(payload);
      if (claims != null && hasBegun(claims)) {
        verified.add(claims);
      }
    }
    Claims decides = decides(verified);
    boolean isCurrent = decides != null && !hasEnded(decides);
    if (values.size() <= MAX_CANDIDATES) {
      requireAccepted(header, isCurrent ? decides : null);
      return isCurrent;
    }
    return acceptsOneOf(header, verified);
  }

  /** The one that was written last, and of equals the first. */
  private static Claims decides(List<Claims> verified) {
    Claims decides = null;
    for (Claims claims : verified) {
      decides = decides == null || claims.iat() > decides.iat() ? claims : decides;
    }
    return decides;
  }

  /** A flash without entries is as good as none. */
  private void requireAccepted(List<String> header, Claims expected) {
    boolean right =
        flash
            ? wire.flash(header).equals(expected == null ? Map.of() : expected.data())
            : Objects.equals(wire.session(header), expected);
    require(right, "Another token is accepted than the one that was signed and written last");
  }

  /** Returns whether Satchel accepts one of the tokens. It may try only some of many candidates. */
  private boolean acceptsOneOf(List<String> header, List<Claims> verified) {
    if (flash) {
      Map<String, String> entries = wire.flash(header);
      boolean signed = verified.stream().anyMatch(claims -> claims.data().equals(entries));
      require(entries.isEmpty() || signed, "Accepted, but not signed");
      return signed;
    }
    Claims claims = wire.session(header);
    require(claims == null || verified.contains(claims), "Accepted, but not signed");
    return claims != null;
  }

  /** The entries of a token that was accepted, written and read again. */
  void writesAgain(List<String> header) {
    Map<String, String> entries = entries(header);
    String line = flash ? wire.setFlash(entries) : wire.setSession(entries);
    if (line != null) {
      List<String> sentBack = List.of(line.substring(0, line.indexOf(';')));
      require(entries(sentBack).equals(entries), "Written, then read as something else");
    }
  }

  private Map<String, String> entries(List<String> header) {
    return flash ? wire.flash(header) : wire.session(header).data();
  }

  /** A flash's line may be as long as 2048 bytes, one of Play as long as a session's. */
  private int maxLength() {
    return flash && !play
        ? 2048 - (name + "=; Path=/; Secure; HttpOnly; SameSite=Lax").length()
        : 4096;
  }

  private Claims claims(byte[] payload) {
    return play ? JacksonClaims.readAsPlay(payload) : JacksonClaims.read(payload);
  }

  private boolean hasBegun(Claims claims) {
    long latest = Applications.NOW + LEEWAY;
    return claims.nbf() <= latest && claims.iat() <= latest && !(play && claims.sid() != null);
  }

  private boolean hasEnded(Claims claims) {
    long now = Applications.NOW;
    return claims.exp() != null && (play ? claims.exp() + LEEWAY < now : claims.exp() <= now);
  }
}
