package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The claims of Play's tokens. Play writes neither an id nor the beginning of a session. Its
 * library accepts a token for 5 minutes after {@code exp}.
 */
public record PlayClaims() implements ClaimsFormat {
  /** The only object of this class that Satchel uses. */
  public static final ClaimsFormat FORMAT = new PlayClaims();

  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  @Override
  public byte[] write(Claims claims) {
    return ClaimsWriter.write(claims, PlayClaims::text);
  }

  @Override
  public int length(Claims claims) {
    return ClaimsWriter.length(claims, PlayClaims::text);
  }

  @Override
  public int length(String key, String value) {
    return ClaimsWriter.length(key, value, PlayClaims::text);
  }

  @Override
  public @Nullable Claims read(byte[] json) {
    return ClaimsReader.readAsPlay(json);
  }

  @Override
  public boolean hasId() {
    return false;
  }

  @Override
  public boolean hasBeginning() {
    return false;
  }

  @Override
  public long expiryLeeway() {
    return Validity.LEEWAY;
  }

  /**
   * Spells a text as Jackson does, with which Play writes. The hexadecimal digits are in upper
   * case, and each half of a surrogate pair is escaped.
   */
  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean plain = PlainBytes.end(utf8, 0) == utf8.length;
    boolean ascii = utf8.length == text.length();
    return plain && ascii ? utf8 : escaped(text);
  }

  private static byte[] escaped(String text) {
    StringBuilder escaped = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int letter = ClaimsWriter.letter(c);
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
}
