package dev.satchel.compatibility;

import dev.satchel.contract.war.WarContract;
import java.util.Map;

class PayaraMicroTest extends WarContract {
  PayaraMicroTest() {
    super(new PayaraMicro());
  }

  @Override
  public String name() {
    return "Payara Micro " + PayaraMicro.VERSION;
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "oddCookieHeaders_readWhatWasSignedAndNothingElse",
        "the server answers 400 to any header with a byte beyond ASCII, whatever is asked for");
  }
}
