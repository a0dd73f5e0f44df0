package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revocations of one application. An id that ended has an entry; a subject's entry is the
 * second up to which its sessions have ended.
 */
final class StoredRevocations implements Revocations {
  private static final Duration LEEWAY = Duration.ofMinutes(5); // a session may begin in the future

  private final RevocationStore store;
  private final Outage outage;
  private final @Nullable String subject;
  private final InstantSource clock;
  private final LogOncePerMinute unasked = new LogOncePerMinute();
  private final LogOncePerMinute unrevoked = new LogOncePerMinute();
  private final LogOncePerMinute overtaken = new LogOncePerMinute();

  /**
   * Opens the store.
   *
   * @param subject the key of the session's entry that tells whose it is
   * @param longest the time that a session can last
   */
  StoredRevocations(
      RevocationStore store,
      Outage outage,
      @Nullable String subject,
      Duration longest,
      InstantSource clock) {
    this.store = store;
    this.outage = outage;
    this.subject = subject;
    this.clock = clock;
    store.open(longest.plus(LEEWAY));
  }

  /** What the store says of a session. */
  enum Verdict {
    CURRENT,
    REVOKED,
    WITHHELD
  }

  Verdict of(Claims claims) {
    String id = claims.sid() == null ? null : ofId(claims.sid());
    String whose = subject == null ? null : claims.data().get(subject);
    String all = whose == null ? null : ofSubject(whose);
    if (id == null && all == null) {
      return Verdict.CURRENT;
    }
    Map<String, Long> found;
    try {
      found = store.get(keys(id, all));
    } catch (RuntimeException e) {
      unasked.log(
          Level.ERROR,
          count ->
              "Whether sessions were revoked could not be asked ("
                  + e.getClass().getName()
                  + "), since the last such line for "
                  + count
                  + " requests, which were "
                  + (outage == Outage.ACCEPT ? "accepted" : "refused"));
      return outage == Outage.ACCEPT ? Verdict.CURRENT : Verdict.WITHHELD;
    }
    if (found.isEmpty()) {
      return Verdict.CURRENT;
    }
    Long until = all == null ? null : found.get(all);
    boolean revoked = id != null && found.containsKey(id) || until != null && claims.nbf() <= until;
    return revoked ? Verdict.REVOKED : Verdict.CURRENT;
  }

  private static Set<String> keys(@Nullable String id, @Nullable String all) {
    if (id == null || all == null) {
      return Set.of(id == null ? Objects.requireNonNull(all) : id);
    }
    return Set.of(id, all);
  }

  private static String ofId(String id) {
    return "id:" + id;
  }

  private static String ofSubject(String value) {
    return "subject:" + value;
  }

  private long now() {
    return Math.floorDiv(clock.millis(), 1000);
  }

  /** How the attempt to end an id came out. */
  enum Ended {
    NOW,
    /** By another request, since this one opened its session. */
    BEFORE,
    FAILED
  }

  /** Ends an id that the response gives up. */
  Ended end(String id) {
    try {
      return store.putIfAbsent(ofId(id), now()) ? Ended.NOW : Ended.BEFORE;
    } catch (RuntimeException e) {
      unrevoked.log(
          Level.ERROR,
          count ->
              "Sessions that ended could not be revoked ("
                  + e.getClass().getName()
                  + "), since the last such line: "
                  + count
                  + "; copies of their cookies count until they expire");
      return Ended.FAILED;
    }
  }

  /** What a request changed of a session that another request ended meanwhile. */
  void overtaken() {
    overtaken.log(
        Level.INFO,
        count ->
            "Changes to sessions that another request ended or renewed meanwhile, since the last such line: "
                + count
                + "; they were dropped");
  }

  boolean refuses() {
    return outage == Outage.REFUSE;
  }

  @Override
  public void revoke(Session session) {
    Objects.requireNonNull(session, "session");
    if (session.current() instanceof SessionScope scope) {
      scope.revoke(id -> store.putIfAbsent(ofId(id), now()));
      return;
    }
    throw new IllegalArgumentException(
        "A session of a request can be revoked, but this one is a "
            + session.getClass().getName()
            + "; give the one that was injected");
  }

  @Override
  public void revokeAll(String value) {
    Objects.requireNonNull(value, "subject");
    if (subject == null) {
      throw new IllegalStateException(
          "revokeAll needs to know which entry of a session tells whose it is, but SatchelFeature was not told; name it by"
              + " subject(key)");
    }
    store.raise(ofSubject(value), now());
  }
}
