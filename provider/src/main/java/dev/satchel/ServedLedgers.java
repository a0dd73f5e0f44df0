package dev.satchel;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The ledgers of the applications of this JVM, of which no two may meet in one store. Keeps none
 * alive whose application is gone. Safe for many threads.
 */
final class ServedLedgers {
  private static final Set<RevocationLedger> SERVED =
      Collections.newSetFromMap(new WeakHashMap<>());

  private ServedLedgers() {}

  /**
   * Adds the ledger of an application that begins to serve.
   *
   * @throws IllegalStateException if a revocation of one application would be a revocation of
   *     another
   */
  static synchronized void add(RevocationLedger ledger) {
    if (isMet(ledger)) {
      // An application that was stopped may only wait for the garbage collector.
      System.gc();
      if (isMet(ledger)) {
        throw new IllegalStateException(
            "Applications whose secrets or subjects differ must not share their revocations, but"
                + " another application of this JVM has the same store under the same audience;"
                + " give each its own audience, or a store of its own, such as"
                + " InMemoryRevocations.create() or RevocationCache.named(name)");
      }
    }
    SERVED.add(ledger);
  }

  private static boolean isMet(RevocationLedger ledger) {
    return SERVED.stream().anyMatch(ledger::meets);
  }
}
