package dev.satchel.fuzzing;

import java.util.List;

/** Any text in the place of a signed session, and of a signed flash. */
public final class SignedTokenFuzzer {
  private SignedTokenFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("SignedTokenFuzzer", SignedTokenFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    return Fuzzing.accepts(
        Fuzzing.text(input), List.of(Applications.SIGNED_SESSION, Applications.SIGNED_FLASH));
  }
}
