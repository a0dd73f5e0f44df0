package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CipherPoolTest {
  @Test
  void whatWasGivenBack_isTakenByOneAlone() {
    CipherPool<Object> idle = new CipherPool<>();
    assertThat(idle.take()).isNull();
    Object one = new Object();
    idle.giveBack(one);
    assertThat(idle.take()).isSameAs(one);
    assertThat(idle.take()).isNull();
  }
}
