package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.NamingContract;

class PayaraMicroInjectTest extends NamingContract {
  PayaraMicroInjectTest() {
    super(new PayaraMicro());
  }
}
