package dev.satchel.internal.cookie;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Cookie header of a request, as user agents write it (RFC 6265bis section 5.8.1): pairs
 * between semicolons. Quotes, commas, percent escapes and {@code $Version} have no meaning here. In
 * a parser that gives them a meaning, one cookie can pass for another cookie.
 */
public final class CookieHeader {
  private CookieHeader() {}

  /**
   * Returns the values of all cookies of exactly this name, in the order of the header.
   *
   * @param lines the header's field values, or null if there is no header; HTTP/2 may split the
   *     header into several lines (RFC 9113 section 8.2.3)
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
        // The '=' ends the loop at the latest.
        while (isSpace(line.charAt(end - 1))) {
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
