package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.DeclaredChanges;
import org.junit.jupiter.api.Test;

class ApplicationScopesTest {
  private static final String TEN = "0123456789";
  private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
  private static final String LARGE =
      HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED
          + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;

  static class Items {
    @AddingToSession(key = "a", value = "1")
    public void small() {}

    @AddingToSession(key = "a", value = LARGE)
    public void large() {}

    @Flashing(key = "a", value = LARGE)
    public void largeFlash() {}
  }

  private final ApplicationScopes tight =
      SatchelFeature.builder()
          .secret(Secret.random())
          .session(CookieSettings.named("s".repeat(900)).withPath("/" + "p".repeat(1000)))
          .flash(CookieSettings.named("f").withPath("/" + "p".repeat(900)))
          .build()
          .application();

  private void requireFits(String method) throws NoSuchMethodException {
    tight.requireFits(new DeclaredChanges(Items.class, Items.class.getMethod(method)));
  }

  @Test
  void requireFits_whatCanNeverFit_isRefused() throws NoSuchMethodException {
    requireFits("small");
    assertThatThrownBy(() -> requireFits("large"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The entries that annotations declare must fit the cookie, but on"
                + " dev.satchel.ApplicationScopesTest$Items.large they do not: The Set-Cookie line"
                + " of the session may have 4096 bytes, but would have ");
    assertThatThrownBy(() -> requireFits("largeFlash"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The Set-Cookie line of the flash may have 2048 bytes");
  }
}
