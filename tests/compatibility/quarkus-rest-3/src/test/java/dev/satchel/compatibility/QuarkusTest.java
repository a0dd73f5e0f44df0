package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.cdi.InjectContract;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarkusTest extends InjectContract {
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^:]+:[0-9]+)");
  private static final Path LOG = Path.of("target", "application.log");

  @Override
  protected RunningServer serve() {
    try {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-jar",
                  Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile())
              .start();
      URI uri = awaitAddress(process);
      return new RunningServer() {
        @Override
        public URI uri() {
          return uri;
        }

        @Override
        public void close() {
          process.destroy();
          process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI awaitAddress(Process process) throws IOException {
    for (int i = 0; i < 600; i++) {
      Matcher listening = LISTENING.matcher(Files.readString(LOG));
      if (listening.find()) {
        return URI.create(listening.group(1) + "/");
      }
      try {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    process.destroy();
    throw new AssertionError("The application did not start:\n" + Files.readString(LOG));
  }

  private Browser signedIn() {
    Browser browser = browser();
    browser.get("/context/field?user=ann");
    return browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {"field", "parameter", "shared", "constructor"})
  void context_injectsWhatCdiHas(String place) {
    Browser browser = browser();
    browser.get("/context/" + place + "?user=ann");
    assertThat(browser.get("/context/" + place).body()).isEqualTo("ann welcome");
    assertThat(browser.get("/context/" + place).body()).isEqualTo("ann nothing");
  }

  @Test
  void session_writtenBelow500_rolledBackFrom500OnButForADiscard() {
    Browser browser = signedIn();
    assertThat(browser.post("/session/status?status=500").setCookies()).isEmpty();
    assertThat(browser.post("/session/throw?status=503").setCookies()).isEmpty();
    assertThat(browser.post("/session/throw?status=0").status()).isEqualTo(500);
    assertThat(browser.get("/session").body()).isEqualTo("{user=ann}");
    browser.post("/session/throw?status=422");
    assertThat(browser.get("/session").body()).isEqualTo("{changed=1, user=ann}");
    browser.post("/session/clear?status=503");
    assertThat(browser.cookie("__Host-session")).isNull();
    browser.post("/session/status?status=200");
    assertThat(browser.get("/session").body()).isEqualTo("{changed=1}");
  }

  @Test
  void tampered_readsAsEmpty() {
    Browser browser = signedIn();
    String token = browser.cookie("__Host-session");
    String forged = token.substring(0, token.length() - 2) + "AA";
    assertThat(browser().with("__Host-session", forged).get("/session").body()).isEqualTo("{}");
  }

  @Test
  void declaredChanges_applyWhenTheMethodEndedWell() {
    Browser browser = signedIn();
    browser.post("/declared?status=200");
    assertThat(browser.get("/declared").body()).isEqualTo("{success=declared}");
    assertThat(browser.get("/session").body()).isEqualTo("{}");
  }

  @Test
  void declaredChanges_doNotApplyOtherwise() {
    for (String[] how :
        new String[][] {
          {"409"}, {"422"}, {"303&thrown=true"}, {"200", "X-Abort", "yes"}, {"500"}
        }) {
      Browser browser = signedIn();
      browser.get("/session");
      browser.post("/declared?status=" + how[0], Arrays.copyOfRange(how, 1, how.length));
      assertThat(browser.get("/declared").body()).as(how[0]).doesNotContain("success");
      assertThat(browser.get("/session").body()).as(how[0]).contains("user=");
    }
  }

  @Test
  void withNewSession_discards_andKeepFlash_keeps() {
    Browser browser = signedIn();
    browser.post("/declared/keep");
    assertThat(browser.get("/declared").body()).isEqualTo("{note=welcome}");
    browser.post("/declared/new");
    assertThat(browser.cookie("__Host-session")).isNull();
  }

  @Test
  void addingToSession_isApplied() {
    Browser browser = signedIn();
    assertThat(browser.post("/declared/adding").status()).isEqualTo(303);
    assertThat(browser.get("/session").body()).isEqualTo("{added=declared, user=ann}");
  }

  @Test
  void responseFilters_comeBeforeOurs() {
    Browser browser = signedIn();
    browser.get("/session", "X-Late", "yes");
    assertThat(browser.get("/session").body()).isEqualTo("{late=1, user=ann}");
    browser = signedIn();
    browser.post("/declared/keep", "X-Late", "yes");
    assertThat(browser.get("/session").body()).isEqualTo("{late=1, user=ann}");
  }
}
