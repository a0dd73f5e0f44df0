package dev.satchel.compatibility.tools;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What one user does in the mix. Chance decides, and the number of the user is its seed. */
final class Visit {
  private static final List<String> ITEMS = List.of("satchel", "notebook", "pen", "mug", "lamp");

  /** The average time between two requests. */
  private static final int THINK_MILLIS = 250;

  private static final long RELOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final User user;
  private final List<User> users;
  private final Random random;
  private final int requests;

  /** The request that no node answered, and that the user must repeat. */
  private Request failed;

  private long failedAt;

  /** Begins the visit of one of the users, who leaves after so many answers. */
  Visit(List<User> users, int number, int requests) {
    this.user = users.get(number);
    this.users = users;
    this.random = new Random(number);
    this.requests = requests;
  }

  User user() {
    return user;
  }

  boolean isOver() {
    return user.answered() >= requests && failed == null;
  }

  int pauseMillis() {
    return THINK_MILLIS / 2 + random.nextInt(THINK_MILLIS);
  }

  /** Sends one request. While another request waits to be repeated, the user looks elsewhere. */
  void step() throws InterruptedException {
    Request request = Request.whoAmI(user.name());
    if (failed == null) {
      request = user.answered() == 0 ? Request.login(user.name()) : next();
    } else if (System.nanoTime() - failedAt >= RELOAD_NANOS || user.answered() == requests - 1) {
      request = failed;
      failed = null;
    }
    if (!user.send(request) && failed == null) {
      failed = request;
      failedAt = System.nanoTime();
    }
    if (random.nextInt(10) == 0) {
      user.lookAt(users.get(random.nextInt(users.size())));
    }
  }

  private Request next() {
    int dice = random.nextInt(100);
    if (dice < 40) {
      return Request.whoAmI(user.name());
    } else if (dice < 55) {
      return Request.theme(random.nextBoolean() ? "dark" : "light");
    } else if (dice < 70) {
      return Request.hello();
    } else if (dice < 80) {
      return Request.entry("It is " + user.name() + ".");
    }
    String item = ITEMS.get(random.nextInt(ITEMS.size()));
    String note = "no. " + user.answered() + " for " + user.name();
    return Request.item(item, note, user.expected().cart());
  }
}
