package dev.satchel.compatibility;

import dev.satchel.contract.Contract;
import dev.satchel.tests.RunningServer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Helidon 4 needs JDK 21")
class HelidonTest extends Contract {
  private static final String UNMATCHED =
      "Helidon throws Jersey's 404 away, with its headers, where no method matched, and tries its"
          + " next route";

  @Override
  protected RunningServer serve(Application application) {
    return Helidon.serve(application);
  }

  @Override
  public String name() {
    return "Helidon MP "
        + SeContainerInitializer.newInstance().getClass().getPackage().getImplementationVersion();
  }

  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "abortedRequests_andUnmatchedOnes",
        UNMATCHED,
        "responsesThatNoResourceMade_areResponses(404)",
        UNMATCHED,
        "unreadByAPage_isDeletedAllTheSame",
        UNMATCHED,
        "aTimeoutThatIsHandled_writes",
        "Helidon refuses AsyncResponse.setTimeout with UnsupportedOperationException");
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }
}
