package dev.satchel.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a user sees in the terminal. */
class StartTest {
  private static Example start(String... environment) throws Exception {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return Example.start(variables);
  }

  private static void assertRefuses(Example example, String line) throws Exception {
    assertThat(example.exitStatus()).isEqualTo(1);
    assertThat(example.errors()).isEqualTo(line + System.lineSeparator());
    assertThat(example.output()).doesNotContain("open at");
  }

  @Test
  void prints_one_line_with_the_real_port() throws Exception {
    try (Example example = start("PORT", "0", "SATCHEL_SECRET", Example.SECRET)) {
      assertThat(example.uri().getPort()).isPositive();
      assertThat(new Browser(example.uri()).get("/").statusCode()).isEqualTo(200);
      assertThat(example.output())
          .isEqualTo("The shop is open at " + example.uri() + System.lineSeparator());
      assertThat(example.errors()).isEmpty();
    }
  }

  @Test
  void without_a_secret_says_that_sessions_end_with_the_process() throws Exception {
    try (Example example = start("PORT", "0")) {
      assertThat(example.uri()).hasHost("localhost");
      assertThat(example.output().lines())
          .containsExactly(
              "SATCHEL_SECRET is not set: sessions end with this process.",
              "The shop is open at " + example.uri());
    }
  }

  @Test
  void listens_at_the_host_of_the_environment() throws Exception {
    try (Example example = start("PORT", "0", "HOST", "127.0.0.1")) {
      assertThat(example.uri()).hasHost("127.0.0.1");
      assertThat(new Browser(example.uri()).get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void short_secret_ends_in_one_line_that_does_not_show_it() throws Exception {
    try (Example example = start("PORT", "0", "SATCHEL_SECRET", "hunter2")) {
      assertRefuses(
          example,
          "The environment variable SATCHEL_SECRET holds no good secret: A secret needs at least 32"
              + " bytes, but got 7; make one with: openssl rand -base64 32");
    }
  }

  @Test
  void busy_port_ends_in_one_line() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        Example example =
            start("PORT", "" + busy.getLocalPort(), "SATCHEL_SECRET", Example.SECRET)) {
      assertRefuses(
          example,
          "The shop must have localhost:"
              + busy.getLocalPort()
              + " for itself, but: Address already in use;"
              + " choose another with HOST and PORT (0 is any free one)");
    }
  }

  @Test
  void port_that_is_none_ends_in_one_line() throws Exception {
    for (String port : new String[] {"http", "-1", "65536", "8080 "}) {
      try (Example example = start("PORT", port)) {
        assertRefuses(
            example,
            "PORT must be a number from 0 to 65535, but is '"
                + port
                + "'; leave it out for 8080, 0 is any free one");
      }
    }
  }

  @Test
  void host_that_is_none_ends_in_one_line() throws Exception {
    try (Example example = start("PORT", "0", "HOST", "a_b")) {
      assertRefuses(
          example,
          "HOST must be the name or an address of this host, but is 'a_b'; leave it out for localhost");
    }
    try (Example example = start("PORT", "0", "HOST", "no.such.host.invalid")) {
      assertThat(example.exitStatus()).isEqualTo(1);
      assertThat(example.errors().lines()).singleElement().asString().contains("must have no.such");
    }
  }
}
