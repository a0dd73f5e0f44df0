package dev.satchel.benchmarks.tokens;

import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.OwnClaims;
import dev.satchel.internal.token.Validity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes as the session's cookie does, from the value of the cookie on. */
final class OwnCodec implements Codec {
  private static final int MAX_BYTES = 4096;

  private final KeyRing keys;
  private final Validity validity;

  OwnCodec(CompactSerialization key) {
    this.keys = new KeyRing(List.of(key), 0);
    this.validity = new Validity(0, 0, 0, OwnClaims.FORMAT);
  }

  @Override
  public String encode(Map<String, String> entries) {
    long now = System.currentTimeMillis() / 1000;
    return keys.write(new Claims(entries, null, now, now, null));
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    Claims claims =
        keys.open(List.of(value), MAX_BYTES, validity, System.currentTimeMillis()).claims();
    return claims == null ? null : claims.data();
  }
}
