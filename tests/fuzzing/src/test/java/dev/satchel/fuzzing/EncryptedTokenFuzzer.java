package dev.satchel.fuzzing;

import java.util.List;

/** Any text in the place of an encrypted session, and of an encrypted flash. */
public final class EncryptedTokenFuzzer {
  private EncryptedTokenFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("EncryptedTokenFuzzer", EncryptedTokenFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    return Fuzzing.accepts(
        Fuzzing.text(input), List.of(Applications.ENCRYPTED_SESSION, Applications.ENCRYPTED_FLASH));
  }
}
