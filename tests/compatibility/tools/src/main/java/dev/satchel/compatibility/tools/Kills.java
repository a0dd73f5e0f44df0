package dev.satchel.compatibility.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Has scale-out.sh kill and restart one node after the other, never both at once. The script does
 * what is printed as "kill NODE", and says "killed NODE" and "back NODE" on the standard input.
 */
final class Kills {
  /** The answers before the first kill. */
  private static final int FIRST = 5_000;

  private static final int SECOND = 7_500;

  /** The fewest answers during an outage, or the outage proves nothing. */
  private static final int DURING = 100;

  private final BufferedReader script = new BufferedReader(new InputStreamReader(System.in, UTF_8));
  private final Proxy proxy;
  private final Figures figures;
  private final Faults faults;

  Kills(Proxy proxy, Figures figures, Faults faults) {
    this.proxy = proxy;
    this.figures = figures;
    this.faults = faults;
  }

  void run() {
    try {
      kill("shop", FIRST);
      kill("guestbook", SECOND);
    } catch (IOException | InterruptedException | RuntimeException e) {
      faults.add(Fault.UNEXPECTED, "killing and restarting: " + e);
    }
  }

  private void kill(String node, int after) throws IOException, InterruptedException {
    while (figures.answered.get() < after) {
      Thread.sleep(5);
    }
    System.out.println("kill " + node);
    expect("killed " + node);
    int from = figures.answered.get();
    double since = figures.seconds();
    expect("back " + node);
    proxy.awaitNodes();
    int during = figures.answered.get() - from;
    figures.outages.add(
        "%s killed after %,d answers, back after %.1f s and %,d answers more"
            .formatted(node, from, figures.seconds() - since, during));
    if (during < DURING) {
      faults.add(Fault.UNEXPECTED, "hardly a request fell into the outage of the " + node);
    }
  }

  private void expect(String line) throws IOException {
    String heard = script.readLine();
    if (!line.equals(heard)) {
      throw new IOException("heard " + heard + " instead of " + line);
    }
  }
}
