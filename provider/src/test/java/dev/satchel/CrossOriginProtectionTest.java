package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.declared.TestResource;
import dev.satchel.tests.LogLines;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginProtectionTest {
  private static final URI URI_OF_REQUEST = URI.create("http://shop.example.org/chat");
  private static final Map<String, List<String>> FOREIGN =
      Map.of("Host", List.of("shop.example.org"), "Origin", List.of("https://evil.example"));

  private final CrossOriginProtection protection = CrossOriginProtection.create();

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "*", "https://*.example.org", "example.org", "https://example.org/", ""})
  void trust_textThatIsNoOrigin_isRefused(String text) {
    for (String what : new String[] {"A trusted origin", "A public origin"}) {
      assertThatThrownBy(
              () -> {
                if (what.equals("A trusted origin")) {
                  protection.trust(text);
                } else {
                  protection.publicOrigin(text);
                }
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              what
                  + " must be a scheme, a host and perhaps a port, such as https://id.example.org,"
                  + " but is '"
                  + text
                  + "'; leave out path, user and wildcards");
    }
  }

  @Test
  void publicOrigin_ofAnotherScheme_isRefused() {
    assertThatThrownBy(() -> protection.publicOrigin("capacitor://localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A public origin must be of http or https, but it is of capacitor; give the origin that"
                + " browsers show for this application");
    assertThatCode(() -> protection.trust("capacitor://localhost")).doesNotThrowAnyException();
  }

  @Test
  void settings_addToEachOther_andLeaveTheFormerValue() {
    CrossOriginProtection all =
        protection
            .publicOrigin("https://shop.example.org")
            .publicOrigin("https://www.example.org")
            .trust("https://a.example", "https://b.example")
            .trust("https://c.example")
            .trustForwarded()
            .reportOnly();
    assertSameSettings(
        all,
        protection
            .reportOnly()
            .trustForwarded()
            .trust("https://c.example", "https://b.example", "https://a.example")
            .publicOrigin("https://www.example.org")
            .publicOrigin("https://shop.example.org"));
    assertThatThrownBy(() -> protection.judge("POST", FOREIGN, URI_OF_REQUEST))
        .isInstanceOf(CrossOriginException.class);
  }

  private static void assertSameSettings(CrossOriginProtection a, CrossOriginProtection b) {
    TestContext context = new TestContext();
    assertThat(a.configure(context)).isTrue();
    assertThat(b.configure(context)).as("a second feature").isFalse();
  }

  @Test
  void configure_another_withOtherSettings_isRefused() {
    CrossOriginProtection[] others = {
      protection.trust("https://a.example"), protection.trustForwarded(), protection.reportOnly()
    };
    for (CrossOriginProtection other : others) {
      TestContext context = new TestContext();
      protection.configure(context);
      assertThatThrownBy(() -> other.configure(context))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "An application has one CrossOriginProtection, but another with other settings is"
                  + " registered already; remove one");
    }
  }

  /** The methods of the test. */
  static class Items {
    public void own() {}

    @CrossOrigin
    public void anywhere() {}
  }

  @Test
  void configure_judgesEachMethodButThoseThatTakeRequestsFromEverywhere() throws Exception {
    TestContext context = new TestContext();
    protection.configure(context);
    assertThat(context.registered(CrossOriginFilter.class)).hasSize(1);
    CrossOriginGate gate = context.registered(CrossOriginGate.class).get(0);
    TestContext anywhere = new TestContext();
    gate.configure(TestResource.of(Items.class, "anywhere"), anywhere);
    assertThat(anywhere.registered()).isEmpty();
    TestContext own = new TestContext();
    gate.configure(TestResource.of(Items.class, "own"), own);
    ContainerRequest request =
        TestRequests.get("http://example.org/", "Sec-Fetch-Site", "cross-site");
    request.setMethod("POST");
    assertThatThrownBy(() -> own.registered(ContainerRequestFilter.class).get(0).filter(request))
        .isInstanceOf(CrossOriginException.class);
  }

  @Test
  void configure_aClient_isIgnored() {
    TestContext client = new TestContext(RuntimeType.CLIENT);
    assertThat(protection.configure(client)).isFalse();
    assertThat(client.registered()).isEmpty();
  }

  @Test
  void judge_aHandshakeOfAWebSocket_likeAnUnsafeMethod() {
    Map<String, List<String>> handshake =
        Map.of(
            "host", List.of("shop.example.org"),
            "upgrade", List.of("websocket"),
            "origin", List.of("https://evil.example"));
    assertThatThrownBy(() -> protection.judge("GET", handshake, URI_OF_REQUEST))
        .isInstanceOf(CrossOriginException.class)
        .hasMessage(
            "A request that may change something must come from a page of this site, but its"
                + " Sec-Fetch-Site or Origin header names another; send it from a page of this"
                + " site");
    assertThatCode(() -> protection.judge("GET", FOREIGN, URI_OF_REQUEST))
        .doesNotThrowAnyException();
    assertThatCode(() -> protection.reportOnly().judge("GET", handshake, URI_OF_REQUEST))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> protection.trust("https://evil.example").judge("POST", FOREIGN, URI_OF_REQUEST))
        .doesNotThrowAnyException();
  }

  @Test
  void refusals_areLoggedOncePerMinute_withTheCureOfEach() {
    CrossOriginProtection fresh = protection.trustForwarded();
    try (LogLines log = LogLines.ofThisJvm()) {
      Map<String, List<String>> long1 =
          Map.of(
              "Sec-Fetch-Site",
              List.of("cross-site"),
              "Origin",
              List.of("\u001b" + "x".repeat(99)));
      for (Map<String, List<String>> headers : List.of(FOREIGN, long1, FOREIGN, long1)) {
        assertThatThrownBy(() -> fresh.judge("POST", headers, URI_OF_REQUEST))
            .isInstanceOf(CrossOriginException.class);
      }
      assertThat(log.warnings())
          .containsExactly(
              "WARNING A request was refused, because the host of its Origin"
                  + " (https://evil.example) is not the host of the request (shop.example.org). If"
                  + " both are yours, a proxy replaces Host: call publicOrigin(origin) or"
                  + " trustForwarded() on CrossOriginProtection; requests since the last such line:"
                  + " 1",
              "WARNING A request of another origin was refused (Sec-Fetch-Site: cross-site, Origin:"
                  + " \\u{1b}"
                  + "x".repeat(31)
                  + "...). If its page may act for your users, call trust(origin) on"
                  + " CrossOriginProtection; if its method takes requests from everywhere, annotate"
                  + " the method with @CrossOrigin; requests since the last such line: 1");
    }
  }

  @Test
  void refusals_withoutAHeader_sayNone() {
    try (LogLines log = LogLines.ofThisJvm()) {
      Map<String, List<String>> headers = Map.of("Sec-Fetch-Site", List.of("cross-site"));
      protection.reportOnly().judge("POST", headers, URI_OF_REQUEST);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("A request of another origin would be refused")
          .contains("Origin: none)");
    }
  }
}
