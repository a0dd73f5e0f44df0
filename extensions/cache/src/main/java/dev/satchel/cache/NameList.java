package dev.satchel.cache;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the names of entries as one text, and reads them again. The length of a name stands before
 * the name, so a name may hold any character. A text that is malformed holds no names.
 */
final class NameList {
  private NameList() {}

  /** Returns the names in the order in which they were written. */
  static Set<String> read(@Nullable String list) {
    Set<String> names = new LinkedHashSet<>();
    try {
      for (int at = 0; list != null && at < list.length(); ) {
        int begin = list.indexOf(':', at) + 1;
        int end = begin + length(list, at, begin);
        names.add(list.substring(begin, end));
        at = end;
      }
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      names.clear();
    }
    return names;
  }

  /** Returns whether the list has the name, without a copy of each name. */
  static boolean contains(String list, String name) {
    try {
      for (int at = 0; at < list.length(); ) {
        int begin = list.indexOf(':', at) + 1;
        int length = length(list, at, begin);
        if (length == name.length() && list.startsWith(name, begin)) {
          return true;
        }
        at = begin + length;
      }
      return false;
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      return false;
    }
  }

  /** Returns the length that stands between the last name and the colon. */
  private static int length(String list, int at, int begin) {
    int length = Integer.parseInt(list, at, begin - 1, 10);
    if (length < 0) {
      throw new NumberFormatException();
    }
    return length;
  }

  static String write(Set<String> names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      list.append(name.length()).append(':').append(name);
    }
    return list.toString();
  }
}
