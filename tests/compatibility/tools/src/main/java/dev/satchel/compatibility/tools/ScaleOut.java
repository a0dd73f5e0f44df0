package dev.satchel.compatibility.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 100 users of a guestbook and a shop behind one proxy. Each knows what its session must hold, and
 * checks every answer. scale-out.sh runs it: what it prints as "kill NODE" is done there, and told
 * back on the standard input as "killed NODE" and "back NODE".
 */
public final class ScaleOut {
  private static final int USERS = 100;
  private static final int REQUESTS = 10_000; // answered by a node, of all users together
  private static final int LAST = 5; // of each user: four whoami, and a logout before the last
  private static final int MIX = REQUESTS / USERS - LAST; // of each user, the login included
  private static final int AT_ONCE = 8;
  private static final int FIRST_KILL = 5_000; // answers until then
  private static final int SECOND_KILL = 7_500;

  private static final int THINK_MILLIS = 250; // on average, between two requests of a user
  private static final long RELOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SECONDS = 110; // for all

  private static final List<String> NODES = List.of("guestbook", "shop");
  private static final List<String> ITEMS = List.of("satchel", "notebook", "pen", "mug", "lamp");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI proxy;
  private final List<User> users = new ArrayList<>();
  private final long start = System.nanoTime();

  private final AtomicInteger answered = new AtomicInteger();
  private final Map<String, LongAdder> byNode = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> byStatus = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> repeated = new ConcurrentSkipListMap<>();
  private final LongAdder changedNodes = new LongAdder();
  private final LongAdder looksAtOthers = new LongAdder();
  private final LongAdder entriesAtTheEnd = new LongAdder();
  private final LongAdder reads = new LongAdder();

  private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();
  private final Queue<String> examples = new ConcurrentLinkedQueue<>();
  private final Queue<String> outages = new ConcurrentLinkedQueue<>();

  private ScaleOut(URI proxy) {
    this.proxy = proxy;
    for (int i = 0; i < USERS; i++) {
      users.add(new User(i));
    }
  }

  public static void main(String[] args) throws Exception {
    ScaleOut run = new ScaleOut(URI.create(args[0]));
    run.awaitNodes();
    Thread kills = new Thread(run::kills, "kills");
    kills.setDaemon(true); // It may wait for a script that is gone.
    kills.start();
    run.mix();
    kills.join(TimeUnit.SECONDS.toMillis(30));
    if (run.faults.isEmpty()) {
      run.last();
      run.checkCounts();
    }
    run.print();
    System.exit(run.faults.isEmpty() ? 0 : 1); // Threads of a run that was given up may live.
  }

  private enum Fault {
    SIGNED_OUT("times signed out"),
    ENTRY_LOST("times an entry lost"),
    NAME_OF_ANOTHER("times another's name"),
    NODE_ERROR("times a node said 5xx"),
    UNANSWERED("unanswered whoami"), // which both nodes know, and one was up at any time
    UNEXPECTED("other faults");

    private final String title;

    Fault(String title) {
      this.title = title;
    }
  }

  /**
   * A request, the answer that a node must give, and the entries that the session must then hold.
   */
  private record Request(
      String path, Map<String, String> form, int status, String body, Map<String, String> puts) {
    static Request whoAmI(User user) {
      return new Request("/whoami", null, 200, "Hello " + user.name, Map.of());
    }

    static Request post(String path, Map<String, String> form, Map<String, String> puts) {
      return new Request(path, form, 303, "", puts);
    }
  }

  /** One browser. Its requests come one after another, from any thread. */
  private final class User {
    private final String name;
    private final Random random;
    private final Map<String, String> expected = new TreeMap<>();
    private volatile Map<String, String> jar = Map.of(); // others look at it
    private Request failed; // which the proxy did not bring to an answer, and is to be repeated
    private long failedAt;
    private String began; // the time in the session
    private String node;
    private int done;

    User(int number) {
      name = "user-%03d".formatted(number);
      random = new Random(number);
    }

    /** One request of the mix. While one waits for being repeated, the user looks elsewhere. */
    void step() throws InterruptedException {
      Request request = Request.whoAmI(this);
      if (failed == null) {
        request = done == 0 ? login() : next();
      } else if (System.nanoTime() - failedAt >= RELOAD_NANOS || done == MIX - 1) {
        request = failed;
        failed = null;
      }
      if (!send(this, request) && failed == null) {
        failed = request;
        failedAt = System.nanoTime();
      }
      if (random.nextInt(10) == 0) {
        lookAtAnother();
      }
    }

    private Request login() {
      return Request.post("/login", Map.of("user", name), Map.of("connected", name));
    }

