package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A session that was as full as it may be, met by settings that take more room. */
class GrownSettingsTest {
  private final Secret secret = Secret.random();
  private final Session session = open(full());

  private String full() {
    TestCookies before = new TestCookies(SatchelFeature.signedWith(secret));
    String value = "x".repeat(2900);
    while (before.session().overflowOf(Map.of("big", value + "x", "b", "1")) == null) {
      value += "x";
    }
    String line = before.setSession(Map.of("big", value, "b", "1"));
    return line.substring(0, line.indexOf(';'));
  }

  private Session open(String cookie) {
    TestCookies grown =
        new TestCookies(
            SatchelFeature.builder()
                .secret(secret)
                .session(
                    CookieSettings.named(Settings.SESSION_NAME).withMaxAge(Duration.ofDays(300)))
                .idleTimeout(Duration.ofDays(1))
                .build());
    return grown.request(cookie).session();
  }

  @Test
  void whatIsNoChange_isNoOverflow() {
    session.put("b", "1").remove("c").putAll(session.asMap());
    assertThat(session.get("b")).contains("1");
  }

  @Test
  void aChangeOfTheSameSize_overflows() {
    assertThatThrownBy(() -> session.put("b", "2")).isInstanceOf(ScopeOverflowException.class);
    assertThat(session.get("b")).contains("1");
  }

  @Test
  void whatShrinks_mayAlways() {
    assertThat(session.put("b", "").get("b")).contains("");
    assertThat(session.remove("big").asMap()).isEqualTo(Map.of("b", ""));
  }
}
