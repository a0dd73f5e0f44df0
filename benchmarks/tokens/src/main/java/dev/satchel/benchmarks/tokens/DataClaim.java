package dev.satchel.benchmarks.tokens;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claim that holds the entries, as Play names it. */
final class DataClaim {
  static final String NAME = "data";

  private DataClaim() {}

  /** Returns the entries without a check, because only strings were signed. */
  @SuppressWarnings("unchecked")
  static @Nullable Map<String, String> entries(@Nullable Object claim) {
    return (Map<String, String>) claim;
  }
}
