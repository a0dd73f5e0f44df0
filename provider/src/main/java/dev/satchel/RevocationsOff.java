package dev.satchel;

/** Stands in when no revocation store is configured. Every call throws. */
record RevocationsOff() implements Revocations {
  @Override
  public void revoke(Session session) {
    throw off();
  }

  @Override
  public void revokeAll(String subject) {
    throw off();
  }

  private static IllegalStateException off() {
    return new IllegalStateException(
        "Revocations need a store, but SatchelFeature has none; on one server call"
            + " revocations(InMemoryRevocations.create()), and on several servers"
            + " revocations(store, outage), for example with the RevocationCache of satchel-cache");
  }
}
