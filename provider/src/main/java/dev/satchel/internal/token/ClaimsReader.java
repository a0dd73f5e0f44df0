package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON to claims: RFC 8259 to the letter, and of it only what a session token may hold, which is a
 * flat object of strings and a few whole numbers. Reads once, from left to right, without
 * recursion.
 */
public final class ClaimsReader {
  private final byte[] json;
  private final boolean anyText;
  private int at;

  private ClaimsReader(byte[] json, boolean anyText) {
    this.json = json;
    this.anyText = anyText;
  }

  /** Null unless the bytes are exactly the claims of a session token, in any order. */
  public static @Nullable Claims read(byte[] json) {
    return read(json, false);
  }

  /**
   * The same of what Play wrote, which escapes an unpaired surrogate as if it were a character: it
   * is read as U+FFFD.
   */
  static @Nullable Claims readAsPlay(byte[] json) {
    return read(json, true);
  }

  private static @Nullable Claims read(byte[] json, boolean anyText) {
    try {
      return new ClaimsReader(json, anyText).claims();
    } catch (MalformedException | CharacterCodingException e) {
      return null;
    }
  }

  private Claims claims() throws MalformedException, CharacterCodingException {
    Map<String, String> data = null;
    Long exp = null;
    Long nbf = null;
    Long iat = null;
    String sid = null;
    for (boolean more = begins(); more; more = continues()) {
      switch (name()) {
        case "data" -> data = once(data, entries());
        case "exp" -> exp = once(exp, time());
        case "nbf" -> nbf = once(nbf, time());
        case "iat" -> iat = once(iat, time());
        case "sid" -> sid = once(sid, string());
        default -> throw new MalformedException();
      }
    }
    skipSpace();
    if (at != json.length || data == null || nbf == null || iat == null) {
      throw new MalformedException();
    }
    return new Claims(data, exp, nbf, iat, sid);
  }

  private Map<String, String> entries() throws MalformedException, CharacterCodingException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (boolean more = begins(); more; more = continues()) {
      String name = name();
      once(entries.put(name, string()), name);
    }
    return Collections.unmodifiableMap(entries);
  }

  /** Refuses what was there before: two readers could disagree on which of two counts. */
  private static <T> T once(@Nullable T before, T now) throws MalformedException {
    if (before != null) {
      throw new MalformedException();
    }
    return now;
  }

  /** Enters an object. Returns whether it has a member. */
  private boolean begins() throws MalformedException {
    skipSpace();
    expect('{');
    skipSpace();
    if (peek() == '}') {
      at++;
      return false;
    }
    return true;
  }

  /** After a member: returns whether another follows. */
  private boolean continues() throws MalformedException {
    skipSpace();
    byte next = next();
    if (next == ',') {
      skipSpace();
      return true;
    }
    if (next == '}') {
      return false;
    }
    throw new MalformedException();
  }

  private String name() throws MalformedException, CharacterCodingException {
    String name = string();
    skipSpace();
    expect(':');
    skipSpace();
    return name;
  }

  private long time() throws MalformedException {
    int start = at;
    long number = 0;
    while (at < json.length && json[at] >= '0' && json[at] <= '9' && number <= Claims.MAX_TIME) {
      number = number * 10 + (json[at++] - '0');
    }
    boolean leadingZero = at - start > 1 && json[start] == '0';
    if (at == start || leadingZero || number > Claims.MAX_TIME) {
      throw new MalformedException();
    }
    return number;
  }

  private String string() throws MalformedException, CharacterCodingException {
    expect('"');
    int start = at;
    boolean ascii = true;
    boolean escaped = false;
    for (byte b = next(); b != '"'; b = next()) {
      if (b < 0) {
        ascii = false;
      } else if (b == '\\') {
        escaped = true;
        next();
      } else if (b < ' ') {
        throw new MalformedException();
      }
    }
    int length = at - 1 - start;
    String text =
        ascii
            ? new String(json, start, length, StandardCharsets.ISO_8859_1)
            : StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(json, start, length))
                .toString();
    return escaped ? unescape(text) : text;
  }

  private String unescape(String text) throws MalformedException {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      switch (text.charAt(++i)) {
        case '"' -> plain.append('"');
        case '\\' -> plain.append('\\');
        case '/' -> plain.append('/');
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'u' -> {
          plain.append(hex4(text, i + 1));
          i += 4;
        }
        default -> throw new MalformedException();
      }
    }
    String result = plain.toString();
    if (Unicode.isWellFormed(result)) {
      return result;
    }
    if (anyText) {
      return Unicode.madeWellFormed(result);
    }
    throw new MalformedException();
  }

  private static char hex4(String text, int start) throws MalformedException {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      char c = i < text.length() ? text.charAt(i) : 0;
      int digit = c < 0x80 ? Character.digit(c, 16) : -1; // not the digits of other scripts
      if (digit < 0) {
        throw new MalformedException();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void skipSpace() {
    while (at < json.length
        && (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r')) {
      at++;
    }
  }

  private void expect(char c) throws MalformedException {
    if (next() != c) {
      throw new MalformedException();
    }
  }

  private byte peek() throws MalformedException {
    if (at == json.length) {
      throw new MalformedException();
    }
    return json[at];
  }

  private byte next() throws MalformedException {
    byte next = peek();
    at++;
    return next;
  }

  /** Not the claims of a session token. Only {@link #read} sees it. */
  private static final class MalformedException extends Exception {
    MalformedException() {
      super(null, null, false, false); // never shown: no message, no stack trace
    }
  }
}
