package dev.satchel.fuzzing;

/** Any text in the place of Play's session and flash, under each of its algorithms. */
public final class PlayTokenFuzzer {
  private PlayTokenFuzzer() {}

  /** Loads the classes, lest the first input counts as slow. */
  public static void fuzzerInitialize() {
    accepts(new byte[0]);
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
