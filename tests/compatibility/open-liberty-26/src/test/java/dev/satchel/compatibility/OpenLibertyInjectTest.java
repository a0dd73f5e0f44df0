package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.NamingContract;

class OpenLibertyInjectTest extends NamingContract {
  OpenLibertyInjectTest() {
    super(new OpenLiberty());
  }
}
