package dev.satchel.fuzzing;

import java.util.List;
import java.util.stream.Stream;

/** Any bytes under a right signature, in each format: what lies behind it has no other guard. */
public final class SignedPayloadFuzzer {
  private static final List<TokenCookie> COOKIES =
      Stream.of(
              List.of(
                  Applications.SIGNED_SESSION,
                  Applications.SIGNED_FLASH,
                  Applications.ENCRYPTED_SESSION,
                  Applications.ENCRYPTED_FLASH),
              Applications.PLAY_SESSIONS,
              Applications.PLAY_FLASHES)
          .flatMap(List::stream)
          .toList();

  private SignedPayloadFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("SignedPayloadFuzzer", SignedPayloadFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    boolean accepted = false;
    for (TokenCookie cookie : COOKIES) {
      List<String> header = List.of(cookie.name() + "=" + cookie.jose().write(input));
      if (cookie.accepts(header)) {
        cookie.writesAgain(header);
        accepted = true;
      }
    }
    return accepted;
  }
}
