package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The samples of docs/session.md, flash.md, annotations.md and recipes.md do what the pages say.
 */
class RecipesOnJerseyTest {
  private RunningServer server;
  private Browser browser;

  @BeforeEach
  void start() {
    ResourceConfig application =
        new ResourceConfig(
            Home.class, Theme.class, Basket.class, Tasks.class, Account.class, SignUp.class);
    application.register(SignedInFilter.class);
    application.register(SatchelFeature.signedWith(Secret.random()));
    server = new SeBootstrapServer(application);
    browser = new Browser(server.uri());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theme_staysUntilItIsReset() {
    assertThat(browser.get("/theme").body()).isEqualTo("light");
    browser.submit("/theme", "theme", "dark");
    assertThat(browser.get("/theme").body()).isEqualTo("dark");
    browser.submit("/theme/reset");
    assertThat(browser.get("/theme").body()).isEqualTo("light");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void basket_showsEachMessageOnce() {
    browser.submit("/basket", "item", "pen");
    assertThat(browser.get("/basket").body()).isEqualTo("pen is in your basket");
    assertThat(browser.get("/basket").body()).isEqualTo("Your basket");
    browser.submit("/basket", "item", "");
    assertThat(browser.get("/basket").body()).isEqualTo("Choose an item first");
    assertThat(browser.get("/basket/checked").body()).isEqualTo("Your basket is complete");
    assertThat(browser.get("/basket").body()).isEqualTo("Your basket");
  }

  @Test
  void task_flashesAndAddsByItsStatus() {
    browser.submit("/tasks", "title", "read");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session", "__Host-flash");
    browser.get("/tasks/banner");
    assertThat(browser.get("/").body()).isEqualTo("The task has been created, stranger");

    browser.submit("/tasks/restart");
    assertThat(browser.cookies()).isEmpty();

    browser.submit("/tasks", "title", "");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-flash");
    assertThat(browser.get("/basket").body()).isEqualTo("A task needs a title");

    browser.submit("/tasks", "title", "x".repeat(101));
    assertThat(browser.cookies()).isEmpty();

    browser.submit("/", "user", "ann");
    browser.submit("/tasks/logout");
    assertThat(browser.get("/").body()).isEqualTo("Goodbye, stranger");
  }

  @Test
  void account_isForThoseWhoSignedIn() {
    assertThat(browser.get("/account").status()).isEqualTo(303);
    assertThat(browser.get("/").body()).isEqualTo("Please sign in, stranger");
    browser.submit("/", "user", "ann");
    assertThat(browser.get("/account").body()).isEqualTo("The account of ann");
  }

  @Test
  void signUp_bringsTheFormBackOnce() {
    browser.submit("/sign-up", "email", "ann");
    assertThat(browser.get("/sign-up").body()).isEqualTo("An email address has an @. [ann]");
    assertThat(browser.get("/sign-up").body()).isEqualTo("Your email address? []");
    browser.submit("/sign-up", "email", "x".repeat(3000));
    assertThat(browser.get("/sign-up").body()).isEqualTo("This email address is too long. []");
    browser.submit("/sign-up", "email", "ann@example.org");
    assertThat(browser.get("/").body()).isEqualTo("Welcome, stranger");
  }
}
