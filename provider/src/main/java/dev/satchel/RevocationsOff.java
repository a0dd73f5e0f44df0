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
        "Revocations need a store that all nodes share, but SatchelFeature has none; give it one by"
            + " revocations(store, outage), for instance satchel-cache's");
  }
}
