package dev.satchel;

/** Those of an application that has none. */
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
