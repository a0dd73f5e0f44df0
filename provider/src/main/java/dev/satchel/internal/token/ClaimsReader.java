package dev.satchel.internal.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims from JSON, strictly by RFC 8259. It accepts only what a token may hold: a flat
 * object of strings, and a few whole numbers. It reads once, from left to right, without recursion.
 */
public final class ClaimsReader {
  private static final long NONE = -1;
  private static final char REPLACEMENT = '\uFFFD';
  private static final String[] NAMES = {"data", "nbf", "iat", "exp", "sid"};

  /** The names with the quote that ends each of them. */
  private static final byte[][] QUOTED_NAMES =
      Arrays.stream(NAMES)
          .map(name -> (name + '"').getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private final byte[] json;
  private final boolean anyText;
  private int at;

  private ClaimsReader(byte[] json, boolean anyText) {
    this.json = json;
    this.anyText = anyText;
  }

  /**
   * Returns the claims, or null if the bytes are not exactly the claims of a token, in any order.
   */
  public static @Nullable Claims read(byte[] json) {
    return read(json, false);
  }

  /**
   * Returns the claims that Play wrote, or null. Play escapes an unpaired surrogate as if it were a
   * character, and this method reads it as U+FFFD.
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
    long nbf = NONE;
    long iat = NONE;
    String sid = null;
    for (boolean more = begins(); more; more = continues()) {
      String name = name();
      require(token() == ':');
      switch (name) {
        case "data" -> {
          require(data == null);
          data = entries();
        }
        case "exp" -> {
          require(exp == null);
          exp = time();
        }
        case "nbf" -> {
          require(nbf == NONE);
          nbf = time();
        }
        case "iat" -> {
          require(iat == NONE);
          iat = time();
        }
        case "sid" -> {
          require(sid == null);
          sid = string();
        }
        default -> throw new MalformedException();
      }
    }
    while (at < json.length) {
      require(isSpace(json[at++]));
    }
    if (data == null || nbf == NONE || iat == NONE) {
      throw new MalformedException();
    }
    return new Claims(data, exp, nbf, iat, sid);
  }

  private Map<String, String> entries() throws MalformedException, CharacterCodingException {
    int beginning = at;
    Map<String, String> inJson = entriesInJson();
    if (inJson != null) {
      return inJson;
    }
    at = beginning;
    Map<String, String> entries = new LinkedHashMap<>();
    for (boolean more = begins(); more; more = continues()) {
      String key = text();
      require(token() == ':');
      // Of two values of one key, two readers could take different values.
      require(entries.put(key, string()) == null);
    }
    return Collections.unmodifiableMap(entries);
  }

  /**
   * Reads entries that can stay in the JSON. Returns null if {@link JsonEntries} cannot hold them,
   * or if they may be malformed.
   */
  private @Nullable Map<String, String> entriesInJson()
      throws MalformedException, CharacterCodingException {
    JsonEntries.Builder entries = new JsonEntries.Builder(json);
    for (boolean more = begins(); more; more = continues()) {
      int key = at;
      if (!isPlainAscii()) {
        return null;
      }
      int keyEnd = at - 1;
      require(token() == ':' && token() == '"');
      int value = at;
      String decoded = isPlainAscii() ? null : text(value);
      if (!entries.add(key, keyEnd, value, at - 1, decoded)) {
        return null;
      }
    }
    return entries.build();
  }

  /**
   * Reads the rest of a string, after its opening quote. Returns false where the text needs
   * decoding.
   */
  private boolean isPlainAscii() throws MalformedException {
    at = PlainBytes.asciiEnd(json, at);
    return next() == '"';
  }

  /** Enters an object. Returns whether it has a member. Then the name of the member comes next. */
  private boolean begins() throws MalformedException {
    require(token() == '{');
    byte next = token();
    require(next == '"' || next == '}');
    return next == '"';
  }

  /** Reads on after a member. Returns whether another member follows, whose name comes next. */
  private boolean continues() throws MalformedException {
    byte next = token();
    if (next == '}') {
      return false;
    }
    require(next == ',' && token() == '"');
    return true;
  }

  private long time() throws MalformedException {
    int first = token() - '0';
    require(first >= 0 && first <= 9);
    long number = first;
    // There is no leading zero.
    require(number > 0 || at == json.length || !isDigit(json[at]));
    while (at < json.length && isDigit(json[at])) {
      number = number * 10 + (json[at++] - '0');
      require(number <= Claims.MAX_TIME);
    }
    return number;
  }

  /** Reads the name of a claim. A name in its usual spelling needs no new string. */
  private String name() throws MalformedException, CharacterCodingException {
    for (int i = 0; i < NAMES.length; i++) {
      byte[] quoted = QUOTED_NAMES[i];
      int end = at + quoted.length;
      if (end <= json.length && Arrays.equals(json, at, end, quoted, 0, quoted.length)) {
        at = end;
        return NAMES[i];
      }
    }
    return text();
  }

  private String string() throws MalformedException, CharacterCodingException {
    require(token() == '"');
    return text();
  }

  /** Reads the rest of a string, after its opening quote. */
  private String text() throws MalformedException, CharacterCodingException {
    return text(at);
  }

  /** Reads a string whose first byte after the opening quote has this index. */
  private String text(int start) throws MalformedException, CharacterCodingException {
    at = start;
    boolean escaped = false;
    at = PlainBytes.end(json, at);
    for (byte b = next(); b != '"'; b = next()) {
      // Any other byte is a control character.
      require(b == '\\');
      escaped = true;
      next();
      at = PlainBytes.end(json, at);
    }
    String text = utf8(start, at - 1);
    return escaped ? unescape(text) : text;
  }

  private String utf8(int start, int end) throws CharacterCodingException {
    String text = new String(json, start, end - start, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : strictUtf8(start, end);
  }

  /** Decodes text with U+FFFD, which may also stand for malformed bytes. */
  private String strictUtf8(int start, int end) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(json, start, end - start);
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
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
      // The digits of other scripts do not count.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new MalformedException();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  /** Reads the next byte that is not white space. */
  private byte token() throws MalformedException {
    byte next = next();
    while (isSpace(next)) {
      next = next();
    }
    return next;
  }

  private byte next() throws MalformedException {
    require(at < json.length);
    return json[at++];
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static void require(boolean condition) throws MalformedException {
    if (!condition) {
      throw new MalformedException();
    }
  }

  /** Thrown if the bytes are not the claims of a token. Only {@link #read} sees it. */
  private static final class MalformedException extends Exception {
    MalformedException() {
      // Nobody sees the exception, so it has no message and no stack trace.
      super(null, null, false, false);
    }
  }
}
