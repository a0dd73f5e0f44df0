package dev.satchel.benchmarks.resteasy;

/** Measures what a session adds to a request through RESTEasy. */
public final class Added {
  private Added() {}

  /** Prints it. */
  public static void main(String[] args) throws Exception {
    dev.satchel.benchmarks.application.Added.print(ResteasyInProcess::new);
  }
}
