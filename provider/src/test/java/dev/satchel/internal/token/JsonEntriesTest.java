package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEntriesTest {
  private static Map<String, String> read(String entries) {
    byte[] json =
        ("{\"data\":" + entries + ",\"nbf\":1,\"iat\":1}").getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(ClaimsReader.read(json)).data();
  }

  private static boolean isMalformed(String entries) {
    byte[] json =
        ("{\"data\":" + entries + ",\"nbf\":1,\"iat\":1}").getBytes(StandardCharsets.UTF_8);
    return ClaimsReader.read(json) == null;
  }

  /** So many entries, whose keys differ in the last two characters at most. */
  private static Map<String, String> many(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(i -> "key" + i, i -> "value " + i, (a, b) -> a, LinkedHashMap::new));
  }

  private static String json(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void fewEntriesWithPlainKeys_stayInTheJson() {
    assertThat(read("{\"a\":\"1\",\"\":\"\\n Zürich 東京\"}")).isInstanceOf(JsonEntries.class);
    assertThat(read("{}")).isInstanceOf(JsonEntries.class);
    assertThat(read("{\"\\u0061\":\"1\"}")).isNotInstanceOf(JsonEntries.class);
    assertThat(read("{\"ü\":\"1\"}")).isNotInstanceOf(JsonEntries.class);
    assertThat(read(json(many(32)))).isInstanceOf(JsonEntries.class);
    assertThat(read(json(many(33)))).isNotInstanceOf(JsonEntries.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8, 9, 20, 31, 32, 33, 100})
  void anyNumberOfEntries_areReadInTheirOrder(int count) {
    Map<String, String> expected = many(count);
    Map<String, String> entries = read(json(expected));
    assertThat(new ArrayList<>(entries.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
    assertThat(entries).hasSize(count).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(expected).isEqualTo(entries);
    expected.forEach((key, value) -> assertThat(entries.get(key)).isEqualTo(value));
    assertThat(entries.containsKey("key" + count)).isFalse();
    assertThat(entries.get("key" + count)).isNull();
  }

  @Test
  void values_mayBeEmptyEscapedOrBeyondAscii() {
    Map<String, String> entries =
        read("{ \"\" : \"\" , \"a\":\"\\u00fc\\n\\\"\", \"b\":\"Zürich, 東京 😀\",\"c\":\"plain\" }");
    assertThat(entries).isEqualTo(Map.of("", "", "a", "ü\n\"", "b", "Zürich, 東京 😀", "c", "plain"));
    assertThat(entries.get("")).isEmpty();
    assertThat(entries.get("b")).isEqualTo("Zürich, 東京 😀");
  }

  @Test
  void longEntries_areRead() {
    // The first value is longer than half of what a place of two bytes can tell.
    String large = "x".repeat(40_000);
    String larger = "y".repeat(70_000);
    assertThat(read("{\"a\":\"" + large + "\",\"b\":\"c\"}"))
        .isInstanceOf(JsonEntries.class)
        .isEqualTo(Map.of("a", large, "b", "c"));
    assertThat(read("{\"" + large + "\":\"1\",\"b\":\"c\"}"))
        .isEqualTo(Map.of(large, "1", "b", "c"));
    assertThat(read("{\"a\":\"" + larger + "\",\"b\":\"c\"}"))
        .isNotInstanceOf(JsonEntries.class)
        .isEqualTo(Map.of("a", larger, "b", "c"));
  }

  @Test
  void twoValuesOfOneKey_areMalformed() {
    assertThat(isMalformed("{\"a\":\"1\",\"a\":\"1\"}")).isTrue();
    assertThat(isMalformed("{\"\":\"1\",\"\":\"2\"}")).isTrue();
    assertThat(isMalformed("{\"ab\":\"1\",\"b\":\"2\",\"\\u0061b\":\"3\"}")).isTrue();
    // These keys have one length, one beginning and one end.
    assertThat(read("{\"axb\":\"1\",\"ayb\":\"2\",\"azb\":\"3\"}")).hasSize(3);
    assertThat(isMalformed("{\"axb\":\"1\",\"ayb\":\"2\",\"axb\":\"3\"}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\"}",
        "{\"a\":1}",
        "{\"a\":\"1}",
        "{\"a:\"1\"}",
        "{\"a\n\":\"1\"}",
        "{\"a\":\"1\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"1\",}",
        "{\"a\":\"1\" \"b\":\"2\"}"
      })
  void otherJson_isMalformed(String entries) {
    assertThat(isMalformed(entries)).isTrue();
  }

  @Test
  void equalMaps_haveEqualEntriesInAnyOrder() {
    Map<String, String> entries = read("{\"a\":\"1\",\"b\":\"ü\"}");
    assertThat(entries)
        .isEqualTo(read("{\"b\":\"ü\",\"a\":\"1\"}"))
        .isNotEqualTo(null)
        .isNotEqualTo("{a=1, b=ü}")
        .isNotEqualTo(Map.of("a", "1"))
        .isNotEqualTo(Map.of("a", "2", "b", "ü"))
        .isNotEqualTo(Map.of("a", "11", "b", "ü"))
        .isNotEqualTo(Map.of("a", "1", "b", "ö"))
        .isNotEqualTo(Map.of("a", "1", "c", "ü"))
        .isNotEqualTo(Map.of("a", 1, "b", "ü"))
        .isNotEqualTo(Map.of(1, "1", "b", "ü"));
  }

  @Test
  @SuppressWarnings("CollectionIncompatibleType") // Code may ask for anything.
  void lookups_takeAnyObject() {
    Map<String, String> entries = read("{\"a\":\"1\"}");
    assertThat(entries.containsKey("ā")).isFalse();
    assertThat(entries.containsKey("šž")).isFalse();
    assertThat(entries.containsKey(1)).isFalse();
    assertThat(entries.get(null)).isNull();
    assertThat(entries.get("b")).isNull();
  }

  @Test
  void nothing_changesTheEntries() {
    Map<String, String> entries = read("{\"a\":\"1\"}");
    Iterator<Map.Entry<String, String>> each = entries.entrySet().iterator();
    Map.Entry<String, String> first = each.next();
    assertThatThrownBy(each::remove).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> first.setValue("2")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.put("b", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
    assertThat(entries).isEqualTo(Map.of("a", "1"));
  }
}
