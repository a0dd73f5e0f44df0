package dev.satchel.benchmarks.tokens;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Session to cookie value and back, as one library does it under one secret. */
interface Codec {
  /** The cookie value that carries the entries, as written now. */
  String encode(Map<String, String> entries) throws Exception;

  /** The entries of a value that verifies and counts now, else null. */
  @Nullable Map<String, String> decode(String value) throws Exception;

  /** The entry of this key of a value that verifies and counts now, else null. */
  default @Nullable String read(String value, String key) throws Exception {
    Map<String, String> entries = decode(value);
    return entries == null ? null : entries.get(key);
  }
}
