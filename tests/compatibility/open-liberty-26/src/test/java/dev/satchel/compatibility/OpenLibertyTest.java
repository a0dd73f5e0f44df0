package dev.satchel.compatibility;

import dev.satchel.contract.war.WarContract;
import java.util.Map;

class OpenLibertyTest extends WarContract {
  OpenLibertyTest() {
    super(new OpenLiberty());
  }

  @Override
  public String name() {
    return "Open Liberty " + OpenLiberty.VERSION;
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return false;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public Map<String, String> rowsNotKept() {
    String instance =
        "with CDI, RESTEasy injects no field of an instance from getSingletons(), UriInfo neither";
    return Map.of("resources(instance)", instance, "resources(instance/resume)", instance);
  }
}
