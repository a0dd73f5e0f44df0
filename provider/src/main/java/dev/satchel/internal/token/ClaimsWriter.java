package dev.satchel.internal.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes claims as JSON (RFC 8259): compact, in UTF-8, and always in the same order. */
public final class ClaimsWriter {
  private static final byte[] BEGINNING = ascii("{\"data\":{");
  private static final byte[] HEX = ascii("0123456789abcdef");

  private final byte[] json;
  private int at;

  /** Spells the text between two quotes. */
  interface Spelling {
    byte[] of(String text);
  }

  private ClaimsWriter(int length) {
    this.json = new byte[length];
  }

  /** Returns the JSON of claims without an unpaired surrogate, as Satchel's own tokens spell it. */
  public static byte[] write(Claims claims) {
    return write(claims, ClaimsWriter::text);
  }

  /** Returns the JSON of claims without an unpaired surrogate. */
  static byte[] write(Claims claims, Spelling spelling) {
    byte[][] texts = texts(claims.data(), spelling);
    byte[] end = end(claims);
    ClaimsWriter writer = new ClaimsWriter(length(texts, end));
    writer.bytes(BEGINNING);
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        writer.json[writer.at++] = (byte) (i % 2 == 0 ? ',' : ':');
      }
      writer.json[writer.at++] = '"';
      writer.bytes(texts[i]);
      writer.json[writer.at++] = '"';
    }
    writer.bytes(end);
    return writer.json;
  }

  /** Returns the number of bytes that {@link #write(Claims)} makes of the claims. */
  public static int length(Claims claims) {
    return length(claims, ClaimsWriter::text);
  }

  /** Returns the number of bytes that {@link #write(Claims, Spelling)} makes of the claims. */
  static int length(Claims claims, Spelling spelling) {
    return length(texts(claims.data(), spelling), end(claims));
  }

  private static int length(byte[][] texts, byte[] end) {
    int length = BEGINNING.length + end.length;
    for (byte[] text : texts) {
      length += text.length + "\"\",".length();
    }
    // There is no comma after the last entry.
    return texts.length == 0 ? length : length - 1;
  }

  /**
   * Returns the number of bytes that an entry adds to {@link #write(Claims)}, without the comma.
   */
  public static int length(String key, String value) {
    return length(key, value, ClaimsWriter::text);
  }

  /** Returns the number of bytes that an entry adds to the JSON, without the comma. */
  static int length(String key, String value, Spelling spelling) {
    return spelling.of(key).length + spelling.of(value).length + "\"\":\"\"".length();
  }

  /** Returns keys and values in turn. */
  private static byte[][] texts(Map<String, String> entries, Spelling spelling) {
    byte[][] texts = new byte[2 * entries.size()][];
    int i = 0;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      texts[i++] = spelling.of(entry.getKey());
      texts[i++] = spelling.of(entry.getValue());
    }
    return texts;
  }

  /** Returns the JSON after the entries. */
  private static byte[] end(Claims claims) {
    String exp = claims.exp() == null ? "" : ",\"exp\":" + claims.exp();
    String sid = claims.sid() == null ? "" : ",\"sid\":\"" + sid(claims.sid()) + '"';
    String end = "}" + exp + ",\"nbf\":" + claims.nbf() + ",\"iat\":" + claims.iat() + sid + "}";
    return end.getBytes(StandardCharsets.UTF_8);
  }

  private static String sid(String sid) {
    return new String(text(sid), StandardCharsets.UTF_8);
  }

  private void bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, json, at, bytes.length);
    at += bytes.length;
  }

  /** Spells a text as Satchel's own tokens do. */
  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean plain = PlainBytes.end(utf8, 0) == utf8.length;
    return plain ? utf8 : escaped(utf8);
  }

  private static byte[] escaped(byte[] utf8) {
    ByteArrayOutputStream escaped = new ByteArrayOutputStream(2 * utf8.length);
    for (byte b : utf8) {
      int letter = letter(b);
      if (letter != 0) {
        escaped.write('\\');
        escaped.write(letter);
      } else if (b >= 0 && b < ' ') {
        escaped.writeBytes(ascii(b < 0x10 ? "\\u000" : "\\u001"));
        escaped.write(HEX[b & 0xF]);
      } else {
        escaped.write(b);
      }
    }
    return escaped.toByteArray();
  }

  /** Returns the letter that stands behind the backslash, or 0 if the character has none. */
  static int letter(int c) {
    return switch (c) {
      case '"', '\\' -> c;
      case '\b' -> 'b';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\f' -> 'f';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
