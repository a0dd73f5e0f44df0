package dev.satchel.benchmarks.report;

import java.util.List;

/** The length of a measurement. */
enum Form {
  /** Measures what the targets need, in a few minutes. */
  SHORT,
  /** Measures everything, for the result file. */
  FULL;

  /** Returns the options for the iterations of each fork: some warm up, and some measure. */
  List<String> iterations() {
    return this == FULL
        ? List.of("-wi", "6", "-w", "300ms", "-i", "4", "-r", "150ms")
        : List.of("-wi", "6", "-w", "250ms", "-i", "3", "-r", "100ms");
  }

  /** Returns the turns for the time that a session adds to a request in process. */
  int turnsOfAdded() {
    return this == FULL ? 2 : 1;
  }

  int turnsOfThreads() {
    return this == FULL ? 3 : 1;
  }

  /** Returns the rounds for whole requests. Each round asks for all pages once. */
  int rounds() {
    return this == FULL ? 10 : 3;
  }

  /** Returns the turns for requests with revocation. Each turn has another server. */
  int turnsOfRevocable() {
    return this == FULL ? 3 : 1;
  }

  /**
   * Returns the rounds that warm up. A server that has answered some 100,000 requests is compiled.
   */
  int roundsToWarmUp() {
    return this == FULL ? 5 : 4;
  }
}
