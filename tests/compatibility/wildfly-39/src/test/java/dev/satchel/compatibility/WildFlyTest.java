package dev.satchel.compatibility;

import dev.satchel.contract.war.WarContract;
import java.util.Map;

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

  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "aVersionThatIsNoNumber_isACookieLikeAnyOther",
        "Undertow answers 500 to a cookie $Version whose value is no number",
        "fiveHundredCookiesOfDifferentNames_hideNoSession",
        "Undertow answers 500 to more than 200 cookies of different names");
  }
}
