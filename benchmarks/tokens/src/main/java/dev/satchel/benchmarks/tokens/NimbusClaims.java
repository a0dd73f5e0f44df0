package dev.satchel.benchmarks.tokens;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims that both codecs of Nimbus protect, and the check of their times. */
final class NimbusClaims {
  private static final JWTClaimsSetVerifier<SecurityContext> VERIFIER =
      new DefaultJWTClaimsVerifier<>(null, null);

  private NimbusClaims() {}

  // The library needs Date.
  @SuppressWarnings("JavaUtilDate")
  static JWTClaimsSet of(Map<String, String> entries) {
    Date now = new Date();
    return new JWTClaimsSet.Builder()
        .claim(DataClaim.NAME, entries)
        .issueTime(now)
        .notBeforeTime(now)
        .build();
  }

  static @Nullable Map<String, String> entries(JWTClaimsSet claims) throws BadJWTException {
    VERIFIER.verify(claims, null);
    return DataClaim.entries(claims.getClaim(DataClaim.NAME));
  }
}
