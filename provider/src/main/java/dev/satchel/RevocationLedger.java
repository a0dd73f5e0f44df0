package dev.satchel;

import dev.satchel.RevocationTable.FullException;
import dev.satchel.internal.log.LogOncePerMinute;
import dev.satchel.internal.token.Claims;
import dev.satchel.internal.token.Validity;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revocations of one application in its store. An id that ended has an entry. The entry of a
 * subject is the second up to which the sessions of the subject have ended. Applications of other
 * audiences have other entries for subjects. Ids are random, so they are never the same. Safe for
 * many threads.
 */
final class RevocationLedger {
  private final OpenedStore store;
  private final Outage outage;
  private final Secrets secrets;
  private final String audience;
  private final @Nullable String subject;
  private final InstantSource clock;
  private final LogOncePerMinute outages = new LogOncePerMinute();
  private final LogOncePerMinute unrevoked = new LogOncePerMinute();
  private final LogOncePerMinute overtaken = new LogOncePerMinute();

  private RevocationLedger(Settings settings, Settings.Revoking revoking, Duration longest) {
    // A session may begin in the future, by the clock of another server.
    this.store = new OpenedStore(revoking.store(), longest.plusSeconds(Validity.LEEWAY));
    this.outage = revoking.outage();
    this.secrets = settings.secrets();
    this.audience = settings.audience();
    this.subject = settings.subject();
    this.clock = settings.clock();
  }

  /** Returns the ledger of an application, or null if its sessions cannot be revoked. */
  static @Nullable RevocationLedger of(Settings settings) {
    Settings.Revoking revoking = settings.revoking();
    Duration longest = settings.absoluteTimeout();
    return revoking == null || longest == null
        ? null
        : new RevocationLedger(settings, revoking, longest);
  }

  /**
   * Returns whether a revocation of one application would be one of the other, or would be lost for
   * the other.
   */
  boolean meets(RevocationLedger other) {
    if (!audience.equals(other.audience) || !store.isSameAs(other.store)) {
      return false;
    }
    boolean sharesSessions = secrets.sharesOneWith(other.secrets);
    if (subject == null || other.subject == null) {
      // The store replaces ids by a revocation that only an application with the subject finds.
      return !Objects.equals(subject, other.subject) && sharesSessions && store.replacesIds();
    }
    return !(subject.equals(other.subject) && sharesSessions);
  }

  /** The answer of the store about a session. */
  enum Status {
    CURRENT,
    REVOKED,
    /** The store did not answer, and the application refuses sessions until it does. */
    NOT_KNOWN
  }

  /** The result of an attempt to revoke an id. */
  enum Result {
    REVOKED,
    /** Another request revoked the id after this request opened its session. */
    REVOKED_BEFORE,
    FAILED
  }

  /**
   * Opens the store with the first request.
   *
   * @throws IllegalArgumentException for every request, if the store cannot keep entries for long
   *     enough
   */
  void start() {
    store.start(away -> logOutage("did not answer (" + away.getClass().getName() + ")"));
  }

  /** Returns what the store says of a session. */
  Status statusOf(Claims claims) {
    String id = claims.sid() == null ? null : ofId(claims.sid());
    String whose = subject == null ? null : claims.data().get(subject);
    String all = whose == null ? null : ofSubject(whose);
    if (id == null && all == null) {
      return Status.CURRENT;
    }
    try {
      return judged(claims, id, keys(id, all));
    } catch (Throwable e) {
      logOutage("did not answer (" + e.getClass().getName() + ")");
      return outageStatus();
    }
  }

  /**
   * Returns what the entries of these keys say. A store may give values of any type, because others
   * write to a cluster too. A value that is no number says nothing.
   */
  private Status judged(Claims claims, @Nullable String id, Set<String> keys) {
    Map<String, ?> found = store.get().get(keys);
    if (found.isEmpty()) {
      return Status.CURRENT;
    }
    Status status = Status.CURRENT;
    for (String key : keys) {
      if (found.containsKey(key)) {
        Object value = found.get(key);
        if (!(value instanceof Long || value instanceof Integer)) {
          logOutage(
              "holds an entry that is no number ("
                  + (value == null ? "null" : value.getClass().getName())
                  + ")");
          status = outageStatus();
        } else if (key.equals(id) || claims.nbf() <= ((Number) value).longValue()) {
          return Status.REVOKED;
        }
      }
    }
    return status;
  }

