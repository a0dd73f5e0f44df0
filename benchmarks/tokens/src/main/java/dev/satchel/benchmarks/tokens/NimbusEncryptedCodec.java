package dev.satchel.benchmarks.tokens;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.EncryptedJWT;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JWE by Nimbus, of the same algorithms as ours. */
final class NimbusEncryptedCodec implements Codec {
  private static final JWEHeader HEADER =
      new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256CBC_HS512);

  private final JWEEncrypter encrypter;
  private final JWEDecrypter decrypter;

  NimbusEncryptedCodec() throws JOSEException {
    encrypter = new DirectEncrypter(Codecs.key(64));
    decrypter = new DirectDecrypter(Codecs.key(64));
  }

  @Override
  public String encode(Map<String, String> entries) throws JOSEException {
    EncryptedJWT token = new EncryptedJWT(HEADER, NimbusClaims.of(entries));
    token.encrypt(encrypter);
    return token.serialize();
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    try {
      EncryptedJWT token = EncryptedJWT.parse(value);
      token.decrypt(decrypter);
      return NimbusClaims.entries(token.getJWTClaimsSet());
    } catch (ParseException | JOSEException | BadJOSEException e) {
      return null;
    }
  }
}
