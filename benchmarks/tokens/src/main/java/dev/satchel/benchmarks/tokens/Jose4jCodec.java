package dev.satchel.benchmarks.tokens;

import java.security.Key;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** JWS by jose4j. Its signature is an object for one token. */
final class Jose4jCodec implements Codec {
  private final Key key = new HmacKey(Codecs.key(32));
  private final JwtConsumer consumer =
      new JwtConsumerBuilder()
          .setVerificationKey(key)
          .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
          .build();

  @Override
  public String encode(Map<String, String> entries) throws JoseException {
    NumericDate now = NumericDate.now();
    JwtClaims claims = new JwtClaims();
    claims.setClaim(DataClaim.NAME, entries);
    claims.setIssuedAt(now);
    claims.setNotBefore(now);
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    token.setPayload(claims.toJson());
    token.setKey(key);
    return token.getCompactSerialization();
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    try {
      return DataClaim.entries(consumer.processToClaims(value).getClaimValue(DataClaim.NAME));
    } catch (InvalidJwtException e) {
      return null;
    }
  }
}
