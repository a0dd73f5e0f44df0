package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A JOSE library opens our tokens with the derived key, and we open those it writes in our format.
 */
class JoseInteropTest {
  private static final byte[] SECRET =
      "a secret of the tests, of enough bytes".getBytes(StandardCharsets.UTF_8);
  private static final byte[] KEY =
      Hkdf.key(SECRET, 32, "satchel", "HS256", "session", "__Host-session", "");

  @Test
  void nimbus_opensOurTokens() throws Exception {
    Claims claims =
        new Claims(
            Map.of("connected", "ann@example.org é€😀\n\""),
            1_900_000_000L,
            1_700_000_000,
            1_700_000_100,
            "id");
    SignedJWT jwt = SignedJWT.parse(Jws.hs256(KEY).write(ClaimsWriter.write(claims)));
    assertThat(jwt.verify(new MACVerifier(KEY))).isTrue();
    JWTClaimsSet read = jwt.getJWTClaimsSet();
    assertThat(read.getJSONObjectClaim("data"))
        .isEqualTo(Map.of("connected", "ann@example.org é€😀\n\""));
    assertThat(read.getExpirationTime()).isEqualTo("2030-03-17T17:46:40Z");
    assertThat(read.getNotBeforeTime()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(read.getIssueTime()).isEqualTo("2023-11-14T22:15:00Z");
    assertThat(read.getStringClaim("sid")).isEqualTo("id");
    byte[] otherKey = Hkdf.key(SECRET, 32, "satchel", "HS256", "flash", "__Host-session", "");
    assertThat(jwt.verify(new MACVerifier(otherKey))).isFalse();
  }

  @Test
  void weOpen_whatNimbusWrites() throws Exception {
    JWSObject jws =
        new JWSObject(
            new JWSHeader(JWSAlgorithm.HS256),
            new Payload("{\"iat\":2,\"nbf\":1,\"data\":{\"connected\":\"ann\"}}"));
    jws.sign(new MACSigner(KEY));
    byte[] payload = Jws.hs256(KEY).read(jws.serialize());
    assertThat(ClaimsReader.read(payload))
        .isEqualTo(new Claims(Map.of("connected", "ann"), null, 1, 2, null));
  }
}