    private Request next() {
      int dice = random.nextInt(100);
      if (dice < 40) {
        return Request.whoAmI(this);
      } else if (dice < 55) {
        String theme = random.nextBoolean() ? "dark" : "light";
        return Request.post("/theme", Map.of("theme", theme), Map.of("theme", theme));
      } else if (dice < 70) {
        return new Request("/hello", Map.of(), 200, "Hello World!", Map.of("saidHello", "yes"));
      } else if (dice < 80) {
        return Request.post("/entries", Map.of("text", "It is " + name + "."), Map.of());
      }
      String item = ITEMS.get(random.nextInt(ITEMS.size()));
      String note = "no. " + done + " for " + name;
      String cart = expected.getOrDefault("cart", "") + "1 " + item + " " + note + "\n";
      return Request.post("/cart", Map.of("item", item, "note", note), Map.of("cart", cart));
    }

    private void lookAtAnother() {
      User other = users.get(random.nextInt(USERS));
      String session = other.jar.get("__Host-session");
      if (other != this && session != null) {
        looksAtOthers.increment();
        String found = entries(session).get("connected");
        if (!other.name.equals(found)) {
          Fault kind = found == null ? Fault.SIGNED_OUT : Fault.NAME_OF_ANOTHER;
          fault(kind, other.name + "'s session says " + found);
        }
      }
    }

    /** Compares the session's cookie, which anybody can read, with what must be in it. */
    private void checkSession(Request request) {
      String session = jar.get("__Host-session");
      Map<String, String> found = session == null ? Map.of() : entries(session);
      reads.increment();
      String connected = found.get("connected");
      if (connected == null) {
        fault(Fault.SIGNED_OUT, name + " after " + request.path() + " of the " + node);
      } else if (!connected.equals(name)) {
        fault(Fault.NAME_OF_ANOTHER, name + "'s session says " + connected);
      }
      expected.forEach(
          (key, value) -> {
            if (!key.equals("connected") && !value.equals(found.get(key))) {
              fault(Fault.ENTRY_LOST, key + " of " + name + " at " + request.path());
            }
          });
      if (!expected.keySet().containsAll(found.keySet())) {
        fault(Fault.UNEXPECTED, name + " has entries " + found.keySet());
      }
      if (session != null) {
        String nbf = claim(session, "nbf");
        began = Objects.requireNonNullElse(began, nbf);
        if (!began.equals(nbf)) {
          fault(Fault.UNEXPECTED, name + "'s session began again at " + request.path());
        }
      }
    }

    /** Returns how many expected entries are there. Each line of a cart counts as an entry. */
    private long entriesThere() {
      Map<String, String> found = entries(jar.get("__Host-session"));
      return expected.entrySet().stream()
          .filter(entry -> entry.getValue().equals(found.get(entry.getKey())))
          .mapToLong(entry -> entry.getKey().equals("cart") ? entry.getValue().lines().count() : 1)
          .sum();
    }
  }

