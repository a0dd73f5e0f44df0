package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.org, https, example.org, 443",
    "http://example.org, http, example.org, 80",
    "https://example.org:443, https, example.org, 443",
    "http://example.org:8080, http, example.org, 8080",
    "HTTPS://Example.ORG, https, example.org, 443",
    "http://example.org., http, example.org., 80",
    "http://192.168.1.5:65535, http, 192.168.1.5, 65535",
    "http://[::1], http, [::1], 80",
    "https://[2001:DB8::1]:8443, https, [2001:db8::1], 8443",
    "http://my_host-1, http, my_host-1, 80",
    "http://[a::f], http, [a::f], 80",
    "http://h:0, http, h, 0",
    "capacitor://localhost, capacitor, localhost, -1",
    "moz-extension://0a1b, moz-extension, 0a1b, -1",
    "a1+b.c-d://h:1, a1+b.c-d, h, 1",
  })
  void parse_anOrigin_hasItsParts(String text, String scheme, String host, int port) {
    WebOrigin origin = WebOrigin.parse(text);
    assertThat(origin).isEqualTo(new WebOrigin(scheme, host, port));
    assertThat(origin.isOfWeb()).isEqualTo(scheme.startsWith("http"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "example.org",
        "://example.org",
        "https:example.org",
        "https://",
        "https://example.org/",
        "https://example.org/path",
        "https://example.org?query",
        "https://user@example.org",
        "http://evil@victim",
        "https://example.org:",
        "https://example.org:65536",
        "https://example.org:123456",
        "https://example.org:-1",
        "https://example.org:8o",
        "https://*.example.org",
        "https://example.org, https://example.org",
        "https://exa mple.org",
        " https://example.org",
        "https://ex\u00e4mple.org",
        "https://[::1",
        "https://[]",
        "https://[::g]",
        "https://[::1]a",
        "https://::1",
        "1a://example.org",
        "h_t://example.org",
        "http://:80",
      })
  void parse_anythingElse_isNoOrigin(String text) {
    assertThat(WebOrigin.parse(text)).isNull();
  }

  @Test
  void parse_takesNoLongText() {
    String longest = "https://" + "a".repeat(300 - "https://".length());
    assertThat(WebOrigin.parse(longest)).isNotNull();
    assertThat(WebOrigin.parse(longest + "a")).isNull();
    assertThat(WebOrigin.Authority.parse("a".repeat(300))).isNotNull();
    assertThat(WebOrigin.Authority.parse("a".repeat(301))).isNull();
  }

  @Test
  void toString_showsNothingOfAClient() {
    assertThat(WebOrigin.parse("http://h")).hasToString("WebOrigin");
    assertThat(WebOrigin.Authority.parse("h")).hasToString("Authority");
  }

  @Test
  void authority_tellsWhetherAPortIsNamed() {
    assertThat(WebOrigin.Authority.parse("Example.org"))
        .isEqualTo(new WebOrigin.Authority("example.org", -1));
    assertThat(WebOrigin.Authority.parse("[::1]:0")).isEqualTo(new WebOrigin.Authority("[::1]", 0));
    assertThat(WebOrigin.Authority.parse(null)).isNull();
    assertThat(WebOrigin.Authority.parse("")).isNull();
  }
}
