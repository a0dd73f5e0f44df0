package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code application/x-www-form-urlencoded} pairs in UTF-8 (WHATWG URL section 5).
 * Reading is strict: a character that {@link #encode} escapes has to be escaped.
 */
public final class FormEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FormEncoding() {}

  /**
   * Returns the pairs, in order. The text has the characters {@code A-Z a-z 0-9 - _ . * + %}, with
   * {@code =} and {@code &} between keys and values.
   */
  public static String encode(Map<String, String> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        (key, value) -> {
          append(text.length() == 0 ? text : text.append('&'), key);
          append(text.append('='), value);
        });
    return text.toString();
  }

  private static void append(StringBuilder encoded, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        encoded.append((char) b);
      } else if (b == ' ') {
        encoded.append('+');
      } else {
        encoded.append('%').append(HEX.toHighHexDigit(b)).append(HEX.toLowHexDigit(b));
      }
    }
  }

  /** Returns the number of characters that {@link #encode} makes. */
  public static int length(Map<String, String> entries) {
    int length = entries.isEmpty() ? 0 : -1;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      length += 1 + length(entry.getKey(), entry.getValue());
    }
    return length;
  }

  /**
   * Returns the number of characters that an entry adds to {@link #encode}, without the {@code &}.
   */
  public static int length(String key, String value) {
    return length(key) + 1 + length(value);
  }

  private static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c) || c == ' ') {
        length++;
      } else if (c < 0x80) {
        length += "%00".length();
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        // A surrogate is half of a character, which has four bytes.
        length += "%00%00".length();
      } else {
        length += "%00%00%00".length();
      }
    }
    return length;
  }

  /** Returns whether a character stands for itself. */
  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-_.*".indexOf(c) >= 0;
  }

  /**
   * Returns the pairs of a text. Returns null for a bad escape, a raw character that has to be
   * escaped, invalid UTF-8, a repeated key, or a pair without '='.
   */
  public static @Nullable Map<String, String> decode(String text) {
    Parts parts = new Parts(text);
    Map<String, String> entries = new LinkedHashMap<>();
    for (int start = 0; start < text.length(); ) {
      int ampersand = text.indexOf('&', start);
      int end = ampersand < 0 ? text.length() : ampersand;
      int equals = text.indexOf('=', start);
      if (equals < 0 || equals > end || ampersand == text.length() - 1) {
        return null;
      }
      String key = parts.decode(start, equals);
      String value = parts.decode(equals + 1, end);
      if (key == null || value == null || entries.put(key, value) != null) {
        return null;
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(entries);
  }

  /** Decodes the keys and values of one text, which may be hundreds, with the same buffers. */
  private static final class Parts {
    private final String text;
    private final ByteBuffer bytes;
    private final CharBuffer characters;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    Parts(String text) {
      this.text = text;
      this.bytes = ByteBuffer.allocate(text.length());
      this.characters = CharBuffer.allocate(text.length());
    }

    @Nullable String decode(int start, int end) {
      bytes.clear();
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        if (c == '%') {
          int high = i + 2 < end ? hex(text.charAt(i + 1)) : -1;
          int low = i + 2 < end ? hex(text.charAt(i + 2)) : -1;
          if (high < 0 || low < 0) {
            return null;
          }
          bytes.put((byte) (high << 4 | low));
          i += 2;
        } else if (c == '+') {
          bytes.put((byte) ' ');
        } else if (isPlain(c)) {
          bytes.put((byte) c);
        } else {
          return null;
        }
      }
      characters.clear();
      // The buffer for characters has room, because a byte becomes at most one character.
      boolean malformed = utf8.reset().decode(bytes.flip(), characters, true).isError();
      return malformed ? null : characters.flip().toString();
    }
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
