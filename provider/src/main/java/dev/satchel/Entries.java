package dev.satchel;

import dev.satchel.internal.token.Unicode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the entries of a scope. Messages name an entry by its key, and never show its
 * value.
 */
final class Entries {
  private static final int SHOWN_CHARACTERS = 32;
  private static final int SHOWN_KEYS = 3;

  private Entries() {}

  /** Checks one entry, and returns it as a map. */
  static Map<String, String> require(@Nullable String key, @Nullable String value) {
    String name = requireKey(key);
    return Map.of(name, requireValue(name, value));
  }

  /** Checks the keys, and returns a copy. */
  static List<String> requireKeys(String... keys) {
    Objects.requireNonNull(keys, "The array of keys is null; give no keys, or an empty array");
    for (String key : keys) {
      Objects.requireNonNull(key, "One of the keys is null; leave it out");
    }
    return List.of(keys);
  }

  /** Checks the entries, and returns a copy in the order of the map. */
  static Map<String, String> require(Map<String, String> entries) {
    Objects.requireNonNull(entries, "The map of entries is null; give an empty map for none");
    Map<String, String> copy = new LinkedHashMap<>();
    entries.forEach((key, value) -> copy.put(requireKey(key), requireValue(key, value)));
    return Collections.unmodifiableMap(copy);
  }

  private static String requireKey(@Nullable String key) {
    Objects.requireNonNull(key, "The key of an entry is null; give the entry a key");
    return requireText(key, "key");
  }

  private static String requireValue(String key, @Nullable String value) {
    Objects.requireNonNull(
        value,
        () ->
            "The value of the entry '"
                + show(key)
                + "' is null; a form field that did not arrive is null: remove the entry, or put a"
                + " default");
    return requireText(value, "value");
  }

  /**
   * Returns a key for a message or the log. Control characters are escaped, and a long key is cut
   * at 32 characters.
   */
  static String show(String key) {
    StringBuilder shown = new StringBuilder();
    int[] characters = key.codePoints().limit(SHOWN_CHARACTERS + 1L).toArray();
    for (int i = 0; i < characters.length && i < SHOWN_CHARACTERS; i++) {
      switch (Character.getType(characters[i])) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            shown.append("\\u{").append(Integer.toHexString(characters[i])).append('}');
        default -> shown.appendCodePoint(characters[i]);
      }
    }
    return characters.length > SHOWN_CHARACTERS ? shown.append("...").toString() : shown.toString();
  }

  static ScopeOverflowException overflow(
      String scope,
      int limit,
      int needed,
      Map<String, String> entries,
      BiFunction<String, String, Integer> size) {
    List<Map.Entry<String, String>> largest = new ArrayList<>(entries.entrySet());
    largest.sort(
        (a, b) -> size.apply(b.getKey(), b.getValue()) - size.apply(a.getKey(), a.getValue()));
    StringBuilder keys = new StringBuilder();
    for (Map.Entry<String, String> entry :
        largest.subList(0, Math.min(SHOWN_KEYS, largest.size()))) {
      keys.append(keys.length() == 0 ? "" : ", ")
          .append(show(entry.getKey()))
          .append(" (")
          .append(size.apply(entry.getKey(), entry.getValue()))
          .append(" bytes)");
    }
    return new ScopeOverflowException(
        "The Set-Cookie line of the "
            + scope
            + " may have "
            + limit
            + " bytes, but would have "
            + needed
            + "; its largest entries: "
            + keys
            + "; keep large data on the server and put its id here");
  }

  private static String requireText(String text, String what) {
    if (!Unicode.isWellFormed(text)) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " of an entry must be well-formed Unicode, but has an unpaired surrogate; encode"
              + " binary data, for example in Base64");
    }
    return text;
  }
}
