package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormEncodingTest {
  @Test
  void writes_asFormsAreWritten() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("success", "The item has been created");
    entries.put("", "~!*-._");
    entries.put("é€😀", "a=b&c%d+e\r\n\u0000");
    assertThat(FormEncoding.encode(entries))
        .isEqualTo(
            "success=The+item+has+been+created&=%7E%21*-._&%C3%A9%E2%82%AC%F0%9F%98%80=a%3Db%26c%25d%2Be%0D%0A%00");
    assertThat(FormEncoding.decode(FormEncoding.encode(entries))).isEqualTo(entries);
    assertThat(FormEncoding.encode(Map.of())).isEmpty();
    assertThat(FormEncoding.length("a b", "é")).isEqualTo("a+b=%C3%A9".length());
  }

  @Test
  void everyCharacter_survives() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        Map<String, String> entries = Map.of("k", Character.toString(c));
        String encoded = FormEncoding.encode(entries);
        assertThat(encoded).matches("[A-Za-z0-9._*+%=&-]+");
        assertThat(FormEncoding.decode(encoded)).isEqualTo(entries);
      }
    }
  }

  @Test
  void bothCasesOfEscapes_areRead() {
    assertThat(FormEncoding.decode("a=%c3%A9&%62=+")).isEqualTo(Map.of("a", "é", "b", " "));
    assertThat(FormEncoding.decode("")).isEmpty();
    assertThat(FormEncoding.decode("=")).isEqualTo(Map.of("", ""));
  }

  @Test
  void whatEncodeCouldNotHaveWritten_isMalformed() {
    String[] malformed = {
      "a",
      "&",
      "a=1&",
      "&a=1",
      "a=1&&b=2",
      "a=1&b",
      "b&a=1",
      "a=1=2",
      "==",
      "a=%",
      "a=%4",
      "a=%zz",
      "a=%4g",
      "a=%g4",
      "%=1",
      "a=%\u0661\u0661",
      "a=%C3",
      "a=%C3%28",
      "a=%FF",
      "a=%ED%A0%80",
      "a=%C0%AF",
      "a=1&a=2",
      "a=1&%61=2",
      "a=b c",
      "a=\u0000",
      "a=\"b\"",
      "a=é",
      "a=~",
      "a=b;c=d",
      "a=b,c",
      "a=b/c",
      "a=b\\c",
      "a=%u0041"
    };
    for (String text : malformed) {
      assertThat(FormEncoding.decode(text)).as(text).isNull();
    }
  }
}
