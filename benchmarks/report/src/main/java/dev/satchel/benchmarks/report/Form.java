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
        ? List.of("-wi", "5", "-w", "400ms", "-i", "4", "-r", "250ms")
        : List.of("-wi", "4", "-w", "300ms", "-i", "3", "-r", "100ms");
  }

  /** Of what a session adds to a request in process. */
  int turnsOfAdded() {
    return this == FULL ? 5 : 1;
  }

  int turnsOfThreads() {
    return this == FULL ? 5 : 2;
  }

  /** Of whole requests: each holds all pages once. */
  int rounds() {
    return this == FULL ? 10 : 3;
  }

  int secondsOfRound() {
    return this == FULL ? 3 : 2;
  }

  /** CPU time that a server spends on a page before it is measured. */
  int secondsOfWarmUp() {
    return this == FULL ? 8 : 3;
  }
}
