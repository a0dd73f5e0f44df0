package dev.satchel;

import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.FormEncoding;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format of the value in the flash's cookie. Safe for many threads. */
sealed interface FlashFormat {

  /** Returns the format of an application's flash. */
  static FlashFormat of(Settings settings) {
    TokenFormat token = settings.flashFormat();
    if (token == null) {
      return new Form();
    }
    Validity validity = new Validity(settings.flash().maxAgeSeconds(), 0, 0, token.claims());
    KeyRing keys = settings.keys("flash", settings.flash(), token);
    return new Token(token, keys, validity, settings.clock());
  }

  /**
   * The result of reading all values of a cookie.
   *
   * @param entries the entries of the value that counts, or null if none does
   * @param arrived how many values there are that a deletion may have to reach
   * @param verified the claims of the tokens that verified; the token that decides comes first
   */
  record Received(@Nullable Map<String, String> entries, int arrived, List<Claims> verified) {
    /** Shows no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "Received[" + arrived + " values]";
    }
  }

  /**
   * Returns the value that carries the entries.
   *
   * @param arrived the claims of the tokens over which the new token must win
   */
  String write(Map<String, String> entries, List<Claims> arrived);

  /** Returns the number of characters that {@link #write} makes. */
  int length(Map<String, String> entries);

  /** Returns about how many characters an entry adds. */
  int length(String key, String value);

  /**
   * Reads the values of a cookie.
   *
   * @param maxLength longer values do not count
   */
  Received read(List<String> values, int maxLength);

  /** Returns whether an empty value can win over an older value that a deletion leaves. */
  boolean tellsNewest();

  /**
   * The format of a form, which is unsigned. Of two cookies none counts, because somebody may have
   * planted one of them.
   */
  record Form() implements FlashFormat {
    @Override
    public String write(Map<String, String> entries, List<Claims> arrived) {
      return FormEncoding.encode(entries);
    }

    @Override
    public int length(Map<String, String> entries) {
      return FormEncoding.length(entries);
    }

    @Override
    public int length(String key, String value) {
      return FormEncoding.length(key, value);
    }

    @Override
    public Received read(List<String> values, int maxLength) {
      Map<String, String> entries =
          values.size() == 1 && values.get(0).length() <= maxLength
              ? FormEncoding.decode(values.get(0))
              : null;
      return new Received(entries, values.size(), List.of());
    }

    @Override
    public boolean tellsNewest() {
      return false;
    }
  }

  /** The format of a token. Its claims say that a session begins when the token is written. */
  record Token(TokenFormat format, KeyRing keys, Validity validity, InstantSource clock)
      implements FlashFormat {
    @Override
    public String write(Map<String, String> entries, List<Claims> arrived) {
      return keys.write(claims(entries, arrived));
    }

    @Override
    public int length(Map<String, String> entries) {
      return keys.length(claims(entries, List.of()));
    }

    @Override
    public int length(String key, String value) {
      return keys.length(key, value);
    }

    @Override
    public Received read(List<String> values, int maxLength) {
      int limit = format.maxLength(maxLength);
      KeyRing.Opened opened = keys.open(values, limit, validity, clock.millis());
      Claims claims = opened.claims();
      return new Received(
          claims == null ? null : claims.data(), opened.verified().size(), opened.verified());
    }

    @Override
    public boolean tellsNewest() {
      return true;
    }

    private Claims claims(Map<String, String> entries, List<Claims> arrived) {
      long iat = Validity.iat(arrived, Math.floorDiv(clock.millis(), 1000));
      return new Claims(entries, validity.exp(iat, iat), iat, iat, null);
    }
  }
}
