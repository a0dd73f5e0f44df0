package dev.satchel.internal.token;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code application/x-www-form-urlencoded} pairs in UTF-8 (WHATWG URL section 5).
 * Reading is strict: a character that {@link #encode} escapes has to be escaped.
 */
public final class FormEncoding {
  private FormEncoding() {}

  /**
   * Returns the pairs, in order. The text has the characters {@code A-Z a-z 0-9 - _ . * + %}, with
   * {@code =} and {@code &} between keys and values.
   */
  public static String encode(Map<String, String> entries) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (text.length() > 0) {
        text.append('&');
      }
      text.append(URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /**
   * Returns the number of characters that an entry adds to {@link #encode}, without the {@code &}.
   */
  public static int length(String key, String value) {
    return encode(Map.of(key, value)).length();
  }

  /**
   * Returns the pairs of a text. Returns null for a bad escape, a raw character that has to be
   * escaped, invalid UTF-8, a repeated key, or a pair without '='.
   */
  public static @Nullable Map<String, String> decode(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int start = 0; start < text.length(); ) {
      int ampersand = text.indexOf('&', start);
      int end = ampersand < 0 ? text.length() : ampersand;
      int equals = text.indexOf('=', start);
      if (equals < 0 || equals > end || ampersand == text.length() - 1) {
        return null;
      }
      String key = decode(text, start, equals);
      String value = decode(text, equals + 1, end);
      if (key == null || value == null || entries.put(key, value) != null) {
        return null;
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(entries);
  }

  private static @Nullable String decode(String text, int start, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < end ? hex(text.charAt(i + 1)) : -1;
        int low = i + 2 < end ? hex(text.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-_.*".indexOf(c) >= 0) {
        bytes.write(c);
      } else {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
