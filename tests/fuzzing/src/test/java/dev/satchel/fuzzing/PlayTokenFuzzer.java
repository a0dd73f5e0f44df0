package dev.satchel.fuzzing;

/** Any text in the place of Play's session and flash, under each of its algorithms. */
public final class PlayTokenFuzzer {
  private PlayTokenFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("PlayTokenFuzzer", PlayTokenFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    String text = Fuzzing.text(input);
    boolean session = Fuzzing.accepts(text, Applications.PLAY_SESSIONS);
    boolean flash = Fuzzing.accepts(text, Applications.PLAY_FLASHES);
    return session || flash;
  }
}
