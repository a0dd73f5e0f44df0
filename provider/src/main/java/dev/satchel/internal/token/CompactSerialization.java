package dev.satchel.internal.token;

import org.jspecify.annotations.Nullable;

/**
 * JOSE tokens in compact serialization (RFC 7515 section 7.1, RFC 7516 section 7.1), of one
 * algorithm under one key. The header of a token is compared with a constant and never parsed. So a
 * token cannot choose its algorithm or key (RFC 8725 section 3.1). Safe for many threads.
 */
public sealed interface CompactSerialization permits Jws, Jwe {
  /**
   * Returns whether the text has the header of these tokens, and enough characters for the rest.
   * The call costs almost no time.
   */
  boolean hasHeader(String token);

  /** Returns the token that carries the payload. */
  String write(byte[] payload);

  /** Returns the number of characters of the token that {@link #write} makes of so many bytes. */
  int length(int payloadBytes);

  /** Returns the payload of a token that this key wrote, or null for any other text. */
  byte @Nullable [] read(String token);
}
