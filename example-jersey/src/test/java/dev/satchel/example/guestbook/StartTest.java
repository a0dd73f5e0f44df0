package dev.satchel.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import dev.satchel.tests.Example;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks what a user sees in the terminal. */
class StartTest {
  private static Example start(String... environment) throws Exception {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return Example.start(Main.class, variables);
  }

  private static void assertRefuses(Example example, String line) throws Exception {
    assertThat(example.exitStatus()).isEqualTo(1);
    assertThat(example.errors()).isEqualTo(line + System.lineSeparator());
    assertThat(example.output()).doesNotContain("open at");
  }

  @Test
  void start_printsOneLineWithTheRealPort() throws Exception {
    try (Example example = start("PORT", "0", "SATCHEL_SECRET", Example.SECRET)) {
      assertThat(example.uri().getPort()).isPositive();
      assertThat(new Browser(example.uri()).get("/").status()).isEqualTo(200);
      assertThat(example.output())
          .isEqualTo("The guestbook is open at " + example.uri() + System.lineSeparator());
      assertThat(example.errors()).isEmpty();
    }
  }

  @Test
  void withoutASecret_saysThatSessionsEndWithTheProcess() throws Exception {
    try (Example example = start("PORT", "0")) {
      assertThat(example.uri()).hasHost("localhost");
      assertThat(example.output().lines())
          .containsExactly(
              "SATCHEL_SECRET is not set: sessions end with this process.",
              "The guestbook is open at " + example.uri());
    }
  }

  @Test
  void start_listensAtTheHostOfTheEnvironment() throws Exception {
    try (Example example = start("PORT", "0", "HOST", "127.0.0.1")) {
      assertThat(example.uri()).hasHost("127.0.0.1");
      assertThat(new Browser(example.uri()).get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void shortSecret_endsInOneLineThatDoesNotShowIt() throws Exception {
    try (Example example = start("PORT", "0", "SATCHEL_SECRET", "hunter2")) {
      assertRefuses(
          example,
          "The environment variable SATCHEL_SECRET holds no good secret: A secret needs at least 32"
              + " bytes, but got 7; make one with: openssl rand -base64 32");
    }
  }

  @Test
  void busyPort_endsInOneLine() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        Example example =
            start("PORT", "" + busy.getLocalPort(), "SATCHEL_SECRET", Example.SECRET)) {
      assertRefuses(
          example,
          "The guestbook cannot listen at localhost:"
              + busy.getLocalPort()
              + ", because: Address already in use;"
              + " choose another address with HOST and PORT (0 is any free port)");
    }
  }

  @Test
  void portThatIsNone_endsInOneLine() throws Exception {
    for (String port : new String[] {"http", "-1", "65536", "8080 "}) {
      try (Example example = start("PORT", port)) {
        assertRefuses(
            example,
            "PORT must be a number from 0 to 65535, but is '"
                + port
                + "'; leave it out for 8080, or use 0 for any free port");
      }
    }
  }

  @Test
  void hostThatIsNone_endsInOneLine() throws Exception {
    try (Example example = start("PORT", "0", "HOST", "a_b")) {
      assertRefuses(
          example,
          "HOST must be the name or an address of this host, but is 'a_b'; leave it out for"
              + " localhost");
    }
    try (Example example = start("PORT", "0", "HOST", "no.such.host.invalid")) {
      assertThat(example.exitStatus()).isEqualTo(1);
      assertThat(example.errors().lines())
          .singleElement()
          .asString()
          .contains("cannot listen at no.such");
    }
  }

  @Test
  void oldSecret_keepsUsersSignedIn() throws Exception {
    String old = "the-secret-of-the-year-before-retired";
    String cookie;
    try (Example before = start("PORT", "0", "SATCHEL_SECRET", old)) {
      Browser browser = new Browser(before.uri());
      browser.submit("/login", "user", "Zoë");
      cookie = browser.cookie("__Host-session");
    }
    String older = "an-older-one-from-the-year-before-that " + old;
    try (Example after =
        start("PORT", "0", "SATCHEL_SECRET", Example.SECRET, "SATCHEL_OLD_SECRETS", older)) {
      Browser browser = new Browser(after.uri());
      browser.with("__Host-session", cookie);
      assertThat(browser.get("/whoami").body()).isEqualTo("Hello Zoë");
      assertThat(browser.cookie("__Host-session")).isNotEqualTo(cookie);
    }
  }

  @Test
  void settingsThatAreNone_endInOneLine() throws Exception {
    try (Example example = start("PORT", "0", "SATCHEL_ENCRYPT", "yes")) {
      assertThat(example.exitStatus()).isEqualTo(1);
      assertThat(example.errors())
          .isEqualTo(
              "SATCHEL_ENCRYPT must be true or false, but is 'yes'; leave it out for true"
                  + System.lineSeparator());
    }
    try (Example example =
        start("PORT", "0", "SATCHEL_SECRET", Example.SECRET, "SATCHEL_OLD_SECRETS", "hunter2")) {
      assertRefuses(
          example,
          "SATCHEL_OLD_SECRETS must hold secrets with spaces between them, but: A secret needs at"
              + " least 32 bytes, but got 7; make one with: openssl rand -base64 32");
    }
  }
}
