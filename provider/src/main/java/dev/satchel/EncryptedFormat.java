package dev.satchel;

import dev.satchel.internal.token.ClaimsFormat;
import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.OwnClaims;

/** Satchel's encrypted tokens: JWE with A256CBC-HS512. */
record EncryptedFormat() implements TokenFormat {
  @Override
  public ClaimsFormat claims() {
    return OwnClaims.FORMAT;
  }

  @Override
  public CompactSerialization under(Secret secret, String scope, String cookie, String audience) {
    return new Jwe(secret.key(Jwe.KEY_BYTES, Jwe.ENCRYPTION, scope, cookie, audience));
  }
}
