package dev.satchel.internal.token;

import org.jspecify.annotations.Nullable;

/**
 * A JOSE object in compact serialization (RFC 7515 section 7.1, RFC 7516 section 7.1), of one
 * algorithm under one key. Its header is one constant that is compared and never parsed, so that a
 * token cannot choose its algorithm or key (RFC 8725 section 3.1). Safe for many threads.
 */
public sealed interface CompactSerialization permits Jws, Jwe {
  /**
   * Whether the text has the header that all such tokens have, and room for the rest. Costs next to
   * nothing.
   */
  boolean hasHeader(String token);

  /** The token that carries the payload. */
  String write(byte[] payload);

  /** The characters of the token that {@link #write} makes of so many bytes. */
  int length(int payloadBytes);

  /** The payload of a token that was written under this key, else null, whatever the reason. */
  byte @Nullable [] read(String token);
}
