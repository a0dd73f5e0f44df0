package dev.satchel.compatibility.tools;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * 100 users of a guestbook and a shop behind one proxy. Each user knows what the session must hold,
 * and checks each answer. scale-out.sh runs this class with the proxy's URI, and kills and restarts
 * the nodes.
 */
public final class ScaleOut {
  private static final int USERS = 100;

  /** Of all users together, answered by a node. */
  private static final int REQUESTS = 10_000;

  private final Figures figures = new Figures();
  private final Faults faults = new Faults();
  private final List<User> users = new ArrayList<>();
  private final Proxy proxy;

  private ScaleOut(URI uri) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    proxy = new Proxy(http, uri);
    for (int i = 0; i < USERS; i++) {
      users.add(new User("user-%03d".formatted(i), new Browser(http, uri), figures, faults));
    }
  }

  public static void main(String[] args) throws Exception {
    ScaleOut run = new ScaleOut(URI.create(args[0]));
    run.run();
    Report.print(USERS, run.figures, run.faults, run.proxy.retries());
    // Threads of a run that was given up may live.
    System.exit(run.faults.isEmpty() ? 0 : 1);
  }

  private void run() throws InterruptedException, IOException {
    proxy.awaitNodes();
    Thread kills = new Thread(new Kills(proxy, figures, faults)::run, "kills");
    // The thread may wait for a script that is gone.
    kills.setDaemon(true);
    kills.start();
    new Mix(visits(), faults).run();
    kills.join(TimeUnit.SECONDS.toMillis(30));
    if (faults.isEmpty()) {
      signOut();
      checkCounts();
    }
  }

  private List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      visits.add(new Visit(users, i, REQUESTS / USERS - LastRound.REQUESTS));
    }
    return visits;
  }

  private void signOut() throws InterruptedException, IOException {
    proxy.awaitNodes();
    LastRound last = new LastRound(figures, faults);
    for (User user : users) {
      last.signOut(user);
    }
  }

  /** A run that did less than it says would prove less. */
  private void checkCounts() {
    if (figures.answered.get() != REQUESTS) {
      faults.add(Fault.UNEXPECTED, figures.answered + " answers instead of " + REQUESTS);
    }
    if (figures.outages.size() != Proxy.NODES.size()) {
      faults.add(
          Fault.UNEXPECTED, figures.outages.size() + " outages instead of " + Proxy.NODES.size());
    }
  }
}
