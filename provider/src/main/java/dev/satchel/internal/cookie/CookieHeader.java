package dev.satchel.internal.cookie;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request's Cookie header, as user agents write it (RFC 6265 section 5.4): pairs between
 * semicolons. Quotes, commas, percent escapes and {@code $Version} mean nothing here; where they do
 * elsewhere, one cookie can pass for another.
 */
public final class CookieHeader {
  private CookieHeader() {}

  /**
   * The values of all cookies of exactly this name, in the order they came.
   *
   * @param lines the header's field values: HTTP/2 may split it into several (RFC 9113 section
   *     8.2.3); null when there is none
   */
  public static List<String> values(@Nullable List<String> lines, String name) {
    if (lines == null) {
      return List.of();
    }
    List<String> values = List.of();
    for (String line : lines) {
      for (int start = line.indexOf(name); start >= 0; start = line.indexOf(name, start + 1)) {
        int equals = start + name.length();
        if (!beginsPair(line, start) || equals >= line.length() || line.charAt(equals) != '=') {
          continue;
        }
        int semicolon = line.indexOf(';', equals);
        int end = semicolon < 0 ? line.length() : semicolon;
        while (isSpace(line.charAt(end - 1))) { // '=' is none
          end--;
        }
        if (values.isEmpty()) {
          values = new ArrayList<>(1);
        }
        values.add(line.substring(equals + 1, end));
      }
    }
    return values;
  }

  private static boolean beginsPair(String line, int index) {
    int before = index - 1;
    while (before >= 0 && isSpace(line.charAt(before))) {
      before--;
    }
    return before < 0 || line.charAt(before) == ';';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
