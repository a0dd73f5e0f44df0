package dev.satchel.internal.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetCookieLineTest {
  @Test
  void setsAndDeletesWithTheSameAttributes() {
    SetCookieLine line = new SetCookieLine("sid", "; Path=/x; Secure", 0);
    assertThat(line.set("abc")).isEqualTo("sid=abc; Path=/x; Secure");
    assertThat(line.length(3)).isEqualTo(line.set("abc").length());
    assertThat(line.delete())
        .isEqualTo("sid=; Path=/x; Secure; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  }

  @Test
  void maxAge_isForSettingOnly() {
    SetCookieLine line = new SetCookieLine("sid", "; Path=/", 60);
    assertThat(line.set("abc")).isEqualTo("sid=abc; Path=/; Max-Age=60");
    assertThat(line.length(3)).isEqualTo(line.set("abc").length());
    assertThat(line.delete())
        .isEqualTo("sid=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  }
}
