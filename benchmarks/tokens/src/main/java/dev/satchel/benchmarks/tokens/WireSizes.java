package dev.satchel.benchmarks.tokens;

import dev.satchel.benchmarks.SampleSession;

/** Prints how many characters the cookie's value has, for the codecs that are named. */
final class WireSizes {
  private WireSizes() {}

  public static void main(String[] codecs) throws Exception {
    for (String codec : codecs) {
      for (SampleSession session : SampleSession.values()) {
        int length = Codecs.of(codec).encode(session.entries()).length();
        System.out.println("WireSizes " + codec + "/" + session + " " + length + " characters");
      }
    }
  }
}
