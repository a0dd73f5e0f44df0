package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.NamingContract;

class WildFlyInjectTest extends NamingContract {
  WildFlyInjectTest() {
    super(new WildFly());
  }
}
