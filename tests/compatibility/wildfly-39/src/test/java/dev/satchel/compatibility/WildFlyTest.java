package dev.satchel.compatibility;

import dev.satchel.contract.war.WarContract;

class WildFlyTest extends WarContract {
  WildFlyTest() {
    super(new WildFly());
  }

  @Override
  public String name() {
    return "WildFly " + WildFly.VERSION;
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return true;
  }
}
