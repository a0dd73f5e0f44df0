package dev.satchel.benchmarks.report;

import java.util.List;

/** How long to measure. */
enum Form {
  /** What the targets need, in a few minutes. */
  SHORT,
  /** All, for the result file. */
  FULL;

  /** Of each fork: to warm up, and to measure. */
  List<String> iterations() {
    return this == FULL
        ? List.of("-wi", "6", "-w", "300ms", "-i", "4", "-r", "150ms")
        : List.of("-wi", "6", "-w", "250ms", "-i", "3", "-r", "100ms");
  }

  /** Of what a session adds to a request in process. */
  int turnsOfAdded() {
    return this == FULL ? 2 : 1;
  }

  int turnsOfThreads() {
    return this == FULL ? 3 : 1;
  }

  /** Of whole requests: each holds all pages once. */
  int rounds() {
    return this == FULL ? 10 : 3;
  }

  /** Of requests with revocation, each by another server. */
  int turnsOfRevocable() {
    return this == FULL ? 3 : 1;
  }

  /**
   * Rounds before those that count: a server that has answered some 100,000 requests is compiled.
   */
  int roundsToWarmUp() {
    return this == FULL ? 5 : 4;
  }
}
