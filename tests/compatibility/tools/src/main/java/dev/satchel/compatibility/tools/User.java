package dev.satchel.compatibility.tools;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * A user with one browser, who checks each answer. The requests come one after another, from any
 * thread.
 */
final class User {
  private final String name;
  private final Browser browser;
  private final ExpectedSession expected;
  private final AnswerCheck answers;
  private final Figures figures;
  private final Faults faults;
  private String node;
  private int answered;

  User(String name, Browser browser, Figures figures, Faults faults) {
    this.name = name;
    this.browser = browser;
    this.expected = new ExpectedSession(name, faults);
    this.answers = new AnswerCheck(name, faults);
    this.figures = figures;
    this.faults = faults;
  }

  String name() {
    return name;
  }

  ExpectedSession expected() {
    return expected;
  }

  /** Returns the session in the browser. Any thread may ask. */
  Optional<SessionToken> session() {
    return browser.session();
  }

  /** Returns the node that answered last. */
  String node() {
    return node;
  }

  /** Returns how many requests the nodes answered. */
  int answered() {
    return answered;
  }

  /** Sends the request once. Returns false if no node answered, so that a user would reload. */
  boolean send(Request request) throws InterruptedException {
    HttpResponse<String> response;
    try {
      response = browser.send(request);
    } catch (IOException e) {
      return unanswered(request, "connection closed");
    }
    int status = response.statusCode();
    Optional<String> from = response.headers().firstValue("X-Node");
    if (from.isEmpty()) {
      if (status < 502 || status > 504) {
        faults.add(Fault.UNEXPECTED, status + " of the proxy for " + request.path());
      }
      return unanswered(request, String.valueOf(status));
    }
    answeredBy(from.get(), status);
    answers.check(request, status, response.body(), browser.flash(), node);
    expected.put(request.puts());
    if (!expected.isEmpty()) {
      figures.reads.increment();
      expected.check(browser.session(), request, node);
    }
    figures.answered.incrementAndGet();
    return true;
  }

  private boolean unanswered(Request request, String how) {
    figures.repeated.count(how);
    if (request.path().equals("/whoami")) {
      faults.add(Fault.UNANSWERED, how + " for " + name);
    }
    return false;
  }

  private void answeredBy(String from, int status) {
    if (node != null && !node.equals(from)) {
      figures.changedNodes.increment();
    }
    node = from;
    answered++;
    figures.byNode.count(from);
    figures.byStatus.count(String.valueOf(status));
  }

  /** Reads the name in the session of another user, who may send a request at the same time. */
  void lookAt(User other) {
    Optional<SessionToken> session = other.session();
    if (other != this && session.isPresent()) {
      figures.looksAtOthers.increment();
      String found = session.get().entries().get("connected");
      if (!other.name.equals(found)) {
        Fault kind = found == null ? Fault.SIGNED_OUT : Fault.NAME_OF_ANOTHER;
        faults.add(kind, other.name + "'s session says " + found);
      }
    }
  }
}
