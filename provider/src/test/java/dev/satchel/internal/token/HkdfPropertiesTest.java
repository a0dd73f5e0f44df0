package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.AnyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class HkdfPropertiesTest {
  private static final byte[] SECRET = new byte[32];

  /** CVE-2026-6873: what is only joined can be split elsewhere. */
  @Property
  void purposes_thatSplitOneTextInTwoWays_haveDifferentKeys(
      @ForAll("text") String text,
      @ForAll @Size(max = 4) List<Integer> places,
      @ForAll @Size(max = 4) List<Integer> otherPlaces) {
    List<String> purpose = split(text, places);
    List<String> other = split(text, otherPlaces);
    Assume.that(!purpose.equals(other));
    assertThat(key(purpose)).isNotEqualTo(key(other));
  }

  @Property
  void purpose_hasOneKey_whateverItsLength(@ForAll("text") String text) {
    byte[] longest = Hkdf.key(SECRET, 100, text);
    for (int length = 0; length < longest.length; length++) {
      assertThat(Hkdf.key(SECRET, length, text)).isEqualTo(Arrays.copyOf(longest, length));
    }
  }

  private static List<String> split(String text, List<Integer> places) {
    int[] characters = text.codePoints().toArray();
    int[] sorted =
        places.stream()
            .mapToInt(place -> Math.floorMod(place, characters.length + 1))
            .sorted()
            .toArray();
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end : sorted) {
      parts.add(new String(characters, start, end - start));
      start = end;
    }
    parts.add(new String(characters, start, characters.length - start));
    return parts;
  }

  private static byte[] key(List<String> purpose) {
    return Hkdf.key(SECRET, 32, purpose.toArray(String[]::new));
  }

  @Provide
  Arbitrary<String> text() {
    return AnyText.text();
  }
}
