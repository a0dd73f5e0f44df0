package dev.satchel;

import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.token.Claims;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The effect of one response on the session: the Set-Cookie line, the deletions of former cookies,
 * and the ids to revoke. Immutable.
 */
final class SessionReply {
  private final SessionState left;
  private final ResponseRules response;
  private final SessionCookie cookie;
  private final Supplier<String> reservedId;
  private final @Nullable String dropped;

  private SessionReply(
      SessionState left,
      ResponseRules response,
      SessionCookie cookie,
      Supplier<String> reservedId,
      @Nullable String dropped) {
    this.left = replacesHidden(left, response) ? left.discarding() : left;
    this.response = response;
    this.cookie = cookie;
    this.reservedId = reservedId;
    this.dropped = dropped;
  }

  /**
   * Decides on a session.
   *
   * @param now the session after all that the application's code did
   * @param declared the declared changes that apply to the response, or null if there are none
   * @param response what decides beyond the session itself
   * @param rules the rules of the session
   * @param reservedId returns the id that the session may need; the same id for each reply to one
   *     request, because the response filter may run twice
   */
  static SessionReply of(
      SessionState now,
      @Nullable EffectiveChanges declared,
      ResponseRules response,
      SessionRules rules,
      Supplier<String> reservedId) {
    SessionState asked = declared != null && declared.newSession() ? now.discarding() : now;
    if (declared == null || response.failed()) {
      return new SessionReply(asked, response, rules.cookie(), reservedId, null);
    }
    if (asked.arrived() instanceof ArrivedSession.NotKnown && !asked.discarded()) {
      String reason = declared.changesSession() ? "the revocation store did not answer" : null;
      return new SessionReply(asked, response, rules.cookie(), reservedId, reason);
    }
    return withDeclared(asked, declared, response, rules, reservedId);
  }

  /** Returns whether code that must not see the session that arrived began another session. */
  private static boolean replacesHidden(SessionState left, ResponseRules response) {
    return left.arrived() instanceof ArrivedSession.Hidden && left.differs() && !response.failed();
  }

  /** Applies the declared changes first, and then the changes of the method's own code. */
  private static SessionReply withDeclared(
      SessionState now,
      EffectiveChanges declared,
      ResponseRules response,
      SessionRules rules,
      Supplier<String> reservedId) {
    SessionCookie cookie = rules.cookie();
    Changes additions = Changes.putting(declared.added());
    Map<String, String> before =
        now.before().on(declared.newSession() ? Map.of() : now.arrived().entries());
    Map<String, String> removed = Changes.removing(declared.removed()).on(before);
    Map<String, String> added = additions.on(removed);
    SessionState without =
        rules.completed(now, now.withEntries(now.own().on(removed)), false, reservedId);
    boolean puts =
        rules.putsSubject(additions.entries())
            && !now.own().entries().containsKey(cookie.subject());
    SessionState with =
        rules.completed(now, now.withEntries(now.own().on(added)), puts, reservedId);
    int length = cookie.length(with);
    if (cookie.overflows(length) && length > cookie.length(without)) {
      String reason = cookie.overflow(with.entries(), length).getMessage();
      return new SessionReply(without, response, cookie, reservedId, reason);
    }
    return new SessionReply(with, response, cookie, reservedId, null);
  }

  /** Returns why declared changes were dropped, or null if none were. */
  @Nullable String dropped() {
    return dropped;
  }

  /** Returns whether another request that ended the session first makes this reply void. */
  boolean yieldsToOther() {
    return !left.discarded() && !response.failed();
  }

  /** Returns the ids that end with this response. Some of them may never have been sent. */
  Set<String> endedIds() {
    if (!left.discarded()) {
      return response.failed() ? Set.of() : left.formerIds();
    }
    Set<String> all = new HashSet<>(left.formerIds());
    all.addAll(left.arrived().ids());
    return all;
  }

  /**
   * Returns the ids that arrived and that this response gives up. A session that ends gives up the
   * ids of all its cookies, because a browser may send any of these cookies again.
   *
   * <p>Where the application names a subject, an id is missing whose cookie has none: the session
   * of a guest that only ends. Any client can end any number of these sessions, and a store keeps
   * each id for long. The id is there if the session also begins again, as at a sign-in: somebody
   * may have planted the cookie.
   *
   * @param keepsData whether data may be kept under the id of a guest, which its copies must not
   *     reach
   */
  Set<String> idsToRevoke(Predicate<String> keepsData) {
    if (left.discarded()) {
      Set<String> ids = left.arrived().ids();
      if (!left.restarted()) {
        Set<String> ofUsers = left.arrived().idsWith(cookie.subject());
        ids.removeIf(id -> !ofUsers.contains(id) && !keepsData.test(id));
      }
      return ids;
    }
    String arrived = left.arrived().claims().sid();
    boolean stays = response.failed() || arrived == null || arrived.equals(left.id());
    return stays ? Set.of() : Set.of(arrived);
  }

  /** Returns the claims of the cookies that arrived and verified. */
  List<Claims> arrivedClaims() {
    return left.arrived().received().verified();
  }

  /** Returns the subject of the session that this response leaves, or null if it has none. */
  @Nullable String subject() {
    return cookie.subject() == null ? null : left.entries().get(cookie.subject());
  }

  /** Returns the Set-Cookie line, or null if the browser's cookie may stay as it is. */
  @Nullable String line() {
    ArrivedSession arrived = left.arrived();
    if (response.failed() && !left.discarded()) {
      return null;
    }
    if (!left.differs()) {
      return refreshOrExpire();
    }
    if (response.failed() || !left.exists()) {
      return left.discarded() || arrived.isPresent() ? cookie.end(arrived) : null;
    }
    return cookie.set(left);
  }

  /**
   * Returns a line that no code asked for: a refresh, or the deletion of an expired session. It
   * must not undo what a parallel request did.
   */
  private @Nullable String refreshOrExpire() {
    ArrivedSession arrived = left.arrived();
    if (!cookie.isRecent(arrived)) {
      return null;
    }
    if (arrived.isOver()) {
      return response.isNavigation() ? cookie.drop(arrived) : null;
    }
    return response.mayRefresh() && arrived.exists() ? cookie.refresh(arrived, reservedId) : null;
  }

  /** Returns the lines that delete the cookie where earlier settings put it. */
  List<String> formerDeletions() {
    return cookie.formerDeletions();
  }

  /** Returns whether a line of this reply deletes the cookie. */
  boolean isDeletion(@Nullable String line) {
    return cookie.delete().equals(line);
  }
}
