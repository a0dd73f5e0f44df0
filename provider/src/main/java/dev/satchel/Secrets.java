package dev.satchel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one application. Immutable.
 *
 * @param accepted secrets that are read before the writing one, and never write
 * @param writing the secret that writes
 * @param older secrets that are read after the writing one
 */
record Secrets(List<Secret> accepted, Secret writing, List<Secret> older) {
  private static final int MAX = 8;

  Secrets {
    List<Secret> all = newestFirst(accepted, writing, older);
    if (all.size() > MAX) {
      throw new IllegalArgumentException(
          "SatchelFeature takes at most "
              + MAX
              + " secrets in all, because it may try each secret on each cookie, but got "
              + all.size()
              + "; drop the oldest");
    }
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (all.get(i).sameAs(all.get(j))) {
          throw new IllegalArgumentException(
              "Each secret has one place among secret, olderSecrets and acceptedSecrets, but one"
                  + " was given twice; remove one");
        }
      }
    }
  }

  /** Returns all secrets, in the order in which they are tried. */
  List<Secret> newestFirst() {
    return newestFirst(accepted, writing, older);
  }

  private static List<Secret> newestFirst(
      List<Secret> accepted, Secret writing, List<Secret> older) {
    List<Secret> all = new ArrayList<>(accepted);
    all.add(writing);
    all.addAll(older);
    return all;
  }

  /** Returns whether a secret is among both, as while one application moves to a new secret. */
  boolean sharesOneWith(Secrets other) {
    return newestFirst().stream()
        .anyMatch(one -> other.newestFirst().stream().anyMatch(one::sameAs));
  }

  /** Compares the bytes of the secrets, in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secrets secrets
        && accepted.size() == secrets.accepted.size()
        && same(newestFirst(), secrets.newestFirst());
  }

  private static boolean same(List<Secret> some, List<Secret> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i).sameAs(others.get(i));
    }
    return same;
  }

  /** Returns a hash code that tells nothing about the secrets. */
  @Override
  public int hashCode() {
    return 31 * accepted.size() + older.size();
  }
}
