package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.ScanContract;

class OpenLibertyScanTest extends ScanContract {
  OpenLibertyScanTest() {
    super(new OpenLiberty());
  }
}
