package dev.satchel.cache;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes the keys of one session as one text, and reads them again. The length of a key stands
 * before the key, so a key may hold any character.
 */
final class KeyList {
  static final String EMPTY = "";

  private KeyList() {}

  static Set<String> read(String list) {
    Set<String> keys = new LinkedHashSet<>();
    int at = 0;
    while (at < list.length()) {
      int colon = list.indexOf(':', at);
      int end = colon + 1 + Integer.parseInt(list, at, colon, 10);
      keys.add(list.substring(colon + 1, end));
      at = end;
    }
    return keys;
  }

  static String with(String list, String key) {
    return read(list).contains(key) ? list : list + key.length() + ":" + key;
  }

  static String without(String list, String key) {
    StringBuilder rest = new StringBuilder();
    for (String each : read(list)) {
      if (!each.equals(key)) {
        rest.append(each.length()).append(':').append(each);
      }
    }
    return rest.toString();
  }
}
