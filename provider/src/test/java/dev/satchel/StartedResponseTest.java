package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.runtime.TestAdapter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;

class StartedResponseTest {
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private final StartedResponse response = StartedResponse.of(headers, this, TestAdapter.plain());

  @Test
  void aSessionThatIsShown_isPrivate() {
    response.dependsOnCookie(true);
    assertThat(headers.getFirst("Vary")).hasToString("Cookie");
    assertThat(headers.getFirst("Cache-Control")).hasToString("private, no-cache");
  }

  @Test
  void varyThatTheRuntimeKeepsOutside_isMerged() {
    StartedResponse.of(headers, this, TestAdapter.with("Vary", "Accept")).dependsOnCookie(false);
    assertThat(headers.getFirst("Vary")).hasToString("Accept, Cookie");
  }

  @Test
  void noStoreThatTheServletSideSaid_stays() {
    StartedResponse.of(headers, this, TestAdapter.with("Cache-Control", "no-store"))
        .dependsOnCookie(true);
    assertThat(headers.getFirst("Cache-Control")).hasToString("no-store");
  }

  @Test
  void anotherScope_onlyVaries() {
    response.dependsOnCookie(false);
    assertThat(headers).containsOnlyKeys("Vary");
  }

  /** The headers are not safe for many threads. */
  @Test
  void anotherThread_leavesTheHeaders() throws InterruptedException {
    Thread other = new Thread(() -> response.dependsOnCookie(true));
    other.start();
    other.join();
    assertThat(headers).isEmpty();
  }
}
