package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.internal.session.SessionEndListener;
import dev.satchel.internal.session.SessionEndListeners;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The session's id, which nobody has who does not ask. */
interface IdContract extends RuntimeUnderTest {

  private static String id(Answer answer) {
    String id = answer.body().strip();
    assertThat(id).matches("[A-Za-z0-9_-]{22}");
    return id;
  }

  private String claims(String data, String sid, long nbf) {
    return "{\"data\":"
        + data
        + ",\"nbf\":"
        + nbf
        + ",\"iat\":"
        + clock().seconds()
        + ",\"sid\":\""
        + sid
        + "\"}";
  }

  @Test
  default void withoutACall_noTokenHasAnId() {
    Browser browser = browser();
    assertThat(browser.get("/do?s=hasid&s=put:a:1&s=hasid&s=renew").body())
        .isEqualTo("false\nfalse\n");
    long now = clock().seconds();
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .isEqualTo("{\"data\":{\"a\":\"1\"},\"nbf\":" + now + ",\"iat\":" + now + "}");
    assertThat(browser().get("/do?s=hasid&s=renew").setCookies()).isEmpty();
  }

  @Test
  default void id_staysTheSameUntilTheSessionIsCleared() {
    Browser browser = browser();
    String id = id(browser.get("/do?s=id"));
    long began = clock().seconds();
    assertThat(Tokens.payload(browser.cookie(SESSION))).isEqualTo(claims("{}", id, began));
    clock().step(Duration.ofSeconds(10));
    assertThat(browser.get("/do?s=id").setCookies()).as("known").isEmpty();
    assertThat(id(browser.get("/do?s=put:a:1&s=id"))).isEqualTo(id);
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .isEqualTo(claims("{\"a\":\"1\"}", id, began));
    assertThat(browser.get("/do?s=remove:a&s=hasid&s=empty").body()).isEqualTo("true\ntrue\n");
    assertThat(id(browser.get("/do?s=replace:b:2&s=id"))).isEqualTo(id);
    assertThat(browser.get("/do?s=clear&s=hasid").body()).isEqualTo("false\n");
    assertThat(browser.cookie(SESSION)).isNull();
    assertThat(id(browser.get("/do?s=id"))).isNotEqualTo(id);
  }

  @Test
  default void clear_makesRoomForAnotherId() {
    Browser browser = browser();
    String id = id(browser.get("/do?s=id"));
    assertThat(browser.get("/do?s=clear&s=put:a:1&s=hasid").body()).isEqualTo("false\n");
    assertThat(Tokens.payload(browser.cookie(SESSION))).doesNotContain("sid");
    String second = id(browser.get("/do?s=id"));
    String third = id(browser.get("/do?s=clear&s=id"));
    assertThat(third).isNotEqualTo(second).isNotEqualTo(id);
    assertThat(Tokens.payload(browser.cookie(SESSION))).contains(third);
  }

  @Test
  default void renewId_keepsTheEntriesAndNothingElse() {
    Browser browser = browser();
    String id = id(browser.get("/do?s=put:a:1&s=id"));
    clock().step(Duration.ofSeconds(10));
    String renewed = id(browser.get("/do?s=renew&s=id"));
    assertThat(renewed).isNotEqualTo(id);
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .isEqualTo(claims("{\"a\":\"1\"}", renewed, clock().seconds()));
  }

  @Test
  default void aFailedResponse_takesTheIdBack() {
    Browser browser = browser();
    assertThat(browser.get("/do?s=id&status=500").setCookies()).isEmpty();
    String id = id(browser.get("/do?s=id"));
    assertThat(browser.get("/do?s=renew&status=500").setCookies()).isEmpty();
    assertThat(id(browser.get("/do?s=id"))).isEqualTo(id);
    browser.get("/do?s=clear&s=id&status=500");
    assertThat(browser.cookie(SESSION)).isNull();
  }

  @Test
  default void withNewSession_hasAnotherId() {
    Browser browser = browser();
    String id = id(browser.get("/do?s=put:a:1&s=id"));
    String next = id(browser.post("/declared/new?s=id"));
    assertThat(next).isNotEqualTo(id);
    assertThat(Tokens.payload(browser.cookie(SESSION)))
        .isEqualTo(claims("{}", next, clock().seconds()));
    browser.post("/declared/new");
    assertThat(browser.cookie(SESSION)).isNull();
  }

  /** A stranger plants a token of his own, and waits for the login. */
  @Test
  default void whatTellsWhoseItIs_beginsTheSessionAnewWhenItIsPut() {
    try (RunningServer server = serving(SatchelFeature.builder().subject("connected"))) {
      for (String path :
          List.of(
              "/do?s=put:connected:ann",
              "/do?s=put:connected:mallory",
              "/do?s=replace:connected:ann",
              "/do?s=remove:connected",
              "/revocation/login",
              "/revocation/logout")) {
        Browser browser = new Browser(server.uri());
        String planted = id(browser.get("/do?s=put:connected:mallory&s=put:a:1&s=id"));
        clock().step(Duration.ofSeconds(10));
        browser.get("/do?s=put:a:2");
        assertThat(id(browser.get("/do?s=id"))).as("another entry").isEqualTo(planted);
        browser.post(path);
        assertThat(id(browser.get("/do?s=id"))).as(path).isNotEqualTo(planted);
        assertThat(browser.get("/do?s=started").body()).isEqualTo(clock().seconds() + "\n");
      }
    }
  }

  @Test
  default void whatTellsWhoseItIs_needsNoId() {
    try (RunningServer server = serving(SatchelFeature.builder().subject("connected"))) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?s=put:a:1");
      clock().step(Duration.ofSeconds(10));
      assertThat(browser.get("/do?s=put:connected:ann&s=hasid&s=started").body())
          .isEqualTo("false\n" + clock().seconds() + "\n");
      assertThat(browser.get("/do?s=replace:connected:ann&s=map").body())
          .isEqualTo("{connected=ann}\n");
    }
  }

  /** Whoever keeps data under ids hears which ended; what fails there is no fault of the user's. */
  @Test
  default void aListenerThatFails_failsNoResponse() {
    try (RunningServer server = serving(SatchelFeature.builder(), new FailingListener());
        LogLines log = log()) {
      Browser browser = new Browser(server.uri());
      browser.get("/do?s=put:a:1&s=id");
      Answer renewed = browser.get("/do?s=renew&s=map");
      assertThat(renewed.status()).isEqualTo(200);
      assertThat(renewed.setCookies()).hasSize(1);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("could not be removed (java.lang.IllegalStateException)");
      assertThat(browser.get("/do?s=clear").setCookies()).hasSize(1);
      assertThat(browser.get("/do?s=put:a:1").status()).as("without an id").isEqualTo(200);
      assertThat(log.warnings()).as("once a minute").hasSize(1);
    }
  }

  @PreMatching
  final class FailingListener implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      SessionEndListeners.add(request, new Failing());
    }

    private static final class Failing implements SessionEndListener {
      @Override
      public void onSessionsEnded(Set<String> ids) {
        throw new IllegalStateException("of " + ids.size());
      }

      @Override
      public boolean keepsData(String id) {
        throw new IllegalStateException("not told");
      }
    }
  }

  /** It tells one user's page from another's, so no cache may keep it. */
  @Test
  default void anIdAlone_isASession() {
    Browser browser = browser();
    browser.get("/do?s=id");
    assertThat(browser.get("/do?s=id").header("Cache-Control")).contains("private, no-cache");
    assertThat(browser.get("/do?s=started").body()).isEqualTo(clock().seconds() + "\n");
  }
}
