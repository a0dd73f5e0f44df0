package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "proto=https;host=shop.example.org | https | shop.example.org",
        "for=192.0.2.1;Proto=HTTPS; Host=\"shop.example.org:8443\" | https | shop.example.org:8443",
        "host=first, host=second;proto=http | none | first",
        "for=\"a,b;host=c\";host=d | none | d",
        "host=\"a | none | \"a",
        "host | none | none",
        "=host;proto=http | http | none",
        ", host=a | none | none",
        "host=\" | none | \"",
        "host=\"\";proto=http | http | ''",
      })
  void forwarded_firstElementCounts(String header, String proto, String host) {
    assertThat(ForwardedHeaders.of(Map.of("Forwarded", List.of(header))))
        .isEqualTo(new ForwardedHeaders(proto, host));
  }

  @Test
  void olderHeaders_countWhereForwardedSaysNothing() {
    Map<String, List<String>> headers =
        Map.of(
            "Forwarded", List.of("host=a"),
            "x-forwarded-proto", List.of("HTTPS, http"),
            "X-Forwarded-Host", List.of(" b , c"));
    assertThat(ForwardedHeaders.of(headers)).isEqualTo(new ForwardedHeaders("https", "a"));
    Map<String, List<String>> without =
        Map.of("X-Forwarded-Proto", List.of("http"), "X-Forwarded-Host", List.of(" b , c"));
    assertThat(ForwardedHeaders.of(without)).isEqualTo(new ForwardedHeaders("http", "b"));
  }

  @Test
  void toString_showsNothingOfAClient() {
    assertThat(new ForwardedHeaders("https", "h")).hasToString("ForwardedHeaders");
  }

  @Test
  void noHeader_saysNothing() {
    assertThat(ForwardedHeaders.of(Map.of())).isEqualTo(new ForwardedHeaders(null, null));
    assertThat(ForwardedHeaders.of(Map.of("X-Forwarded-Host", List.of(""))))
        .isEqualTo(new ForwardedHeaders(null, null));
  }
}
