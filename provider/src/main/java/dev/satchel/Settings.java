package dev.satchel;

import dev.satchel.CookieSettings.Protection;
import dev.satchel.internal.token.CompactSerialization;
import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.Jws;
import dev.satchel.internal.token.KeyRing;
import dev.satchel.internal.token.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one application, which are checked together before any request comes.
 *
 * @param accepted secrets that are read before the writing one and never written with
 * @param secret the one that writes
 * @param older secrets that are read after it
 * @param play null unless a scope is in Play's format
 * @param subject the key of the session's entry that tells whose it is
 * @param revoking null unless sessions can be revoked
 */
record Settings(
    List<Secret> accepted,
    Secret secret,
    List<Secret> older,
    CookieSettings session,
    CookieSettings flash,
    String audience,
    @Nullable Duration idleTimeout,
    @Nullable Duration absoluteTimeout,
    @Nullable PlayCookies play,
    @Nullable String subject,
    @Nullable Revoking revoking,
    InstantSource clock) {
  private static final int MAX_SECRETS = 8;

  /**
   * @param withoutIdUntil until when sessions without an id are accepted
   */
  record Revoking(RevocationStore store, Outage outage, Instant withoutIdUntil) {}

  Settings {
    requireFewAndDifferent(newestFirst(accepted, secret, older));
    require(
        !session.name().equals(flash.name()),
        "Session and flash need cookies of two names, but both are named "
            + session.name()
            + "; rename one");
    requireRoom("session", session, SessionCookie.MAX_BYTES);
    requireRoom("flash", flash, FlashCookie.MAX_BYTES);
    requireWholeSeconds("idleTimeout", idleTimeout);
    requireWholeSeconds("absoluteTimeout", absoluteTimeout);
    require(
        idleTimeout == null
            || absoluteTimeout == null
            || idleTimeout.compareTo(absoluteTimeout) <= 0,
        "The idleTimeout of a session must be at most its absoluteTimeout, but "
            + idleTimeout
            + " is longer than "
            + absoluteTimeout
            + "; shorten the idleTimeout");
    if (play != null) {
      requirePlayHas(play, session, flash, audience, absoluteTimeout);
      require(
          subject == null && revoking == null,
          "Play's tokens have no place for an id, which subject and revocations need, but there are PlayCookies; leave them out"
              + " until the last route has moved");
      newestFirst(accepted, secret, older).forEach(play::jws);
    }
    require(
        revoking == null || absoluteTimeout != null,
        "A revocation is kept for as long as a session can last, which revocations need an absoluteTimeout for, but there is none;"
            + " give one by absoluteTimeout(Duration)");
  }

  private static List<Secret> newestFirst(
      List<Secret> accepted, Secret secret, List<Secret> older) {
    List<Secret> all = new ArrayList<>(accepted);
    all.add(secret);
    all.addAll(older);
    return all;
  }

  private static void requireFewAndDifferent(List<Secret> secrets) {
    require(
        secrets.size() <= MAX_SECRETS,
        "SatchelFeature takes at most "
            + MAX_SECRETS
            + " secrets in all, for each may be tried on each cookie, but got "
            + secrets.size()
            + "; drop the oldest");
    for (int i = 0; i < secrets.size(); i++) {
      for (int j = 0; j < i; j++) {
        require(
            !secrets.get(i).sameAs(secrets.get(j)),
            "Each secret has one place among secret, olderSecrets and acceptedSecrets, but one was given twice; remove one");
      }
    }
  }

  private static void requireRoom(String scope, CookieSettings cookie, int limit) {
    int taken = cookie.line().length(0);
    require(
        taken <= limit / 2,
        "The name and attributes of a cookie may take half its "
            + limit
            + " bytes, but those of the "
            + scope
            + " take "
            + taken
            + "; shorten name, Path or Domain");
  }

  private static void requireWholeSeconds(String setting, @Nullable Duration duration) {
    require(
        duration == null || duration.getNano() == 0 && duration.getSeconds() > 0,
        "The "
            + setting
            + " of a session must be whole seconds, at least 1, but it is "
            + duration
            + "; give another Duration");
  }

  private static void requirePlayHas(
      PlayCookies play,
      CookieSettings session,
      CookieSettings flash,
      String audience,
      @Nullable Duration absoluteTimeout) {
    boolean encrypted =
        session.protection() == Protection.ENCRYPTED
            || play.hasFlash() && flash.protection() == Protection.ENCRYPTED;
    require(
        !encrypted,
        "Play signs its cookies and cannot open others, but a cookie of PlayCookies is to be encrypted; leave encrypted() out");
    require(
        absoluteTimeout == null,
        "Play forgets when a session began, but an absoluteTimeout needs it; leave absoluteTimeout out until the last route has"
            + " moved");
    require(
        audience.isEmpty(),
        "Play signs with the secret itself, which no audience can set apart, but an audience was given; leave it out");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The cookies that these settings describe. */
  Cookies cookies() {
    Validity validity =
        new Validity(
            session.maxAgeSeconds(),
            seconds(idleTimeout),
            seconds(absoluteTimeout),
            rules(play),
            revoking == null ? Long.MAX_VALUE : revoking.withoutIdUntil().getEpochSecond());
    KeyRing keys = keys("session", session, session.protection() == Protection.ENCRYPTED, play);
    return new Cookies(
        this,
        new SessionCookie(session, keys, validity, clock, subject, revocations()),
        new FlashCookie(flash, flashFormat()));
  }

  private @Nullable StoredRevocations revocations() {
    return revoking == null || absoluteTimeout == null
        ? null
        : new StoredRevocations(
            revoking.store(), revoking.outage(), subject, absoluteTimeout, clock);
  }

  private FlashFormat flashFormat() {
    PlayCookies asPlay = play != null && play.hasFlash() ? play : null;
    if (flash.protection() == null && asPlay == null) {
      return new FlashFormat.Form();
    }
    Validity validity = new Validity(flash.maxAgeSeconds(), 0, 0, rules(asPlay));
    KeyRing keys = keys("flash", flash, flash.protection() == Protection.ENCRYPTED, asPlay);
    return new FlashFormat.Token(keys, validity, clock);
  }

  private KeyRing keys(
      String scope, CookieSettings cookie, boolean encrypted, @Nullable PlayCookies asPlay) {
    List<CompactSerialization> keys = new ArrayList<>();
    for (Secret each : newestFirst(accepted, secret, older)) {
      if (asPlay != null) {
        keys.add(asPlay.jws(each));
      } else if (encrypted) {
        keys.add(new Jwe(each.key(Jwe.KEY_BYTES, Jwe.ENCRYPTION, scope, cookie.name(), audience)));
      } else {
        keys.add(Jws.hs256(each.key(Jws.KEY_BYTES, Jws.ALGORITHM, scope, cookie.name(), audience)));
      }
    }
    return new KeyRing(keys, accepted.size(), rules(asPlay));
  }

  private static Validity.Rules rules(@Nullable PlayCookies play) {
    return play == null ? Validity.Rules.OWN : Validity.Rules.PLAY;
  }

  private static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }

  boolean hasSecureCookie() {
    return session.isSecure() || flash.isSecure();
  }

  /** Whether both read and write alike. */
  boolean sameAs(Settings other) {
    return same(accepted, other.accepted)
        && secret.sameAs(other.secret)
        && same(older, other.older)
        && session.equals(other.session)
        && flash.equals(other.flash)
        && audience.equals(other.audience)
        && Objects.equals(idleTimeout, other.idleTimeout)
        && Objects.equals(absoluteTimeout, other.absoluteTimeout)
        && (play == null ? other.play == null : other.play != null && play.sameAs(other.play))
        && Objects.equals(subject, other.subject)
        && Objects.equals(revoking, other.revoking)
        && clock.equals(other.clock);
  }

  private static boolean same(List<Secret> some, List<Secret> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i).sameAs(others.get(i));
    }
    return same;
  }
}