  /** Sends it once. False if no node answered, so that a user would press reload. */
  private boolean send(User user, Request request) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = http.send(http(user, request), BodyHandlers.ofString());
    } catch (IOException e) {
      return unanswered(user, request, "connection closed");
    }
    String node = response.headers().firstValue("X-Node").orElse(null);
    int status = response.statusCode();
    if (node == null) { // It is the proxy's own answer.
      if (status < 502 || status > 504) {
        fault(Fault.UNEXPECTED, status + " of the proxy for " + request.path());
      }
      return unanswered(user, request, String.valueOf(status));
    }
    if (user.node != null && !user.node.equals(node)) {
      changedNodes.increment();
    }
    user.node = node;
    user.done++;
    count(byNode, node);
    count(byStatus, String.valueOf(status));
    user.jar = jar(user.jar, response.headers().allValues("Set-Cookie"));
    check(user, request, status, response.body());
    answered.incrementAndGet();
    return true;
  }

  private boolean unanswered(User user, Request request, String how) {
    count(repeated, how);
    if (request.path().equals("/whoami")) {
      fault(Fault.UNANSWERED, how + " for " + user.name);
    }
    return false;
  }

  private void check(User user, Request request, int status, String body) {
    String where = request.path() + " of the " + user.node + " for " + user.name;
    if (status >= 500) {
      fault(Fault.NODE_ERROR, status + " at " + where);
    } else if (status == 401 && request.status() != 401) {
      fault(Fault.SIGNED_OUT, where);
    } else if (status != request.status()) {
      fault(Fault.UNEXPECTED, status + " at " + where);
    } else if (!request.body().isEmpty() && !body.equals(request.body())) {
      boolean name = body.startsWith("Hello user-");
      fault(name ? Fault.NAME_OF_ANOTHER : Fault.UNEXPECTED, "'" + body + "' at " + where);
    }
    Matcher flash = Pattern.compile("user-\\d+").matcher(flash(user));
    while (flash.find()) {
      if (!flash.group().equals(user.name)) {
        fault(Fault.NAME_OF_ANOTHER, "the flash says " + flash.group() + " at " + where);
      }
    }
    user.expected.putAll(request.puts());
    if (!user.expected.isEmpty()) {
      user.checkSession(request);
    }
  }

  private static String flash(User user) {
    return URLDecoder.decode(user.jar.getOrDefault("__Host-flash", ""), UTF_8);
  }

  private HttpRequest http(User user, Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(proxy.resolve(request.path())).timeout(Duration.ofSeconds(30));
    if (!user.jar.isEmpty()) {
      StringJoiner cookies = new StringJoiner("; ");
      user.jar.forEach((name, value) -> cookies.add(name + "=" + value));
      builder.header("Cookie", cookies.toString());
    }
    if (request.form() != null) {
      StringJoiner form = new StringJoiner("&");
      request.form().forEach((key, value) -> form.add(key + "=" + URLEncoder.encode(value, UTF_8)));
      builder.header("Content-Type", "application/x-www-form-urlencoded");
      builder.POST(BodyPublishers.ofString(form.toString()));
    }
    return builder.build();
  }

  private static Map<String, String> jar(Map<String, String> before, List<String> setCookies) {
    Map<String, String> jar = new HashMap<>(before);
    for (String line : setCookies) {
      String pair = line.split(";", 2)[0];
      String name = pair.substring(0, pair.indexOf('='));
      if (line.contains("; Max-Age=0")) {
        jar.remove(name);
      } else {
        jar.put(name, pair.substring(name.length() + 1));
      }
    }
    return Map.copyOf(jar);
  }

  /** The payload of a session's cookie, in the form of docs/format.md. */
  private static String payload(String session) {
    return new String(Base64.getUrlDecoder().decode(session.split("\\.", -1)[1]), UTF_8);
  }

  private static String claim(String session, String name) {
    Matcher claim = Pattern.compile("},.*\"" + name + "\":(\\d+)").matcher(payload(session));
    return claim.find() ? claim.group(1) : "";
  }

  private static Map<String, String> entries(String session) {
    String text = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    Map<String, String> entries = new TreeMap<>();
    String payload = payload(session);
    Matcher entry =
        Pattern.compile(text + ":" + text).matcher(payload.substring(payload.indexOf(":{")));
    while (entry.find()) {
      entries.put(entry.group(1), entry.group(2).replace("\\n", "\n"));
    }
    return entries;
  }

  /** All users at once, each step by step, until each has done its part and nothing is open. */
  private void mix() throws InterruptedException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
    CountDownLatch busy = new CountDownLatch(USERS);
    for (User user : users) {
      stepLater(user, threads, busy);
    }
    boolean done = busy.await(SECONDS, TimeUnit.SECONDS);
    threads.shutdownNow();
    if (!done) {
      fault(Fault.UNEXPECTED, "not done after " + SECONDS + " seconds");
    }
  }

  /** Runs the user's next step after a pause. */
  @SuppressWarnings("FutureReturnValueIgnored") // step() keeps what it throws
  private void stepLater(User user, ScheduledExecutorService threads, CountDownLatch busy) {
    threads.schedule(() -> step(user, threads, busy), pause(user), TimeUnit.MILLISECONDS);
  }

  private void step(User user, ScheduledExecutorService threads, CountDownLatch busy) {
    try {
      user.step();
      if (user.done < MIX || user.failed != null) {
        stepLater(user, threads, busy);
        return;
      }
    } catch (InterruptedException | RuntimeException e) {
      fault(Fault.UNEXPECTED, user.name + ": " + e);
    }
    busy.countDown();
  }

  private static int pause(User user) {
    return THINK_MILLIS / 2 + user.random.nextInt(THINK_MILLIS);
  }

  /**
   * Serves one user after another, so that the nodes answer strictly in turn. Both nodes know each
   * user, and a user who signs out at one node is signed out at the other node.
   */
  private void last() throws InterruptedException, IOException {
    awaitNodes();
    for (User user : users) {
      List<String> nodes = new ArrayList<>();
      for (int i = 0; i < LAST - 2; i++) {
        send(user, Request.whoAmI(user));
        nodes.add(user.node);
      }
      if (!nodes.containsAll(NODES)) {
        fault(Fault.UNEXPECTED, user.name + " was answered by " + nodes + " only");
      }
      if (!user.jar.containsKey("__Host-session")) {
        continue; // It was found signed out above.
      }
      entriesAtTheEnd.add(user.entriesThere());
      user.expected.clear(); // The cookie is gone from here on.
      send(user, Request.post("/logout", Map.of(), Map.of()));
      String left = user.node;
      send(user, new Request("/whoami", null, 401, "", Map.of()));
      if (user.node.equals(left)) {
        fault(Fault.UNEXPECTED, user.name + " signed out and was asked at the " + left);
      }
    }
  }

  private void awaitNodes() throws InterruptedException, IOException {
    for (int i = 0; i < 300; i++) {
      try {
        List<Map<String, String>> rows = stats();
        if (rows.stream().filter(ScaleOut::isNodeUp).count() == NODES.size()) {
          return;
        }
      } catch (IOException e) {
        // The proxy is not open yet.
      }
      Thread.sleep(100);
    }
    throw new IOException("The proxy does not see both nodes up.");
  }

  private static boolean isNodeUp(Map<String, String> row) {
    return row.get("pxname").equals("both")
        && NODES.contains(row.get("svname"))
        && row.get("status").equals("UP");
  }

  /** Returns what the proxy counted, with a row for each of its parts. */
  private List<Map<String, String>> stats() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(proxy.resolve("/proxy-stats;csv")).build();
    List<String> lines = http.send(request, BodyHandlers.ofString()).body().lines().toList();
    String[] titles = lines.get(0).replace("# ", "").split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(titles.length, cells.length); i++) {
        row.put(titles[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Kills and restarts one node after the other, never both at once. */
  private void kills() {
    BufferedReader script = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try {
      kill("shop", FIRST_KILL, script);
      kill("guestbook", SECOND_KILL, script);
    } catch (IOException | InterruptedException | RuntimeException e) {
      fault(Fault.UNEXPECTED, "killing and restarting: " + e);
    }
  }

  private void kill(String node, int after, BufferedReader script)
      throws IOException, InterruptedException {
    while (answered.get() < after) {
      Thread.sleep(5);
    }
    System.out.println("kill " + node);
    expect("killed " + node, script.readLine());
    int from = answered.get();
    long since = System.nanoTime();
    expect("back " + node, script.readLine());
    awaitNodes();
    int during = answered.get() - from;
    outages.add(
        "%s killed after %,d answers, back after %.1f s and %,d answers more"
            .formatted(node, from, seconds(since), during));
    if (during < USERS) {
      fault(Fault.UNEXPECTED, "hardly a request fell into the outage of the " + node);
    }
  }

  private static void expect(String line, String heard) throws IOException {
    if (!line.equals(heard)) {
      throw new IOException("heard " + heard + " instead of " + line);
    }
  }

  /** A run that did less than it says would prove less. */
  private void checkCounts() {
    if (answered.get() != REQUESTS) {
      fault(Fault.UNEXPECTED, answered + " answers instead of " + REQUESTS);
    }
    if (outages.size() != NODES.size()) {
      fault(Fault.UNEXPECTED, outages.size() + " outages instead of " + NODES.size());
    }
  }

  private void fault(Fault kind, String example) {
    faults.computeIfAbsent(kind, key -> new LongAdder()).increment();
    if (examples.size() < 10) {
      examples.add(kind.title + ": " + example);
    }
  }

  private static void count(Map<String, LongAdder> counts, String key) {
    counts.computeIfAbsent(key, k -> new LongAdder()).increment();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void print() throws IOException, InterruptedException {
    long retries =
        stats().stream()
            .filter(row -> row.get("pxname").equals("both") && row.get("svname").equals("BACKEND"))
            .mapToLong(row -> Long.parseLong(row.get("wretr")))
            .sum();
    row("answers", answered + " to " + USERS + " users, at most " + AT_ONCE + " at once");
    row("by node", list(byNode));
    row("by status", list(byStatus) + "; 401 is after a logout");
    outages.forEach(outage -> row("outage", outage));
    row("retried by the proxy", retries + " on the other node");
    row("repeated by the users", list(repeated));
    row("node changed", changedNodes + " times between two requests of a user");
    row("sessions read", reads + " own, " + looksAtOthers + " of another user");
    row("entries at the end", entriesAtTheEnd + " as they must be, a cart's lines counted each");
    for (Fault fault : Fault.values()) {
      row(fault.title, faults.getOrDefault(fault, new LongAdder()));
    }
    row("seconds", "%.1f".formatted(seconds(start)));
    examples.forEach(example -> row("FAILED", example));
  }

  private static String list(Map<String, LongAdder> counts) {
    StringJoiner list = new StringJoiner(", ");
    counts.forEach((key, count) -> list.add(key + ": " + count));
    return list.toString();
  }

  private static void row(String title, Object figures) {
    System.out.printf("%-22s %s%n", title, figures);
  }
}
