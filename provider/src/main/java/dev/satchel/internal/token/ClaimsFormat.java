package dev.satchel.internal.token;

import org.jspecify.annotations.Nullable;

/**
 * The spelling of the claims in one kind of token. It also says which claims this kind can have.
 * Safe for many threads.
 */
public interface ClaimsFormat {

  /** Returns the JSON of the claims, whose texts hold no unpaired surrogate. */
  byte[] write(Claims claims);

  /** Returns the number of bytes that {@link #write} makes of the claims. */
  int length(Claims claims);

  /** Returns the number of bytes that an entry adds to the JSON, without the comma. */
  int length(String key, String value);

  /** Returns the claims, or null if the JSON is anything else. */
  @Nullable Claims read(byte[] json);

  /** Returns whether the claims can hold an id of the session. */
  boolean hasId();

  /** Returns whether the claims tell when the session began. */
  boolean hasBeginning();

  /** Returns for how many seconds a token still counts after its {@code exp}. */
  long expiryLeeway();
}
