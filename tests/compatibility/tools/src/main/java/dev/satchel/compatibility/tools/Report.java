package dev.satchel.compatibility.tools;

/** Prints the figures and the faults of a run, with a row for each. */
final class Report {
  private Report() {}

  static void print(int users, Figures figures, Faults faults, long retries) {
    row(
        "answers",
        figures.answered + " to " + users + " users, at most " + Mix.AT_ONCE + " at once");
    row("by node", figures.byNode);
    row("by status", figures.byStatus + "; 401 is after a logout");
    figures.outages.forEach(outage -> row("outage", outage));
    row("retried by the proxy", retries + " on the other node");
    row("repeated by the users", figures.repeated);
    row("node changed", figures.changedNodes + " times between two requests of a user");
    row("sessions read", figures.reads + " own, " + figures.looksAtOthers + " of another user");
    row(
        "entries at the end",
        figures.entriesAtTheEnd + " as they must be, a cart's lines counted each");
    for (Fault fault : Fault.values()) {
      row(fault.title(), faults.count(fault));
    }
    row("seconds", "%.1f".formatted(figures.seconds()));
    faults.examples().forEach(example -> row("FAILED", example));
  }

  private static void row(String title, Object figures) {
    System.out.printf("%-22s %s%n", title, figures);
  }
}
