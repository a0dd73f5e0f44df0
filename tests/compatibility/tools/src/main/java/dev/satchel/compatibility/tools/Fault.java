package dev.satchel.compatibility.tools;

/** What a run of {@link ScaleOut} must not show. */
enum Fault {
  SIGNED_OUT("times signed out"),
  ENTRY_LOST("times an entry lost"),
  NAME_OF_ANOTHER("times another's name"),
  NODE_ERROR("times a node said 5xx"),

  /** Both nodes know the path, and at least one node is up at any time. */
  UNANSWERED("unanswered whoami"),

  UNEXPECTED("other faults");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
