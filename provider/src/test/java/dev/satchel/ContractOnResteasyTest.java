package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.ResteasyOnUndertowContract;
import dev.satchel.contract.SseContract;
import org.junit.jupiter.api.Test;

/** The contract on RESTEasy and Undertow. */
class ContractOnResteasyTest extends ResteasyOnUndertowContract implements SseContract {

  @Test
  void jersey_isAbsent() {
    assertThatThrownBy(() -> Class.forName("org.glassfish.jersey.server.ResourceConfig"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
