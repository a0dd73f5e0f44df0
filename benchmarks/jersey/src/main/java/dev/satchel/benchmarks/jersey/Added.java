package dev.satchel.benchmarks.jersey;

/** Measures what a session adds to a request through Jersey. */
public final class Added {
  private Added() {}

  /** Prints it, of this number of blocks. */
  public static void main(String[] args) throws Exception {
    dev.satchel.benchmarks.application.Added.print(JerseyInProcess::new, Integer.parseInt(args[0]));
  }
}
