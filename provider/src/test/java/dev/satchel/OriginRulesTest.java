package dev.satchel;

import static dev.satchel.OriginRules.Refusal.FETCH_METADATA;
import static dev.satchel.OriginRules.Refusal.HOST;
import static dev.satchel.OriginRules.Refusal.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRulesTest {
  private static final WebOrigin ID = WebOrigin.parse("https://id.example.org");
  private static final OriginRules NONE = new OriginRules(Set.of(), Set.of(), false);
  private static final OriginRules TRUSTING = new OriginRules(Set.of(ID), Set.of(), false);
  private static final OriginRules FORWARDED = new OriginRules(Set.of(), Set.of(), true);
  private static final URI HTTP = URI.create("http://configured.example/");

  private static Map<String, List<String>> headers(String... namesAndValues) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], Arrays.asList(namesAndValues[i + 1].split("\\|")));
    }
    return headers;
  }

  private static OriginRules.Refusal own(String uri, String host, String origin) {
    return NONE.refusal(headers("Host", host, "Origin", origin), URI.create(uri));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void isSafe_methodsThatChangeNothing_exceptWebSockets(String method) {
    assertThat(OriginRules.isSafe(method, Map.of())).isTrue();
    assertThat(OriginRules.isSafe(method, headers("Upgrade", "h2c"))).isTrue();
    assertThat(OriginRules.isSafe(method, headers("Upgrade", "websocket"))).isFalse();
    assertThat(OriginRules.isSafe(method, headers("upgrade", "h2c, WebSocket/13"))).isFalse();
    assertThat(OriginRules.isSafe(method, headers("Sec-WebSocket-Version", "13"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "PURGE", ""})
  void isSafe_noOtherMethod(String method) {
    assertThat(OriginRules.isSafe(method, Map.of())).isFalse();
  }

  @Test
  void fetchMetadata_ofOwnPagesAndOfTheUser_passes() {
    for (String site : new String[] {"same-origin", "none"}) {
      assertThat(NONE.refusal(headers("Sec-Fetch-Site", site), HTTP)).isNull();
      assertThat(NONE.refusal(headers("sec-fetch-site", site, "Origin", "null"), HTTP)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"same-site", "cross-site", "", "Same-Origin", "same-origin|none", "|none", "x"})
  void fetchMetadata_ofAnythingElse_passesOnlyWithATrustedOrigin(String site) {
    Map<String, List<String>> headers = headers("Host", "a", "Sec-Fetch-Site", site);
    assertThat(TRUSTING.refusal(headers, HTTP)).isEqualTo(FETCH_METADATA);
    headers.put("Origin", List.of("https://id.example.org"));
    assertThat(TRUSTING.refusal(headers, HTTP)).isNull();
    assertThat(NONE.refusal(headers, HTTP)).isEqualTo(FETCH_METADATA);
    headers.put("Origin", List.of("https://id.example.org", "https://id.example.org"));
    assertThat(TRUSTING.refusal(headers, HTTP)).isEqualTo(FETCH_METADATA);
    headers.put("Origin", List.of("http://a"));
    assertThat(TRUSTING.refusal(headers, HTTP)).isEqualTo(FETCH_METADATA);
  }

  @Test
  void toString_showsNoSetting() {
    assertThat(TRUSTING).hasToString("OriginRules");
  }

  @Test
  void noHeader_passes() {
    assertThat(NONE.refusal(headers("Host", "a"), HTTP)).isNull();
    Map<String, List<String>> withNull = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    withNull.put("Origin", null);
    assertThat(NONE.refusal(withNull, HTTP)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://x/, a, http://a",
    "http://x/, a:80, http://a",
    "http://x/, a, http://a:80",
    "http://x/, a:8080, http://a:8080",
    "http://x/, a, https://a",
    "http://x/, a:443, https://a",
    "http://x/, a:8443, https://a:8443",
    "https://x/, a, https://a",
    "https://x/, A, https://a",
    "HTTPS://x/, a, https://a",
    "ws://x/, a, http://a",
    "wss://x/, a, https://a",
    "/chat, a:8080, http://a:8080",
    "/chat, a, https://a",
    "http://x/, [::1]:8080, http://[::1]:8080",
  })
  void origin_ofTheRequest_passes(String uri, String host, String origin) {
    assertThat(own(uri, host, origin)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://x/, a, http://a, ORIGIN",
    "wss://x/, a, http://a, ORIGIN",
    "http://x/, a, http://a:8080, ORIGIN",
    "http://x/, a:8080, http://a, ORIGIN",
    "http://x/, a:80, https://a, ORIGIN",
    "http://x/, a:0, http://a, ORIGIN",
    "http://x/, a, ftp://a, ORIGIN",
    "http://x/, a, null, ORIGIN",
    "http://x/, a, http://evil@a, ORIGIN",
    "http://x/, a, http://a|http://a, ORIGIN",
    "http://x/, a, http://b, HOST",
    "http://x/, a, http://a., HOST",
    "http://x/, a, http://x, HOST",
    "http://x/, a|a, http://a, HOST",
    "http://x/, a/, http://a, HOST",
  })
  void origin_ofAnotherPage_isRefused(
      String uri, String host, String origin, OriginRules.Refusal refusal) {
    assertThat(own(uri, host, origin)).isEqualTo(refusal);
  }

  @Test
  void withoutHost_theUriCounts() {
    URI uri = URI.create("https://shop.example.org:8443/x");
    assertThat(NONE.refusal(headers("Origin", "https://shop.example.org:8443"), uri)).isNull();
    assertThat(NONE.refusal(headers("Origin", "https://other.example.org"), uri)).isEqualTo(HOST);
    assertThat(NONE.refusal(headers("Origin", "https://a"), URI.create("/x"))).isEqualTo(HOST);
  }

  @Test
  void trusted_passesAtAnyHost() {
    assertThat(TRUSTING.refusal(headers("Host", "a", "Origin", "https://id.example.org:443"), HTTP))
        .isNull();
    assertThat(TRUSTING.refusal(headers("Host", "a", "Origin", "http://id.example.org"), HTTP))
        .isEqualTo(HOST);
  }

  @Test
  void published_countsInPlaceOfHost() {
    OriginRules rules =
        new OriginRules(Set.of(), Set.of(WebOrigin.parse("https://shop.example.org")), true);
    assertThat(rules.refusal(headers("Host", "a", "Origin", "https://shop.example.org"), HTTP))
        .isNull();
    for (String other : new String[] {"http://shop.example.org", "http://a", "https://b"}) {
      Map<String, List<String>> headers =
          headers("Host", "a", "Origin", other, "X-Forwarded-Host", "b");
      assertThat(rules.refusal(headers, HTTP)).as(other).isEqualTo(ORIGIN);
    }
  }

  @Test
  void forwarded_countsInPlaceOfHost_onlyIfTrusted() {
    Map<String, List<String>> headers =
        headers(
            "Host",
            "a",
            "Origin",
            "https://b",
            "X-Forwarded-Host",
            "b",
            "X-Forwarded-Proto",
            "https");
    assertThat(FORWARDED.refusal(headers, HTTP)).isNull();
    assertThat(NONE.refusal(headers, HTTP)).isEqualTo(HOST);
    headers.put("Origin", List.of("http://b"));
    assertThat(FORWARDED.refusal(headers, HTTP)).isEqualTo(ORIGIN);
    headers.put("X-Forwarded-Proto", List.of("http"));
    assertThat(FORWARDED.refusal(headers, HTTP)).isNull();
    headers.put("X-Forwarded-Proto", List.of("WSS"));
    headers.put("Origin", List.of("https://b"));
    assertThat(FORWARDED.refusal(headers, HTTP)).as("a proxy's word for a WebSocket").isNull();
    headers.put("Origin", List.of("http://b"));
    assertThat(FORWARDED.refusal(headers, HTTP)).isEqualTo(ORIGIN);
    headers.remove("X-Forwarded-Proto");
    assertThat(FORWARDED.refusal(headers, URI.create("https://a/"))).isEqualTo(ORIGIN);
    headers.put("X-Forwarded-Host", List.of("b/"));
    assertThat(FORWARDED.refusal(headers, HTTP)).isEqualTo(HOST);
    headers.remove("X-Forwarded-Host");
    headers.put("Origin", List.of("http://a"));
    assertThat(FORWARDED.refusal(headers, HTTP)).isNull();
  }
}
