package dev.satchel.benchmarks.report;

/** The length of a measurement. Each form measures each row in five JVMs. */
enum Form {
  /** Measures what most targets need, in five minutes. */
  SHORT(3, 2, 60, 2_500, 4),
  /** Measures everything, for the result file. */
  FULL(4, 3, 200, 4_000, 6);

  static final int ROUNDS = 5;

  /** The iterations of a fork of JMH: some warm up, and some measure. */
  final int iterationsToWarmUp;

  final int iterations;

  /** The blocks of each program that takes turns within its JVM. */
  final int blocks;

  /** The whole requests of a phase, and how often all phases are gone through in one JVM. */
  final int requests;

  final int cycles;

  Form(int iterationsToWarmUp, int iterations, int blocks, int requests, int cycles) {
    this.iterationsToWarmUp = iterationsToWarmUp;
    this.iterations = iterations;
    this.blocks = blocks;
    this.requests = requests;
    this.cycles = cycles;
  }
}
