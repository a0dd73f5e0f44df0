package dev.satchel;

import java.util.Objects;

/** The revocations of an application that has a store. */
record StoredRevocations(RevocationLedger ledger) implements Revocations {
  @Override
  public void revoke(Session session) {
    Objects.requireNonNull(session, "session");
    if (session.current() instanceof Revocable revocable) {
      revocable.revoke(ledger::require);
      return;
    }
    throw new IllegalArgumentException(
        "Only a session of Satchel can be revoked, but this session is a "
            + session.getClass().getName()
            + "; give the session that was injected");
  }

  @Override
  public void revokeAll(String subject) {
    Objects.requireNonNull(subject, "subject");
    ledger.requireAll(subject);
  }
}
