package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two JOSE libraries open our tokens with the derived key, and we open those they write in our
 * format.
 */
class JoseInteropTest {
  private static final byte[] SECRET =
      "a secret of the tests, of enough bytes".getBytes(StandardCharsets.UTF_8);
  private static final byte[] KEY =
      Hkdf.key(SECRET, 32, "satchel", "HS256", "session", "__Host-session", "");
  private static final byte[] FLASH_KEY =
      Hkdf.key(SECRET, 32, "satchel", "HS256", "flash", "__Host-session", "");
  private static final byte[] ENCRYPTION_KEY =
      Hkdf.key(SECRET, 64, "satchel", "A256CBC-HS512", "session", "__Host-session", "");
  private static final byte[] FLASH_ENCRYPTION_KEY =
      Hkdf.key(SECRET, 64, "satchel", "A256CBC-HS512", "flash", "__Host-session", "");

  private static final Claims CLAIMS =
      new Claims(
          Map.of("connected", "ann@example.org é€😀\n\""),
          1_900_000_000L,
          1_700_000_000,
          1_700_000_100,
          "id");
  private static final String JSON = new String(ClaimsWriter.write(CLAIMS), StandardCharsets.UTF_8);
  private static final String THEIRS = "{\"iat\":2,\"nbf\":1,\"data\":{\"connected\":\"ann\"}}";
  private static final Claims READ = new Claims(Map.of("connected", "ann"), null, 1, 2, null);

  @Test
  void nimbus_opensOurTokens() throws Exception {
    SignedJWT jwt = SignedJWT.parse(Jws.hs256(KEY).write(ClaimsWriter.write(CLAIMS)));
    assertThat(jwt.verify(new MACVerifier(KEY))).isTrue();
    JWTClaimsSet read = jwt.getJWTClaimsSet();
    assertThat(read.getJSONObjectClaim("data"))
        .isEqualTo(Map.of("connected", "ann@example.org é€😀\n\""));
    assertThat(read.getExpirationTime()).isEqualTo("2030-03-17T17:46:40Z");
    assertThat(read.getNotBeforeTime()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(read.getIssueTime()).isEqualTo("2023-11-14T22:15:00Z");
    assertThat(read.getStringClaim("sid")).isEqualTo("id");
    assertThat(jwt.verify(new MACVerifier(FLASH_KEY))).isFalse();
  }

  @Test
  void weOpen_whatNimbusWrites() throws Exception {
    JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(THEIRS));
    jws.sign(new MACSigner(KEY));
    assertThat(ClaimsReader.read(Jws.hs256(KEY).read(jws.serialize()))).isEqualTo(READ);
    assertThat(Jws.hs256(FLASH_KEY).read(jws.serialize())).isNull();
  }

