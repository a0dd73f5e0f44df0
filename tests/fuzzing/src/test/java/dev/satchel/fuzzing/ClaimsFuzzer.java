package dev.satchel.fuzzing;

import static dev.satchel.fuzzing.Fuzzing.requireSame;

import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.ClaimsReader;
import dev.satchel.internal.token.ClaimsWriter;
import dev.satchel.internal.token.JacksonClaims;

/** Any bytes in the place of a token's JSON: read as a JSON library reads them, or by neither. */
public final class ClaimsFuzzer {
  private ClaimsFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("ClaimsFuzzer", ClaimsFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    Claims claims = ClaimsReader.read(input);
    requireSame(claims, JacksonClaims.read(input), "Jackson reads something else");
    if (claims == null) {
      return false;
    }
    byte[] written = ClaimsWriter.write(claims);
    requireSame(written.length, ClaimsWriter.length(claims), "Another length than was said");
    requireSame(ClaimsReader.read(written), claims, "Written, then read as something else");
    requireSame(JacksonClaims.read(written), claims, "Jackson reads what is written differently");
    return true;
  }
}
