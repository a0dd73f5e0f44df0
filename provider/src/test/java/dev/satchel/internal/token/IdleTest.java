package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleTest {
  @Test
  void whatWasGivenBack_isTakenByOneAlone() {
    Idle<Object> idle = new Idle<>();
    assertThat(idle.take()).isNull();
    Object one = new Object();
    idle.giveBack(one);
    assertThat(idle.take()).isSameAs(one);
    assertThat(idle.take()).isNull();
  }
}
