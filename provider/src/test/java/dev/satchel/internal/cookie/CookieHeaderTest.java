package dev.satchel.internal.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CookieHeaderTest {
  @Test
  void values_areThoseOfExactlyTheName() {
    assertThat(values("sid=1")).containsExactly("1");
    assertThat(values("a=1; sid=2; b=3")).containsExactly("2");
    assertThat(values("sid=1;sid=2;\tsid=3 ")).containsExactly("1", "2", "3");
    assertThat(values("xsid=1; sidx=1; SID=1; si d=1; sid =1; x sid=1; x=sid=1; %73id=1"))
        .isEmpty();
    assertThat(values("sid=a=b==")).containsExactly("a=b==");
    assertThat(values("sid=")).containsExactly("");
    assertThat(values("sid=; sid=1")).containsExactly("", "1");
    assertThat(values(" sid=1")).containsExactly("1");
    assertThat(values("sid= ;sid=\t 1 \t")).containsExactly("", "\t 1");
  }

  @Test
  void missingEqualsEmptyPairsAndQuotes_meanNothing() {
    assertThat(values("sid")).isEmpty();
    assertThat(values("sid; sid=1")).containsExactly("1");
    assertThat(values(";;; ;sid=1;;")).containsExactly("1");
    assertThat(values("=sid=1")).isEmpty();
    assertThat(values("x=\"a; sid=1; b\"")).containsExactly("1");
    assertThat(values("sid=\"1\"")).containsExactly("\"1\"");
    assertThat(values("$Version=1; sid=1; $Path=/")).containsExactly("1");
    assertThat(values("a=1,sid=1")).isEmpty();
    assertThat(values("sid=1,a=2")).containsExactly("1,a=2");
    assertThat(values("")).isEmpty();
    assertThat(values("   ")).isEmpty();
  }

  @Test
  void severalHeaders_areRead_andNoneIsNone() {
    assertThat(CookieHeader.values(List.of("a=1", "sid=1; b=2", "sid=3"), "sid"))
        .containsExactly("1", "3");
    assertThat(CookieHeader.values(List.of(), "sid")).isEmpty();
    assertThat(CookieHeader.values(null, "sid")).isEmpty();
  }

  /** CVE-2025-58186 and its kin: work is proportional to the header. */
  @Test
  void manyCookies_areRead() {
    assertThat(values("sid=x;".repeat(10_000))).hasSize(10_000);
    assertThat(values(" ".repeat(100_000) + "sid" + " ".repeat(100_000))).isEmpty();
  }

  private static List<String> values(String header) {
    return CookieHeader.values(List.of(header), "sid");
  }
}
