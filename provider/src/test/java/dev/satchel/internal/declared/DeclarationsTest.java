package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.AddingToSession;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.WithNewSession;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  interface Api {
    @KeepFlash
    void inherited();
  }

  static class Items implements Api {
    @Flashing(key = "a", value = "1")
    @Flashing(key = "b", value = "2")
    public void flashing() {}

    @AddingToSession(key = "a", value = "1")
    public void adding() {}

    @RemovingFromSession("a")
    public void removing() {}

    @WithNewSession
    public void signingIn() {}

    @Override
    public void inherited() {}

    @Deprecated
    public void none() {}
  }

  private static Optional<Class<? extends Annotation>> first(String method) {
    return Declarations.firstOn(TestResource.of(Items.class, method));
  }

  @Test
  void firstOn_findsEachType() {
    assertThat(first("flashing")).contains(Flashing.class);
    assertThat(first("adding")).contains(AddingToSession.class);
    assertThat(first("removing")).contains(RemovingFromSession.class);
    assertThat(first("signingIn")).contains(WithNewSession.class);
    assertThat(first("inherited")).contains(KeepFlash.class);
  }

  @Test
  void firstOn_aMethodThatDeclaresNothing_isEmpty() {
    assertThat(first("none")).isEmpty();
  }
}
