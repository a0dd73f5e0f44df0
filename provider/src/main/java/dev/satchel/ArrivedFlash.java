package dev.satchel;

import dev.satchel.internal.token.Claims;
import java.util.List;
import java.util.Map;

/**
 * The flash that a request brought. Immutable.
 *
 * @param entries the entries, none if they could not be read
 * @param present whether a cookie of the name came, readable or not
 * @param outlived whether a deletion may leave another cookie
 * @param verified the claims of the tokens that verified; the token that decides comes first
 */
record ArrivedFlash(
    Map<String, String> entries, boolean present, boolean outlived, List<Claims> verified) {
  /** Returns the flash of at most one cookie, with these entries. */
  static ArrivedFlash of(Map<String, String> entries, boolean present) {
    return new ArrivedFlash(entries, present, false, List.of());
  }

  /** Returns the flash as a method sees it that takes requests from everywhere. */
  ArrivedFlash hidden() {
    return new ArrivedFlash(Map.of(), false, false, verified);
  }

  /** Shows no entry: values stay out of logs. */
  @Override
  public String toString() {
    return "ArrivedFlash[" + entries.size() + " entries]";
  }
}
