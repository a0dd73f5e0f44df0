package dev.satchel.compatibility.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * Signs out one user after another, so that the nodes answer strictly in turn. Both nodes know each
 * user, and a user who signs out at one node is signed out at the other node.
 */
final class LastRound {
  /** The requests before the logout. */
  private static final int KNOWN = 3;

  /** The requests of each user: those before the logout, the logout, and one after it. */
  static final int REQUESTS = KNOWN + 2;

  private final Figures figures;
  private final Faults faults;

  LastRound(Figures figures, Faults faults) {
    this.figures = figures;
    this.faults = faults;
  }

  void signOut(User user) throws InterruptedException {
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < KNOWN; i++) {
      user.send(Request.whoAmI(user.name()));
      nodes.add(user.node());
    }
    if (!nodes.containsAll(Proxy.NODES)) {
      faults.add(Fault.UNEXPECTED, user.name() + " was answered by " + nodes + " only");
    }
    if (user.session().isEmpty()) {
      // The requests above found the user signed out.
      return;
    }
    figures.entriesAtTheEnd.add(user.expected().countIn(user.session().get()));
    user.expected().end();
    user.send(Request.logout());
    String left = user.node();
    user.send(Request.whoAmISignedOut());
    if (user.node().equals(left)) {
      faults.add(Fault.UNEXPECTED, user.name() + " signed out and was asked at the " + left);
    }
  }
}
