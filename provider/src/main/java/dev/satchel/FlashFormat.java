package dev.satchel;

import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.FormEncoding;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the flash's cookie. */
sealed interface FlashFormat {
  /**
   * What the values of a cookie came to.
   *
   * @param entries those of the value that counts, or null if none does
   * @param arrived how many values there are that a deletion may have to reach
   * @param verified the claims of the tokens that verified, the one that decides first
   */
  record Received(@Nullable Map<String, String> entries, int arrived, List<Claims> verified) {
    /** Names no entry: values stay out of logs. */
    @Override
    public String toString() {
      return "Received[" + arrived + " values]";
    }
  }

  /**
   * The value that carries the entries.
   *
   * @param arrived the claims of the tokens that the new one must outdo
   */
  String write(Map<String, String> entries, List<Claims> arrived);

  /** The characters that {@link #write} makes. */
  int length(Map<String, String> entries);

  /** The characters that an entry adds, about. */
  int length(String key, String value);

  Received read(List<String> values, int maxLength);

  /** Whether an empty value can outdo an older one that a deletion does not reach. */
  boolean tellsNewest();

  /** Unsigned: of two cookies either may be planted, so that none counts. */
  record Form() implements FlashFormat {
    @Override
    public String write(Map<String, String> entries, List<Claims> arrived) {
      return FormEncoding.encode(entries);
    }

    @Override
    public int length(Map<String, String> entries) {
      return FormEncoding.encode(entries).length();
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

  /** Signed or encrypted, with the claims of a session that began as it was written. */
  record Token(KeyRing keys, Validity validity, InstantSource clock) implements FlashFormat {
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

    /** Of Play as much as a browser keeps: it has no limit of its own. */
    @Override
    public Received read(List<String> values, int maxLength) {
      int limit = validity.rules() == Validity.Rules.PLAY ? SessionCookie.MAX_BYTES : maxLength;
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
