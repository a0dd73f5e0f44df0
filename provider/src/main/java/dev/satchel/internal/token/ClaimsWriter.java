package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Claims to JSON (RFC 8259): compact, in UTF-8, the claims always in one order. */
public final class ClaimsWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] json;
  private int at;

  private ClaimsWriter(int length) {
    this.json = new byte[length];
  }

  /** The JSON of the claims, whose texts hold no unpaired surrogate. */
  public static byte[] write(Claims claims) {
    ClaimsWriter writer = new ClaimsWriter(length(claims));
    writer.ascii("{\"data\":{");
    boolean first = true;
    for (Map.Entry<String, String> entry : claims.data().entrySet()) {
      if (!first) {
        writer.json[writer.at++] = ',';
      }
      first = false;
      writer.string(entry.getKey());
      writer.json[writer.at++] = ':';
      writer.string(entry.getValue());
    }
    if (claims.exp() != null) {
      writer.ascii(
          "},\"exp\":" + claims.exp() + ",\"nbf\":" + claims.nbf() + ",\"iat\":" + claims.iat());
    } else {
      writer.ascii("},\"nbf\":" + claims.nbf() + ",\"iat\":" + claims.iat());
    }
    if (claims.sid() != null) {
      writer.ascii(",\"sid\":");
      writer.string(claims.sid());
    }
    writer.ascii("}");
    return writer.json;
  }

  /** The bytes that {@link #write} makes of the claims. */
  public static int length(Claims claims) {
    int length =
        "{\"data\":{},\"nbf\":,\"iat\":}".length() + digits(claims.nbf()) + digits(claims.iat());
    for (Map.Entry<String, String> entry : claims.data().entrySet()) {
      length += length(entry.getKey(), entry.getValue()) + 1;
    }
    if (!claims.data().isEmpty()) {
      length--; // one comma fewer than entries
    }
    if (claims.exp() != null) {
      length += "\"exp\":,".length() + digits(claims.exp());
    }
    if (claims.sid() != null) {
      length += ",\"sid\":".length() + stringLength(claims.sid());
    }
    return length;
  }

  /** The bytes that an entry adds to {@link #write}, without the comma. */
  public static int length(String key, String value) {
    return stringLength(key) + 1 + stringLength(value);
  }

  private static int digits(long number) {
    return Long.toString(number).length();
  }

  private static int stringLength(String text) {
    int length = 2 + text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      } else if (c < ' ') {
        length += shortEscape(c) != 0 ? 1 : 5;
      } else if (c == '"' || c == '\\') {
        length++;
      }
    }
    return length;
  }

  private void string(String text) {
    json[at++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        i += notAscii(text, i);
      } else if (c < ' ') {
        control(c);
      } else {
        if (c == '"' || c == '\\') {
          json[at++] = '\\';
        }
        json[at++] = (byte) c;
      }
    }
    json[at++] = '"';
  }

  /**
   * Writes the code point that starts at the index in UTF-8. Returns how many characters it has
   * beyond the first.
   */
  private int notAscii(String text, int index) {
    int c = text.codePointAt(index);
    if (c < 0x800) {
      json[at++] = (byte) (0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        json[at++] = (byte) (0xE0 | c >> 12);
      } else {
        json[at++] = (byte) (0xF0 | c >> 18);
        json[at++] = (byte) (0x80 | c >> 12 & 0x3F);
      }
      json[at++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    json[at++] = (byte) (0x80 | c & 0x3F);
    return Character.charCount(c) - 1;
  }

  private void control(char c) {
    char letter = shortEscape(c);
    if (letter != 0) {
      json[at++] = '\\';
      json[at++] = (byte) letter;
    } else {
      ascii("\\u00");
      json[at++] = HEX[c >> 4];
      json[at++] = HEX[c & 0xF];
    }
  }

  private static char shortEscape(char c) {
    return switch (c) {
      case '\b' -> 'b';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\f' -> 'f';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      json[at++] = (byte) text.charAt(i);
    }
  }
}