  private Status outageStatus() {
    return outage == Outage.ACCEPT ? Status.CURRENT : Status.NOT_KNOWN;
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

  /** Returns a key that no other audience has. Its length says where the audience ends. */
  private String ofSubject(String value) {
    String key = "subject:" + value;
    return audience.isEmpty() ? key : "audience:" + audience.length() + ":" + audience + ":" + key;
  }

  private long now() {
    return Math.floorDiv(clock.millis(), 1000);
  }

  /**
   * Revokes the ids that a response gives up.
   *
   * @param verified the claims of the cookies that brought the ids
   * @param next the subject of the session that the response leaves, or null if it has none
   * @return the result of the first id, {@code FAILED} if any id failed, or null if there is no id
   */
  @Nullable Result revoke(Set<String> ids, List<Claims> verified, @Nullable String next) {
    Result first = null;
    boolean failed = false;
    for (String id : ids) {
      Result result = tryRevoke(id, verified, next);
      failed |= result == Result.FAILED;
      first = first == null ? result : first;
    }
    return failed ? Result.FAILED : first;
  }

  private Result tryRevoke(String id, List<Claims> verified, @Nullable String next) {
    try {
      return put(id, verified, next) ? Result.REVOKED : Result.REVOKED_BEFORE;
    } catch (Throwable e) {
      logUnrevoked(e);
      return Result.FAILED;
    }
  }

  /**
   * Revokes one id.
   *
   * @param verified the claims of the cookies that brought the id
   * @throws RuntimeException as the store throws it, if it does not answer
   */
  void require(String id, List<Claims> verified) {
    put(id, verified, null);
  }

  /** Puts an id, and tells the store of one server whose id it is. */
  private boolean put(String id, List<Claims> verified, @Nullable String next) {
    RevocationStore to = store.get();
    if (subject != null && to instanceof InMemoryRevocations memory) {
      for (Claims each : verified) {
        String whose = each.data().get(subject);
        if (id.equals(each.sid()) && whose != null) {
          return memory.putIfAbsent(ofId(id), now(), ofSubject(whose), each.nbf());
        }
      }
      if (next != null) {
        return memory.putGuestIfAbsent(ofId(id), now(), ofSubject(next));
      }
    }
    return to.putIfAbsent(ofId(id), now());
  }

  /**
   * Revokes every session of a subject that began up to now.
   *
   * @throws IllegalStateException if the application names no subject
   * @throws RuntimeException as the store throws it, if it does not answer
   */
  void requireAll(String value) {
    if (subject == null) {
      throw new IllegalStateException(
          "revokeAll needs the key of the entry that names the user of a session, but"
              + " SatchelFeature has none; call subject(key)");
    }
    store.get().raise(ofSubject(value), now());
  }

  /** Returns whether the application refuses what cannot be revoked. */
  boolean refuses() {
    return outage == Outage.REFUSE;
  }

  private void logOutage(String finding) {
    outages.log(
        Level.ERROR,
        count ->
            "The revocation store "
                + finding
                + ". Sessions were "
                + (outage == Outage.ACCEPT ? "accepted unchecked" : "refused")
                + "; requests since the last such line: "
                + count);
  }

  private void logUnrevoked(Throwable e) {
    unrevoked.log(
        Level.ERROR,
        count ->
            "Sessions that ended could not be revoked ("
                + (e instanceof FullException ? e.getMessage() : e.getClass().getName())
                + "). Copies of their cookies count until they expire; sessions since the last such"
                + " line: "
                + count);
  }

  /** Logs that a request changed a session which another request ended meanwhile. */
  void logOvertaken() {
    overtaken.log(
        Level.INFO,
        count ->
            "Changes to a session were dropped, because another request ended or renewed the"
                + " session meanwhile; sessions since the last such line: "
                + count);
  }
}
