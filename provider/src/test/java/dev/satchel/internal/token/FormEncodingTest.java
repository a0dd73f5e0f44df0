package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @Test
  void length_isWhatEncodeMakes() {
    Map<String, String> entries = new LinkedHashMap<>();
    assertThat(FormEncoding.length(entries)).isZero();
    for (String text : new String[] {"", "a b", "~é€😀", "=&%"}) {
      entries.put(text, text);
      assertThat(FormEncoding.length(entries)).isEqualTo(FormEncoding.encode(entries).length());
    }
  }

  /** The form is unsigned, so any client chooses the number of its entries. */
  @Test
  void manyEntries_takeAtMostTenTimesTheMemoryOfOneLongEntry() {
    String one = "message=" + "a".repeat(2000);
    String many =
        IntStream.range(36, 538)
            .mapToObj(i -> Integer.toString(i, 36) + "=")
            .collect(Collectors.joining("&"));
    assertThat(many).hasSameSizeAs(one.substring(1));
    Map<String, String> ofOne = FormEncoding.decode(one);
    Map<String, String> ofMany = FormEncoding.decode(many);
    assertThat(ofMany).hasSize(502);
    assertThat(allocated(() -> FormEncoding.decode(one))).as("it is measured").isGreaterThan(2000);
    assertAtMostTenTimes(() -> FormEncoding.decode(many), () -> FormEncoding.decode(one));
    assertAtMostTenTimes(() -> FormEncoding.encode(ofMany), () -> FormEncoding.encode(ofOne));
    assertAtMostTenTimes(() -> FormEncoding.length(ofMany), () -> FormEncoding.encode(ofOne));
  }

  private static void assertAtMostTenTimes(Supplier<Object> many, Supplier<Object> one) {
    assertThat(allocated(many)).isLessThanOrEqualTo(10 * allocated(one));
  }

  /** Returns how many bytes the second call allocates. The first call loads classes. */
  private static long allocated(Supplier<Object> call) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(call.get()).isNotNull();
    long before = thread.getCurrentThreadAllocatedBytes();
    Object made = call.get();
    long after = thread.getCurrentThreadAllocatedBytes();
    assertThat(made).isNotNull();
    return after - before;
  }
}
