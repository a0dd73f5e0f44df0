package dev.satchel.benchmarks.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JWS by Nimbus, with a verifier of its own: the library's JWT processor makes a new one for each
 * token.
 */
final class NimbusCodec implements Codec {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);

  private final JWSSigner signer;
  private final JWSVerifier verifier;

  NimbusCodec() throws JOSEException {
    signer = new MACSigner(Codecs.key(32));
    verifier = new MACVerifier(Codecs.key(32));
  }

  @Override
  public String encode(Map<String, String> entries) throws JOSEException {
    SignedJWT token = new SignedJWT(HEADER, NimbusClaims.of(entries));
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public @Nullable Map<String, String> decode(String value) {
    try {
      SignedJWT token = SignedJWT.parse(value);
      return token.verify(verifier) ? NimbusClaims.entries(token.getJWTClaimsSet()) : null;
    } catch (ParseException | JOSEException | BadJOSEException e) {
      return null;
    }
  }
}
