package dev.satchel.benchmarks.tokens;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.Serializer;
import io.jsonwebtoken.jackson.io.JacksonDeserializer;
import io.jsonwebtoken.jackson.io.JacksonSerializer;
import io.jsonwebtoken.security.Keys;
import java.util.Date;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** JWS by jjwt. The serializer is given, which saves it the search for one at each token. */
final class JjwtCodec implements Codec {
  private final SecretKey key = Keys.hmacShaKeyFor(Codecs.key(32));
  private final Serializer<Map<String, ?>> serializer = new JacksonSerializer<>();
  private final JwtParser parser =
      Jwts.parser().verifyWith(key).json(new JacksonDeserializer<>()).build();

  // The library needs Date.
  @SuppressWarnings("JavaUtilDate")
  @Override
  public String encode(Map<String, String> entries) {
    Date now = new Date();
    return Jwts.builder()
        .json(serializer)
        .claim(DataClaim.NAME, entries)
        .issuedAt(now)
        .notBefore(now)
        .signWith(key, Jwts.SIG.HS256)
        .compact();
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    try {
      return DataClaim.entries(parser.parseSignedClaims(value).getPayload().get(DataClaim.NAME));
    } catch (JwtException | IllegalArgumentException e) {
      return null;
    }
  }
}
