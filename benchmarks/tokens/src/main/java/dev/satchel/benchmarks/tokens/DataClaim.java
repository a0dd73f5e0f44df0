package dev.satchel.benchmarks.tokens;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claim that holds the entries, as Play names it. */
final class DataClaim {
  static final String NAME = "data";

  private DataClaim() {}

  /** Only strings were signed, so that nobody looks again. */
  @SuppressWarnings("unchecked")
  static @Nullable Map<String, String> entries(@Nullable Object claim) {
    return (Map<String, String>) claim;
  }
}
