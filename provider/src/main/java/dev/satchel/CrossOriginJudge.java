package dev.satchel;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Applies the rules to requests, and logs what is refused. Safe for many threads. */
final class CrossOriginJudge {
  private final OriginRules rules;
  private final boolean reportsOnly;
  private final RefusalLog log;

  /**
   * Creates the judge.
   *
   * @param reportsOnly whether a refused request passes all the same
   */
  CrossOriginJudge(OriginRules rules, boolean reportsOnly) {
    this.rules = rules;
    this.reportsOnly = reportsOnly;
    this.log = new RefusalLog(reportsOnly);
  }

  OriginRules rules() {
    return rules;
  }

  /** Returns the judge of the same requests by other rules. */
  CrossOriginJudge by(OriginRules other) {
    return new CrossOriginJudge(other, reportsOnly);
  }

  /** Returns the judge that refuses nothing. */
  CrossOriginJudge reporting() {
    return new CrossOriginJudge(rules, true);
  }

  boolean sameAs(CrossOriginJudge other) {
    return rules.equals(other.rules) && reportsOnly == other.reportsOnly;
  }

  /**
   * Requires that a request which may change something comes from an own page.
   *
   * @throws CrossOriginException if it does not, and is not only reported
   */
  void require(Map<String, List<String>> headers, URI uri) {
    OriginRules.Refusal refusal = rules.refusal(headers, uri);
    if (refusal != null) {
      log.refused(refusal, headers);
      if (!reportsOnly) {
        throw new CrossOriginException();
      }
    }
  }
}
