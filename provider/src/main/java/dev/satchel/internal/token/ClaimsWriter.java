package dev.satchel.internal.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes claims as JSON (RFC 8259): compact, in UTF-8, and always in the same order. */
public final class ClaimsWriter {
  private static final byte[] BEGINNING = ascii("{\"data\":{");
  private static final byte[] EXP = ascii(",\"exp\":");
  private static final byte[] NBF = ascii(",\"nbf\":");
  private static final byte[] IAT = ascii(",\"iat\":");
  private static final byte[] SID = ascii(",\"sid\":");
  private static final byte[] NO_BYTES = {};
  private static final int QUOTES = 2;
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
    byte[][] texts = texts(claims, spelling);
    ClaimsWriter writer = new ClaimsWriter(length(claims, texts));
    writer.bytes(BEGINNING);
    for (int i = 0; i < texts.length - 1; i++) {
      if (i > 0) {
        writer.json[writer.at++] = (byte) (i % 2 == 0 ? ',' : ':');
      }
      writer.quoted(texts[i]);
    }
    writer.json[writer.at++] = '}';
    if (claims.exp() != null) {
      writer.time(EXP, claims.exp());
    }
    writer.time(NBF, claims.nbf());
    writer.time(IAT, claims.iat());
    if (claims.sid() != null) {
      writer.bytes(SID);
      writer.quoted(texts[texts.length - 1]);
    }
    writer.json[writer.at] = '}';
    return writer.json;
  }

  /** Returns the number of bytes that {@link #write(Claims)} makes of the claims. */
  public static int length(Claims claims) {
    return length(claims, ClaimsWriter::text);
  }

  /** Returns the number of bytes that {@link #write(Claims, Spelling)} makes of the claims. */
  static int length(Claims claims, Spelling spelling) {
    return length(claims, texts(claims, spelling));
  }

  private static int length(Claims claims, byte[][] texts) {
    int length = BEGINNING.length + "}}".length();
    length += claims.exp() == null ? 0 : EXP.length + digits(claims.exp());
    length += NBF.length + digits(claims.nbf());
    length += IAT.length + digits(claims.iat());
    length += claims.sid() == null ? 0 : SID.length + QUOTES;
    for (byte[] text : texts) {
      length += text.length;
    }
    // A colon stands in each entry, and a comma before each entry but the first.
    int entries = claims.data().size();
    return entries == 0 ? length : length + entries * (2 * QUOTES + 2) - 1;
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

  /** Returns keys and values in turn, and at last the id, which is empty if there is none. */
  private static byte[][] texts(Claims claims, Spelling spelling) {
    byte[][] texts = new byte[2 * claims.data().size() + 1][];
    int i = 0;
    for (Map.Entry<String, String> entry : claims.data().entrySet()) {
      texts[i++] = spelling.of(entry.getKey());
      texts[i++] = spelling.of(entry.getValue());
    }
    texts[i] = claims.sid() == null ? NO_BYTES : text(claims.sid());
    return texts;
  }

  private static int digits(long time) {
    int digits = 1;
    for (long left = time; left > 9; left /= 10) {
      digits++;
    }
    return digits;
  }

  private void time(byte[] name, long time) {
    bytes(name);
    int start = at;
    at += digits(time);
    long left = time;
    for (int i = at - 1; i >= start; i--) {
      json[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  private void quoted(byte[] text) {
    json[at++] = '"';
    bytes(text);
    json[at++] = '"';
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
