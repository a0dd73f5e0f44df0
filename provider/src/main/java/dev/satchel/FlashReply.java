package dev.satchel;

import dev.satchel.internal.declared.EffectiveChanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effect of one response on the flash: the Set-Cookie line, and the deletions of former
 * cookies. The table in {@code docs/flash.md} has the rules in the same order. Immutable.
 */
final class FlashReply {
  private final ArrivedFlash arrived;
  private final boolean read;
  private final boolean discarded;
  private final Map<String, String> next;
  private final ResponseRules response;
  private final FlashCookie cookie;
  private final @Nullable String dropped;

  private FlashReply(
      ArrivedFlash arrived,
      @Nullable FlashState now,
      Map<String, String> next,
      ResponseRules response,
      FlashCookie cookie,
      @Nullable String dropped) {
    this.arrived = arrived;
    this.read = now != null && now.read();
    this.discarded = now != null && now.isDiscarded();
    this.next = next;
    this.response = response;
    this.cookie = cookie;
    this.dropped = dropped;
  }

  /** Decides on a flash that neither the application's code nor an annotation used. */
  static FlashReply untouched(ArrivedFlash arrived, ResponseRules response, FlashCookie cookie) {
    return new FlashReply(arrived, null, Map.of(), response, cookie, null);
  }

  /**
   * Decides on a flash.
   *
   * @param now the flash after all that the application's code did
   * @param declared the declared changes that apply to the response, or null if there are none
   * @param response what decides beyond the flash itself
   */
  static FlashReply of(
      FlashState now,
      @Nullable EffectiveChanges declared,
      ResponseRules response,
      FlashCookie cookie) {
    Map<String, String> without = now.next();
    if (declared == null || response.failed()) {
      return new FlashReply(now.arrived(), now, without, response, cookie, null);
    }
    Map<String, String> with = now.next(declared.flashed(), declared.keepsFlash());
    int length = cookie.length(with);
    if (cookie.overflows(length) && length > cookie.length(without)) {
      String reason = cookie.overflow(with, length).getMessage();
      return new FlashReply(now.arrived(), now, without, response, cookie, reason);
    }
    return new FlashReply(now.arrived(), now, with, response, cookie, null);
  }

  /** Returns why declared changes were dropped, or null if none were. */
  @Nullable String dropped() {
    return dropped;
  }

  /** Returns the Set-Cookie line, or null if the browser's cookie may stay as it is. */
  @Nullable String line() {
    if (response.failed()) {
      return null;
    }
    if (!next.isEmpty()) {
      boolean onTheWay = !read && !discarded && response.redirectsGet();
      return cookie.set(onTheWay ? withArrived() : next, arrived);
    }
    return stays() ? null : cookie.end(arrived);
  }

  private boolean stays() {
    if (!arrived.present() || response.makesNoPage()) {
      return true;
    }
    return !read
        && (response.isForSubresource()
            || response.showsNoPage()
            || !discarded && response.redirectsGet());
  }

  /** Returns both messages, which are on their way to one page. */
  private Map<String, String> withArrived() {
    Map<String, String> both = new LinkedHashMap<>(arrived.entries());
    both.putAll(next);
    if (cookie.overflows(cookie.length(both))) {
      cookie.logLost();
      return next;
    }
    return both;
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
