package dev.satchel;

import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.ClaimsWriter;
import dev.satchel.internal.token.FormEncoding;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the flash's cookie. */
sealed interface FlashFormat {
  String write(Map<String, String> entries);

  /** The characters that {@link #write} makes. */
  int length(Map<String, String> entries);

  /** The characters that an entry adds, about. */
  int length(String key, String value);

  /** The entries of the value that counts, or null if none does. */
  @Nullable Map<String, String> read(List<String> values, int maxLength);

  /** Unsigned: of two cookies either may be planted, so that none counts. */
  record Form() implements FlashFormat {
    @Override
    public String write(Map<String, String> entries) {
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
    public @Nullable Map<String, String> read(List<String> values, int maxLength) {
      return values.size() == 1 && values.get(0).length() <= maxLength
          ? FormEncoding.decode(values.get(0))
          : null;
    }
  }

  /** Signed or encrypted, with the claims of a session that began as it was written. */
  record Token(KeyRing keys, Validity validity, InstantSource clock) implements FlashFormat {
    @Override
    public String write(Map<String, String> entries) {
      return keys.write(claims(entries));
    }

    @Override
    public int length(Map<String, String> entries) {
      return keys.length(claims(entries));
    }

    @Override
    public int length(String key, String value) {
      return ClaimsWriter.length(key, value);
    }

    /** Of Play as much as a browser keeps: it has no limit of its own. */
    @Override
    public @Nullable Map<String, String> read(List<String> values, int maxLength) {
      int limit = validity.rules() == Validity.Rules.PLAY ? SessionCookie.MAX_BYTES : maxLength;
      Claims claims = keys.open(values, limit, validity, clock.millis()).claims();
      return claims == null ? null : claims.data();
    }

    private Claims claims(Map<String, String> entries) {
      long now = Math.floorDiv(clock.millis(), 1000);
      return new Claims(entries, validity.exp(now, now), now, now, null);
    }
  }
}
