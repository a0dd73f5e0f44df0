package dev.satchel.compatibility.tools;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the session of one user must hold after all that the user did so far. */
final class ExpectedSession {
  private final String user;
  private final Faults faults;
  private final Map<String, String> entries = new TreeMap<>();

  /** The time in the first token. */
  private String began;

  ExpectedSession(String user, Faults faults) {
    this.user = user;
    this.faults = faults;
  }

  void put(Map<String, String> more) {
    entries.putAll(more);
  }

  /** Expects no session from here on. */
  void end() {
    entries.clear();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  String cart() {
    return entries.getOrDefault("cart", "");
  }

  /** Compares the session that the browser has after the node's answer to the request. */
  void check(Optional<SessionToken> session, Request request, String node) {
    Map<String, String> found = session.map(SessionToken::entries).orElse(Map.of());
    String connected = found.get("connected");
    if (connected == null) {
      faults.add(Fault.SIGNED_OUT, user + " after " + request.path() + " of the " + node);
    } else if (!connected.equals(user)) {
      faults.add(Fault.NAME_OF_ANOTHER, user + "'s session says " + connected);
    }
    entries.forEach(
        (key, value) -> {
          if (!key.equals("connected") && !value.equals(found.get(key))) {
            faults.add(Fault.ENTRY_LOST, key + " of " + user + " at " + request.path());
          }
        });
    if (!entries.keySet().containsAll(found.keySet())) {
      faults.add(Fault.UNEXPECTED, user + " has entries " + found.keySet());
    }
    session.ifPresent(token -> checkBegan(token.began(), request));
  }

  private void checkBegan(String found, Request request) {
    began = Objects.requireNonNullElse(began, found);
    if (!began.equals(found)) {
      faults.add(Fault.UNEXPECTED, user + "'s session began again at " + request.path());
    }
  }

  /** Returns how many expected entries the session has. Each line of a cart counts as an entry. */
  long countIn(SessionToken session) {
    Map<String, String> found = session.entries();
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().equals(found.get(entry.getKey())))
        .mapToLong(entry -> entry.getKey().equals("cart") ? entry.getValue().lines().count() : 1)
        .sum();
  }
}
