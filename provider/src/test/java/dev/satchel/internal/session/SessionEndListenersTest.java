package dev.satchel.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.TestRequests;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class SessionEndListenersTest {
  private final ContainerRequest request = TestRequests.get("http://example.org/");
  private final SessionEndListener one = ids -> {};
  private final SessionEndListener other = ids -> {};

  @Test
  void of_aRequestWithoutListeners_isEmpty() {
    assertThat(SessionEndListeners.of(request)).isEmpty();
  }

  @Test
  void add_keepsEachListenerOnce_inTheirOrder() {
    SessionEndListeners.add(request, one);
    SessionEndListeners.add(request, other);
    SessionEndListeners.add(request, one);
    assertThat(SessionEndListeners.of(request)).containsExactly(one, other);
    assertThat(SessionEndListeners.of(TestRequests.get("http://example.org/"))).isEmpty();
  }

  @Test
  void of_isACopy() {
    SessionEndListeners.add(request, one);
    assertThatThrownBy(() -> SessionEndListeners.of(request).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsData_byDefault_isTrue() {
    assertThat(one.keepsData("id")).isTrue();
  }
}
