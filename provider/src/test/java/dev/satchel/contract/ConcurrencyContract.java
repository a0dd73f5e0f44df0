package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertFlash;
import static dev.satchel.contract.BothScopes.assertSession;
import static dev.satchel.contract.BothScopes.signedIn;
import static dev.satchel.contract.Tokens.FLASH;
import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many users at once, on any threads, and one user's requests at once. */
interface ConcurrencyContract extends RuntimeUnderTest {

  /** Returns the places in which the runtime injects the scopes of a visit. */
  private String[] places() {
    return rowsNotKept().containsKey("resources(instance)")
        ? new String[] {"parameter", "singleton", "resume", "stage", "singleton/resume"}
        : new String[] {
          "parameter",
          "singleton",
          "instance",
          "resume",
          "stage",
          "singleton/resume",
          "instance/stage"
        };
  }

  /** Sends the requests one after another. Each request waits for the answer before. */
  final class Visitor {
    private final Browser browser;
    private final String name;
    private final String[] places;
    private final Map<String, String> put = new TreeMap<>();

    Visitor(Browser browser, String name, String[] places) {
      this.places = places;
      this.browser = browser;
      this.name = name;
    }

    int visits() {
      return put.size();
    }

    void visit() {
      int number = put.size();
      String place = places[(number + name.hashCode()) % places.length];
      Answer answer = browser.get("/hard/visit/" + place + "?user=" + name + "&number=" + number);
      put.put("visit" + number, name);
      String note = number == 0 ? "nothing" : name + " was at " + (number - 1);
      assertThat(answer.body()).as(place).isEqualTo("[" + name + "] " + put.size() + " " + note);
    }

    void assertHoldsItsOwnAndNothingElse() {
      assertSession(browser, put.toString());
    }
  }

  /** Each visitor's requests go from thread to thread, and between those of all others. */
  private static void visitAll(List<Visitor> visitors, int visits, int threads, ExecutorService on)
      throws Exception {
    Queue<Visitor> waiting = new ConcurrentLinkedQueue<>(visitors);
    List<Future<?>> senders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      senders.add(
          on.submit(
              () -> {
                for (Visitor next = waiting.poll(); next != null; next = waiting.poll()) {
                  next.visit();
                  if (next.visits() < visits) {
                    waiting.add(next);
                  }
                }
              }));
    }
    for (Future<?> sender : senders) {
      sender.get(120, TimeUnit.SECONDS);
    }
    visitors.forEach(Visitor::assertHoldsItsOwnAndNothingElse);
  }

  private List<Visitor> visitors(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Visitor(browser(), "u" + i, places()))
        .toList();
  }

  @Test
  default void twoHundredUsersAtOnce_neverSeeAnotherUsersEntries() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      visitAll(visitors(200), 100, 12, threads); // 20,000 requests
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void usersOnVirtualThreads_neverSeeAnotherUsersEntries() throws Exception {
    ExecutorService threads = ConcurrencyResources.virtualThreads();
    assumeTrue(threads != null, "the JDK has no virtual threads");
    try {
      visitAll(visitors(40), 20, 40, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hard/virtual", "/hard/virtual/resume"})
  default void virtualThreads_readAndWriteTheRequestsOwnScopes(String path) {
    ExecutorService threads = ConcurrencyResources.virtualThreads();
    assumeTrue(threads != null, "the JDK has no virtual threads");
    threads.shutdown();
    Map<String, String> put = new TreeMap<>();
    IntStream.range(0, ConcurrencyResources.VirtualThreads.TASKS)
        .forEach(i -> put.put("task" + i, "0"));
    Browser browser = signedIn(browser()).with(FLASH, "note=hello");
    assertThat(browser.get(path).body()).isEqualTo("[ann hello]");
    assertFlash(browser, put.toString());
    put.put("user", "ann");
    assertSession(browser, put.toString());
  }

  @Test
  default void twoRequestsOfOneUserAtOnce_areWrittenWhole_andTheLastResponseWins()
      throws Exception {
    // Each on a connection of its own, one made right after the other: a server may give them to
    // its event loops in turn, and serve those of one loop one after the other.
    Browser first = signedIn(Browser.onNewConnection(server().uri()));
    Browser second = Browser.onNewConnection(server().uri()).with(SESSION, first.cookie(SESSION));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Gate gate = new Gate()) {
      Future<Answer> one = threads.submit(() -> first.get("/hard/together/one?" + gate.query()));
      gate.awaitRequest();
      Future<Answer> two = threads.submit(() -> second.get("/hard/together/two?" + gate.query()));
      gate.awaitRequest();
      gate.open();
      assertThat(one.get(60, TimeUnit.SECONDS).body()).isEqualTo("{one=1, user=ann}");
      assertThat(two.get(60, TimeUnit.SECONDS).body()).isEqualTo("{two=1, user=ann}");
    } finally {
      threads.shutdownNow();
    }
    assertSession(first, "{one=1, user=ann}");
    assertSession(first.with(SESSION, second.cookie(SESSION)), "{two=1, user=ann}");
  }
}
