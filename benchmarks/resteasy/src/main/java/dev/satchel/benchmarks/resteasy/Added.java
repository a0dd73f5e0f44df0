package dev.satchel.benchmarks.resteasy;

/** Measures what a session adds to a request through RESTEasy. */
public final class Added {
  private Added() {}

  /** Prints it, of this number of blocks. */
  public static void main(String[] args) throws Exception {
    dev.satchel.benchmarks.application.Added.print(
        ResteasyInProcess::new, Integer.parseInt(args[0]));
  }
}
