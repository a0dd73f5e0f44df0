package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.ScanContract;

class WildFlyScanTest extends ScanContract {
  WildFlyScanTest() {
    super(new WildFly());
  }
}
