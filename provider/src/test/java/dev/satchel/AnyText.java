package dev.satchel;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Entries of all kinds of characters, those most of all that some format writes in its own way. */
public final class AnyText {
  private AnyText() {}

  /** Few enough for any cookie, however they are written. */
  public static Arbitrary<Map<String, String>> entries() {
    return Arbitraries.maps(text(), text()).ofMaxSize(5);
  }

  /** Well-formed Unicode, of up to twelve characters. */
  public static Arbitrary<String> text() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(0x20, 0x7F)),
            Tuple.of(2, Arbitraries.of("\"\\/=&;+%,.:{}<'".chars().boxed().toList())),
            Tuple.of(2, Arbitraries.integers().between(0, 0x1F)),
            Tuple.of(1, Arbitraries.integers().between(0x80, 0x7FF)),
            Tuple.of(1, Arbitraries.integers().between(0x800, 0xD7FF)),
            Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
            Tuple.of(1, Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT)))
        .list()
        .ofMaxSize(12)
        .map(
            characters ->
                characters.stream().map(Character::toString).collect(Collectors.joining()));
  }
}
