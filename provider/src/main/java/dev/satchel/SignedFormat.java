package dev.satchel;

import dev.satchel.internal.token.ClaimsFormat;
import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.Jws;
import dev.satchel.internal.token.OwnClaims;

/** Satchel's signed tokens: JWS with HS256. */
record SignedFormat() implements TokenFormat {
  @Override
  public ClaimsFormat claims() {
    return OwnClaims.FORMAT;
  }

  @Override
  public CompactSerialization under(Secret secret, String scope, String cookie, String audience) {
    return Jws.hs256(secret.key(Jws.KEY_BYTES, Jws.ALGORITHM, scope, cookie, audience));
  }
}
