package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The session that a request brought. Immutable. */
sealed interface ArrivedSession {
  /** Returns what every kind of arrived session has. */
  Received received();

  /**
   * The result of reading all cookies of the session's name.
   *
   * @param verified the claims of all cookies that verified; the cookie that decides comes first
   * @param outlived whether a deletion would leave another cookie that may count
   * @param receivedAt when the request came, in milliseconds since 1970
   */
  record Received(List<Claims> verified, boolean outlived, long receivedAt) {
    /** Returns the result for a request whose cookies do not count. */
    static Received nothing(long receivedAt) {
      return new Received(List.of(), false, receivedAt);
    }

    /** Shows no claim: values stay out of logs. */
    @Override
    public String toString() {
      return "Received[" + verified.size() + " cookies]";
    }
  }

  /** No cookie of the name came. */
  record Absent(Received received) implements ArrivedSession {}

  /**
   * The session counts.
   *
   * @param claims what its token says
   * @param signedByOlderSecret whether an older secret than the writing one signed the token, or
   *     any secret in a format that is no longer written
   */
  record Current(Claims claims, boolean signedByOlderSecret, Received received)
      implements ArrivedSession {}

  /** The cookie that decides has expired. */
  record Expired(Received received) implements ArrivedSession {}

  /** No cookie verified. */
  record Refused(Received received) implements ArrivedSession {}

  /**
   * The session was revoked.
   *
   * @param deletable whether no cookie came that may count at another server, by a newer secret
   */
  record Revoked(boolean deletable, Received received) implements ArrivedSession {}

  /** The revocation store did not answer, so the session is empty. */
  record NotKnown(Received received) implements ArrivedSession {}

  /** A session came, but the method of the request must not see it. */
  record Hidden(Received received) implements ArrivedSession {}

  /** Returns the session as a method sees it that takes requests from everywhere. */
  default ArrivedSession hidden() {
    return this instanceof Absent ? this : new Hidden(received());
  }

  /** The claims of a session that does not count. */
  Claims NO_CLAIMS = new Claims(Map.of(), null, 0, 0, null);

  /** Returns the claims of the session if it counts, else claims without entries. */
  default Claims claims() {
    return this instanceof Current current ? current.claims() : NO_CLAIMS;
  }

  /** Returns the entries of the session, none if it does not count. */
  default Map<String, String> entries() {
    return claims().data();
  }

  /** Returns whether there is a session. It may hold nothing but its id. */
  default boolean exists() {
    return !claims().data().isEmpty() || claims().sid() != null;
  }

  /** Returns whether a cookie of the name came, readable or not. */
  default boolean isPresent() {
    return !(this instanceof Absent);
  }

  /** Returns whether the cookie can never count again, at any server. */
  default boolean isOver() {
    return this instanceof Expired || this instanceof Revoked revoked && revoked.deletable();
  }

  /** Returns whether the session is to be written again under the writing secret and format. */
  default boolean isSignedByOlderSecret() {
    return this instanceof Current current && current.signedByOlderSecret();
  }

  /** Returns the ids that the cookies hold, whether or not their sessions count. */
  default Set<String> ids() {
    return idsWith(null);
  }

  /**
   * Returns the ids of the cookies that hold an entry of the key, whether or not their sessions
   * count.
   *
   * @param key the key, or null for the ids of all cookies
   */
  default Set<String> idsWith(@Nullable String key) {
    Set<String> ids = new LinkedHashSet<>();
    for (Claims each : received().verified()) {
      if (each.sid() != null && (key == null || each.data().containsKey(key))) {
        ids.add(each.sid());
      }
    }
    return ids;
  }

  /** Returns when the request came, in seconds since 1970. */
  default long second() {
    return Math.floorDiv(received().receivedAt(), 1000);
  }
}
