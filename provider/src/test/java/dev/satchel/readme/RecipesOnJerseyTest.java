package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.SeBootstrap;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The samples of docs/session.md, flash.md, annotations.md and recipes.md do what the pages say.
 */
class RecipesOnJerseyTest {
  private SeBootstrap.Instance server;
  private LocalBrowser browser;

  @BeforeEach
  void start() throws Exception {
    ResourceConfig application =
        new ResourceConfig(
            Home.class, Theme.class, Basket.class, Tasks.class, Account.class, SignUp.class);
    application.register(SignedInFilter.class).register(SameOriginFilter.class);
    application.register(SatchelFeature.signedWith(Secret.random()));
    SeBootstrap.Configuration anyPort =
        SeBootstrap.Configuration.builder().host("localhost").port(0).build();
    server =
        SeBootstrap.start(application, anyPort).toCompletableFuture().get(60, TimeUnit.SECONDS);
    browser = new LocalBrowser(server.configuration().port());
  }

  @AfterEach
  void stop() throws Exception {
    server.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void theme_staysUntilItIsReset() throws Exception {
    assertThat(browser.get("/theme").body()).isEqualTo("light");
    browser.post("/theme", "theme=dark");
    assertThat(browser.get("/theme").body()).isEqualTo("dark");
    browser.post("/theme/reset", "");
    assertThat(browser.get("/theme").body()).isEqualTo("light");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void basket_showsEachMessageOnce() throws Exception {
    browser.post("/basket", "item=pen");
    assertThat(browser.get("/basket").body()).isEqualTo("pen is in your basket");
    assertThat(browser.get("/basket").body()).isEqualTo("Your basket");
    browser.post("/basket", "item=");
    assertThat(browser.get("/basket").body()).isEqualTo("Choose an item first");
    assertThat(browser.get("/basket/checked").body()).isEqualTo("Your basket is complete");
    assertThat(browser.get("/basket").body()).isEqualTo("Your basket");
  }

  @Test
  void task_flashesAndAddsByItsStatus() throws Exception {
    browser.post("/tasks", "title=read");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-session", "__Host-flash");
    browser.get("/tasks/banner");
    assertThat(browser.get("/").body()).isEqualTo("The task has been created, stranger");

    browser.post("/tasks/restart", "");
    assertThat(browser.cookies()).isEmpty();

    browser.post("/tasks", "title=");
    assertThat(browser.cookies()).containsOnlyKeys("__Host-flash");
    assertThat(browser.get("/basket").body()).isEqualTo("A task needs a title");

    browser.post("/tasks", "title=" + "x".repeat(101));
    assertThat(browser.cookies()).isEmpty();

    browser.post("/", "user=ann");
    browser.post("/tasks/logout", "");
    assertThat(browser.get("/").body()).isEqualTo("Goodbye, stranger");
  }

  @Test
  void account_isForThoseWhoSignedIn() throws Exception {
    assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    assertThat(browser.get("/").body()).isEqualTo("Please sign in, stranger");
    browser.post("/", "user=ann");
    assertThat(browser.get("/account").body()).isEqualTo("The account of ann");
  }

  @Test
  void signUp_bringsTheFormBackOnce() throws Exception {
    browser.post("/sign-up", "email=ann");
    assertThat(browser.get("/sign-up").body()).isEqualTo("An email address has an @. [ann]");
    assertThat(browser.get("/sign-up").body()).isEqualTo("Your email address? []");
    browser.post("/sign-up", "email=" + "x".repeat(3000));
    assertThat(browser.get("/sign-up").body()).isEqualTo("This email address is too long. []");
    browser.post("/sign-up", "email=ann@example.org");
    assertThat(browser.get("/").body()).isEqualTo("Welcome, stranger");
  }

  @Test
  void formOfAnotherSite_isRefused() throws Exception {
    String here = "http://localhost:" + server.configuration().port();
    assertThat(loginWith("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(loginWith("Sec-Fetch-Site", "same-site")).isEqualTo(403);
    assertThat(loginWith("Origin", "https://example.org")).isEqualTo(403);
    assertThat(loginWith("Origin", "null")).isEqualTo(403);
    assertThat(browser.cookies()).isEmpty();
    assertThat(loginWith("Sec-Fetch-Site", "same-origin")).isEqualTo(303);
    assertThat(loginWith("Origin", here)).isEqualTo(303);
  }

  private int loginWith(String header, String value) throws Exception {
    return browser.post("/", "user=ann", header, value).statusCode();
  }
}
