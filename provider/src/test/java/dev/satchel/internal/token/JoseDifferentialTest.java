package dev.satchel.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
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
import java.text.ParseException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Two JOSE libraries open what we write, and we open what they write, whatever it says. */
class JoseDifferentialTest {
  enum Algorithm {
    HS256,
    HS384,
    HS512;

    int keyBytes() {
      return Integer.parseInt(name().substring("HS".length())) / 8;
    }

    Jws ours(byte[] key) {
      return switch (this) {
        case HS256 -> Jws.hs256(key);
        case HS384 -> Jws.hs384(key);
        case HS512 -> Jws.hs512(key);
      };
    }
  }

  @Property
  void signedTokens_goBothWays(
      @ForAll Algorithm algorithm, @ForAll @Size(64) byte[] random, @ForAll byte[] payload)
      throws JOSEException, ParseException, JoseException {
    byte[] key = Arrays.copyOf(random, algorithm.keyBytes());
    Jws ours = algorithm.ours(key);
    String token = ours.write(payload);

    JWSObject nimbus = JWSObject.parse(token);
    assertThat(nimbus.verify(new MACVerifier(key))).isTrue();
    assertThat(nimbus.getPayload().toBytes()).isEqualTo(payload);

    JsonWebSignature jose4j = new JsonWebSignature();
    jose4j.setAlgorithmConstraints(
        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm.name()));
    jose4j.setKey(new SecretKeySpec(key, "HMAC"));
    jose4j.setCompactSerialization(token);
    assertThat(jose4j.verifySignature()).isTrue();
    assertThat(jose4j.getPayloadBytes()).isEqualTo(payload);

    // With one key, payload and header there is one token.
    JWSObject byNimbus =
        new JWSObject(new JWSHeader(JWSAlgorithm.parse(algorithm.name())), new Payload(payload));
    byNimbus.sign(new MACSigner(key));
    assertThat(byNimbus.serialize()).isEqualTo(token);

    JsonWebSignature byJose4j = new JsonWebSignature();
    byJose4j.setAlgorithmHeaderValue(algorithm.name());
    byJose4j.setKey(new SecretKeySpec(key, "HMAC"));
    byJose4j.setPayloadBytes(payload);
    assertThat(byJose4j.getCompactSerialization()).isEqualTo(token);
    assertThat(ours.read(token)).isEqualTo(payload);
  }

  @Property
  void encryptedTokens_goBothWays(@ForAll @Size(64) byte[] key, @ForAll byte[] payload)
      throws JOSEException, ParseException, JoseException {
    Jwe ours = new Jwe(key);
    String token = ours.write(payload);

    JWEObject nimbus = JWEObject.parse(token);
    nimbus.decrypt(new DirectDecrypter(key));
    assertThat(nimbus.getPayload().toBytes()).isEqualTo(payload);

    JsonWebEncryption jose4j = new JsonWebEncryption();
    jose4j.setKey(new SecretKeySpec(key, "AES"));
    jose4j.setCompactSerialization(token);
    assertThat(jose4j.getPlaintextBytes()).isEqualTo(payload);

    // Nimbus puts enc first, which a reader of one constant header does not take.
    Base64URL header =
        Base64URL.encode("{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}".getBytes(UTF_8));
    JWEObject byNimbus = new JWEObject(JWEHeader.parse(header), new Payload(payload));
    byNimbus.encrypt(new DirectEncrypter(key));
    assertThat(ours.read(byNimbus.serialize())).isEqualTo(payload);

    JsonWebEncryption byJose4j = new JsonWebEncryption();
    byJose4j.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
    byJose4j.setEncryptionMethodHeaderParameter(
        ContentEncryptionAlgorithmIdentifiers.AES_256_CBC_HMAC_SHA_512);
    byJose4j.setKey(new SecretKeySpec(key, "AES"));
    byJose4j.setPlaintext(payload);
    assertThat(ours.read(byJose4j.getCompactSerialization())).isEqualTo(payload);
  }
}
