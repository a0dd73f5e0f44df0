package dev.satchel.fuzzing;

import static dev.satchel.fuzzing.Fuzzing.requireSame;

import dev.satchel.internal.cookie.CookieHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Any Cookie header, of several lines even: its values are found where another reading has them.
 */
public final class CookieHeaderFuzzer {
  private static final List<String> NAMES =
      List.of("sid", "aa", Applications.SESSION, Applications.FLASH);

  private CookieHeaderFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("CookieHeaderFuzzer", CookieHeaderFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    List<String> lines = Arrays.asList(Fuzzing.text(input).split("\n", -1));
    boolean found = false;
    for (String name : NAMES) {
      List<String> values = CookieHeader.values(lines, name);
      requireSame(values, Fuzzing.values(lines, name), "Another reading finds other values");
      found |= !values.isEmpty();
    }
    Applications.SIGNED_SESSION.accepts(lines);
    List<String> flashes = Fuzzing.values(lines, Applications.FLASH);
    requireSame(
        Applications.BY_DEFAULT.flashArrived(lines), !flashes.isEmpty(), "A flash came unnoticed");
    Map<String, String> flash = Applications.BY_DEFAULT.flash(lines);
    Fuzzing.require(flash.isEmpty() || flashes.size() == 1, "One of two flashes counts");
    return found;
  }
}
