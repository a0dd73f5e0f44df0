package dev.satchel.compatibility;

import dev.satchel.compatibility.wars.ScanContract;

class PayaraMicroScanTest extends ScanContract {
  PayaraMicroScanTest() {
    super(new PayaraMicro());
  }
}
