package dev.satchel.benchmarks.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.Serializer;
import io.jsonwebtoken.jackson.io.JacksonDeserializer;
import io.jsonwebtoken.jackson.io.JacksonSerializer;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/** Entries to the value of a cookie and back, by jjwt. Safe for many threads. */
final class JjwtCookie {
  static final String NAME = "session";
  private static final String DATA = "data";

  private final SecretKey key = Jwts.SIG.HS256.key().build();
  private final Serializer<Map<String, ?>> serializer;
  private final JwtParser parser;

  JjwtCookie() {
    ObjectMapper mapper = new ObjectMapper();
    serializer = new JacksonSerializer<>(mapper);
    parser =
        Jwts.parser().verifyWith(key).json(new JacksonDeserializer<Map<String, ?>>(mapper)).build();
  }

  /** Returns the entries of a cookie, or nothing if the signature is wrong. */
  Map<String, String> read(String value) {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      Claims claims = parser.parseSignedClaims(value).getPayload();
      if (claims.get(DATA) instanceof Map<?, ?> data) {
        data.forEach((name, text) -> entries.put(String.valueOf(name), String.valueOf(text)));
      }
    } catch (JwtException | IllegalArgumentException e) {
      entries.clear();
    }
    return entries;
  }

  // jjwt needs Date.
  @SuppressWarnings("JavaUtilDate")
  String write(Map<String, String> entries) {
    Date now = new Date();
    return Jwts.builder()
        .json(serializer)
        .claim(DATA, entries)
        .notBefore(now)
        .issuedAt(now)
        .signWith(key, Jwts.SIG.HS256)
        .compact();
  }
}