  @Test
  void nimbus_decryptsOurTokens() throws Exception {
    for (int length = 0; length < 50; length++) {
      String text = "x".repeat(length);
      JWEObject jwe = JWEObject.parse(encrypted(text));
      jwe.decrypt(new DirectDecrypter(ENCRYPTION_KEY));
      assertThat(jwe.getPayload().toString()).isEqualTo(text);
    }
    JWEObject jwe = JWEObject.parse(encrypted(JSON));
    assertThat(jwe.getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "dir", "enc", "A256CBC-HS512"));
    jwe.decrypt(new DirectDecrypter(ENCRYPTION_KEY));
    assertThat(jwe.getPayload().toString()).isEqualTo(JSON);
    JWEObject again = JWEObject.parse(encrypted(JSON));
    assertThatThrownBy(() -> again.decrypt(new DirectDecrypter(FLASH_ENCRYPTION_KEY)))
        .isInstanceOf(JOSEException.class);
  }

  /** Of its own accord it writes enc before alg; a header that it parsed it leaves as it is. */
  @Test
  void weDecrypt_whatNimbusWrites_underAHeaderInOurOrder() throws Exception {
    String text = "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}";
    String token = encryptedByNimbus(JWEHeader.parse(Base64URL.encode(text)));
    assertThat(ClaimsReader.read(new Jwe(ENCRYPTION_KEY).read(token))).isEqualTo(READ);
    assertThat(new Jwe(FLASH_ENCRYPTION_KEY).read(token)).isNull();

    JWEHeader inItsOrder = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512);
    assertThat(inItsOrder.toString()).isEqualTo("{\"enc\":\"A256CBC-HS512\",\"alg\":\"dir\"}");
    assertThat(new Jwe(ENCRYPTION_KEY).read(encryptedByNimbus(inItsOrder))).isNull();
  }

  private static String encryptedByNimbus(JWEHeader header) throws JOSEException {
    JWEObject jwe = new JWEObject(header, new Payload(THEIRS));
    jwe.encrypt(new DirectEncrypter(ENCRYPTION_KEY));
    return jwe.serialize();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void jose4j_opensOurTokens_andWeOpenItsOwn(String algorithm) throws JoseException {
    byte[] key = Arrays.copyOf(ENCRYPTION_KEY, Integer.parseInt(algorithm.substring(2)) / 8);
    Jws jws = jws(algorithm, key);
    JsonWebSignature read = jose4j(algorithm, key);
    read.setCompactSerialization(jws.write(ClaimsWriter.write(CLAIMS)));
    assertThat(read.verifySignature()).isTrue();
    assertThat(read.getPayload()).isEqualTo(JSON);
    key[0] ^= 1;
    JsonWebSignature refused = jose4j(algorithm, key);
    refused.setCompactSerialization(jws.write(ClaimsWriter.write(CLAIMS)));
    assertThat(refused.verifySignature()).isFalse();

    JsonWebSignature written = jose4j(algorithm, key);
    written.setAlgorithmHeaderValue(algorithm);
    written.setPayload(THEIRS);
    String token = written.getCompactSerialization();
    assertThat(ClaimsReader.read(jws(algorithm, key).read(token))).isEqualTo(READ);
    assertThat(jws.read(token)).isNull();
  }

  private static Jws jws(String algorithm, byte[] key) {
    return switch (algorithm) {
      case "HS256" -> Jws.hs256(key);
      case "HS384" -> Jws.hs384(key);
      default -> Jws.hs512(key);
    };
  }

  private static JsonWebSignature jose4j(String algorithm, byte[] key) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
    jws.setKey(new SecretKeySpec(key, "HMAC"));
    return jws;
  }

  @Test
  void jose4j_decryptsOurTokens() throws JoseException {
    JsonWebEncryption jwe = jose4j(ENCRYPTION_KEY);
    jwe.setCompactSerialization(encrypted(JSON));
    assertThat(jwe.getPlaintextString()).isEqualTo(JSON);
    JsonWebEncryption other = jose4j(FLASH_ENCRYPTION_KEY);
    other.setCompactSerialization(encrypted(JSON));
    assertThatThrownBy(other::getPlaintextString).isInstanceOf(JoseException.class);
  }

  @Test
  void weDecrypt_whatJose4jWrites() throws JoseException {
    JsonWebEncryption jwe = jose4j(ENCRYPTION_KEY);
    jwe.setAlgorithmHeaderValue("dir");
    jwe.setEncryptionMethodHeaderParameter("A256CBC-HS512");
    jwe.setPlaintext(THEIRS);
    String token = jwe.getCompactSerialization();
    assertThat(ClaimsReader.read(new Jwe(ENCRYPTION_KEY).read(token))).isEqualTo(READ);
    assertThat(new Jwe(FLASH_ENCRYPTION_KEY).read(token)).isNull();
  }

  private static JsonWebEncryption jose4j(byte[] key) {
    JsonWebEncryption jwe = new JsonWebEncryption();
    jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "dir"));
    jwe.setContentEncryptionAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, "A256CBC-HS512"));
    jwe.setKey(new SecretKeySpec(key, "AES"));
    return jwe;
  }

  private static String encrypted(String text) {
    return new Jwe(ENCRYPTION_KEY).write(text.getBytes(StandardCharsets.UTF_8));
  }
}
