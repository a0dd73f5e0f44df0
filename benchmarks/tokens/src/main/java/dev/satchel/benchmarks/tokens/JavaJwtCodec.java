package dev.satchel.benchmarks.tokens;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JWS by Auth0's java-jwt. */
final class JavaJwtCodec implements Codec {
  private final Algorithm algorithm = Algorithm.HMAC256(Codecs.key(32));
  private final JWTVerifier verifier = JWT.require(algorithm).build();

  @Override
  public String encode(Map<String, String> entries) {
    Instant now = Instant.now();
    return JWT.create()
        .withClaim(DataClaim.NAME, entries)
        .withIssuedAt(now)
        .withNotBefore(now)
        .sign(algorithm);
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    try {
      return DataClaim.entries(verifier.verify(value).getClaim(DataClaim.NAME).asMap());
    } catch (JWTVerificationException e) {
      return null;
    }
  }
}
