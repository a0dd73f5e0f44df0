package dev.satchel.fuzzing;

import static dev.satchel.fuzzing.Fuzzing.require;

import dev.satchel.Wire;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.JacksonClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /** Whether the library accepts a token in this Cookie header, as it must and must not. */
  boolean accepts(List<String> header) {
    List<String> values = Fuzzing.values(header, name);
    List<Claims> counting = new ArrayList<>();
    for (String value : values) {
      byte[] payload = value.length() <= maxLength() ? jose.open(value) : null;
      Claims claims = payload == null ? null : claims(payload);
      if (claims != null && isCurrent(claims)) {
        counting.add(claims);
      }
    }
    boolean accepted = flash ? acceptsFlash(header, counting) : acceptsSession(header, counting);
    require(
        accepted || counting.isEmpty() || values.size() > MAX_CANDIDATES,
        "Signed, but not accepted");
    return accepted;
  }

  private boolean acceptsSession(List<String> header, List<Claims> counting) {
    Claims claims = wire.session(header);
    require(claims == null || counting.contains(claims), "Accepted, but not signed");
    return claims != null;
  }

  /** A flash without entries is as good as none. */
  private boolean acceptsFlash(List<String> header, List<Claims> counting) {
    Map<String, String> entries = wire.flash(header);
    boolean signed = counting.stream().anyMatch(claims -> claims.data().equals(entries));
    require(entries.isEmpty() || signed, "Accepted, but not signed");
    return signed;
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

  private boolean isCurrent(Claims claims) {
    long now = Applications.NOW;
    boolean begun = claims.nbf() <= now + LEEWAY && claims.iat() <= now + LEEWAY;
    boolean ended =
        claims.exp() != null && (play ? claims.exp() + LEEWAY < now : claims.exp() <= now);
    return begun && !ended && !(play && claims.sid() != null);
  }
}
