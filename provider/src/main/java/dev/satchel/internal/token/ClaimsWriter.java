package dev.satchel.internal.token;

import dev.satchel.internal.token.Validity.Rules;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * Claims to JSON (RFC 8259): compact, in UTF-8, the claims always in one order. Play's rules spell
 * an escape as Play does.
 */
public final class ClaimsWriter {
  private static final byte[] BEGINNING = ascii("{\"data\":{");
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  private final byte[] json;
  private int at;

  private ClaimsWriter(int length) {
    this.json = new byte[length];
  }

  /** The JSON of the claims, whose texts hold no unpaired surrogate, in our own format. */
  public static byte[] write(Claims claims) {
    return write(claims, Rules.OWN);
  }

  /** The JSON of the claims, whose texts hold no unpaired surrogate. */
  static byte[] write(Claims claims, Rules rules) {
    byte[][] texts = texts(claims.data(), rules);
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

  /** The bytes that {@link #write(Claims)} makes of the claims. */
  public static int length(Claims claims) {
    return length(claims, Rules.OWN);
  }

  /** The bytes that {@link #write(Claims, Rules)} makes of the claims. */
  static int length(Claims claims, Rules rules) {
    return length(texts(claims.data(), rules), end(claims));
  }

  private static int length(byte[][] texts, byte[] end) {
    int length = BEGINNING.length + end.length;
    for (byte[] text : texts) {
      length += text.length + "\"\",".length();
    }
    return texts.length == 0 ? length : length - 1; // no comma behind the last
  }

  /** The bytes that an entry adds to {@link #write(Claims)}, without the comma. */
  public static int length(String key, String value) {
    return length(key, value, Rules.OWN);
  }

  /** The bytes that an entry adds to {@link #write(Claims, Rules)}, without the comma. */
  static int length(String key, String value, Rules rules) {
    return text(key, rules).length + text(value, rules).length + "\"\":\"\"".length();
  }

  /** Keys and values in turn. */
  private static byte[][] texts(Map<String, String> entries, Rules rules) {
    byte[][] texts = new byte[2 * entries.size()][];
    int i = 0;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      texts[i++] = text(entry.getKey(), rules);
      texts[i++] = text(entry.getValue(), rules);
    }
    return texts;
  }

  /** What stands behind the entries. */
  private static byte[] end(Claims claims) {
    String exp = claims.exp() == null ? "" : ",\"exp\":" + claims.exp();
    String sid = claims.sid() == null ? "" : ",\"sid\":\"" + sid(claims.sid()) + '"';
    String end = "}" + exp + ",\"nbf\":" + claims.nbf() + ",\"iat\":" + claims.iat() + sid + "}";
    return end.getBytes(StandardCharsets.UTF_8);
  }

  private static String sid(String sid) {
    return new String(text(sid, Rules.OWN), StandardCharsets.UTF_8);
  }

  private void bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, json, at, bytes.length);
    at += bytes.length;
  }

  /** What stands for the text between the quotes. */
  private static byte[] text(String text, Rules rules) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean plain = PlainBytes.end(utf8, 0) == utf8.length;
    if (rules == Rules.OWN) {
      return plain ? utf8 : escaped(utf8);
    }
    boolean ascii = utf8.length == text.length();
    return plain && ascii ? utf8 : escapedAsPlay(text);
  }

  /**
   * What Jackson makes of the text, with which Play writes: hexadecimal digits in upper case, and
   * each half of a surrogate pair escaped.
   */
  private static byte[] escapedAsPlay(String text) {
    StringBuilder escaped = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int letter = letter(c);
      if (letter != 0) {
        escaped.append('\\').append((char) letter);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        escaped.append("\\u").append(UPPER_CASE.toHexDigits(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
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

  /** What stands behind the backslash, or 0 for none. */
  private static int letter(int c) {
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
