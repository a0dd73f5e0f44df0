package dev.satchel.cdi;

import dev.satchel.Revocations;
import dev.satchel.Session;

/** Stands for the revocations of the request that calls it. */
final class InjectedRevocations implements Revocations {
  private final ScopesOfRequest scopes;

  InjectedRevocations(ScopesOfRequest scopes) {
    this.scopes = scopes;
  }

  @Override
  public void revoke(Session session) {
    scopes.revocations().revoke(session);
  }

  @Override
  public void revokeAll(String subject) {
    scopes.revocations().revokeAll(subject);
  }
}
