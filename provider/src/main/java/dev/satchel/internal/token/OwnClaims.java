package dev.satchel.internal.token;

import org.jspecify.annotations.Nullable;

/** The claims of Satchel's own tokens: see {@code docs/format.md}. */
public record OwnClaims() implements ClaimsFormat {
  /** The only object of this class that Satchel uses. */
  public static final ClaimsFormat FORMAT = new OwnClaims();

  @Override
  public byte[] write(Claims claims) {
    return ClaimsWriter.write(claims);
  }

  @Override
  public int length(Claims claims) {
    return ClaimsWriter.length(claims);
  }

  @Override
  public int length(String key, String value) {
    return ClaimsWriter.length(key, value);
  }

  @Override
  public @Nullable Claims read(byte[] json) {
    return ClaimsReader.read(json);
  }

  @Override
  public boolean hasId() {
    return true;
  }

  @Override
  public boolean hasBeginning() {
    return true;
  }

  @Override
  public long expiryLeeway() {
    return 0;
  }
}
