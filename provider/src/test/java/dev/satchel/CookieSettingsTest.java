package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CookieSettingsTest {
  private static final CookieSettings PLAIN = CookieSettings.plainHttp("sid");

  @Test
  void defaults_areTheSafestThereAre() {
    assertThat(line(CookieSettings.named("__Host-session")))
        .isEqualTo("__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(line(PLAIN)).isEqualTo("sid=; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void everyAttribute_isWritten() {
    assertThat(
            line(
                CookieSettings.named("sid")
                    .withPath("/app")
                    .withDomain("example.org")
                    .withSameSite(CookieSettings.SameSite.STRICT)
                    .withHttpOnly(false)
                    .withPartitioned(true)
                    .withMaxAge(Duration.ofDays(400))
                    .withName("other")))
        .isEqualTo(
            "other=; Path=/app; Domain=example.org; Secure; SameSite=Strict; Partitioned;"
                + " Max-Age=34560000");
    assertThat(line(PLAIN.withSecure(true).withSameSite(CookieSettings.SameSite.NONE)))
        .endsWith("; Secure; HttpOnly; SameSite=None");
  }

  @Test
  void replacing_deletesTheCookieUnderEachFormerSetting() {
    CookieSettings now = CookieSettings.named("sid").withDomain("example.org").withPath("/app");
    CookieSettings former = CookieSettings.named("sid");
    assertThat(now.formerDeletions()).isEmpty();
    assertThat(now.replacing(former, former.withPartitioned(true)).withHttpOnly(false))
        .extracting(CookieSettings::formerDeletions)
        .isEqualTo(
            List.of(
                "sid=; Path=/; Secure; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00"
                    + " GMT",
                "sid=; Path=/; Secure; SameSite=Lax; Partitioned; Max-Age=0; Expires=Thu, 01 Jan"
                    + " 1970 00:00:00 GMT"));
    assertThat(
            CookieSettings.plainHttp("sid")
                .withSameSite(CookieSettings.SameSite.STRICT)
                .replacing(former.withPath("/a"), former.withPartitioned(true))
                .formerDeletions())
        .as("what the browser takes here and now")
        .isEqualTo(
            List.of(
                "sid=; Path=/a; HttpOnly; SameSite=Strict; Max-Age=0; Expires=Thu, 01 Jan 1970"
                    + " 00:00:00 GMT",
                "sid=; Path=/; Secure; HttpOnly; SameSite=Strict; Partitioned; Max-Age=0;"
                    + " Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    assertThat(now.replacing(former)).isNotEqualTo(now).isEqualTo(now.replacing(former));
    assertThat(now.replacing(former).replacing()).isEqualTo(now);
  }

  /** Deleting it there would delete the cookie itself. */
  @Test
  void replacing_refusesThePlaceOfTheCookieItself() {
    CookieSettings now = CookieSettings.named("sid").withDomain("example.org");
    String other = "A former cookie must differ in Path, Domain or Partitioned";
    assertRefused(() -> now.replacing(now), other);
    assertRefused(() -> now.replacing(now.withHttpOnly(false).encrypted()), other);
    assertRefused(() -> now.replacing(now.withDomain(".EXAMPLE.org")), other);
    assertRefused(() -> PLAIN.replacing(PLAIN.withPath("/a"), PLAIN.withPath("/a")), other);
    assertRefused(() -> PLAIN.replacing(PLAIN.withPath("/a")).withPath("/a"), other);
    assertRefused(() -> now.replacing(now.withPath("/a").withName("b")), "must have the name sid");
    assertThatThrownBy(() -> now.replacing((CookieSettings) null))
        .isInstanceOf(NullPointerException.class);
    now.replacing(CookieSettings.named("sid"), now.withPath("/A"), now.withPath("/a"));
  }

  @Test
  void names_areTokens() {
    for (String name :
        new String[] {
          null, "", " ", "a b", "a=b", "a;b", "a,b", "a\"b", "a\r\nb", "a\u0000", "é", "a/b", "(a)",
          "[a]", "a@b", "a:b", "a\u007f"
        }) {
      assertRefused(() -> CookieSettings.named(name), "A cookie's name must be a token");
    }
    assertThat(line(CookieSettings.named("!#$%&'*+-.^_`|~09azAZ")))
        .startsWith("!#$%&'*+-.^_`|~09azAZ=");
  }

  @Test
  void prefixes_demandWhatBrowsersDemand_inAnyCase() {
    for (String host :
        new String[] {"__Host-a", "__HOST-a", "__host-a", "__Host-Http-a", "__hOST-hTTP-a"}) {
      assertRefused(() -> CookieSettings.plainHttp(host), "needs Secure");
      assertRefused(() -> CookieSettings.named(host).withDomain("example.org"), "allows no Domain");
      assertRefused(() -> CookieSettings.named(host).withPath("/a"), "needs the Path /");
    }
    assertRefused(() -> CookieSettings.plainHttp("__Secure-a"), "needs Secure");
    assertRefused(() -> PLAIN.withName("__SECURE-a"), "needs Secure");
    for (String http : new String[] {"__Http-a", "__http-a", "__Host-Http-a"}) {
      assertRefused(() -> CookieSettings.named(http).withHttpOnly(false), "needs HttpOnly");
      assertRefused(() -> CookieSettings.named(http).withSecure(false), "needs Secure");
    }
    assertThat(
            line(CookieSettings.named("__Secure-a").withDomain("example.org").withHttpOnly(false)))
        .contains("Domain");
    assertThat(line(CookieSettings.named("__Http-a").withPath("/a"))).contains("Path=/a");
  }

  @Test
  void sameSiteNoneAndPartitioned_needSecure() {
    assertRefused(
        () -> PLAIN.withSameSite(CookieSettings.SameSite.NONE),
        "SameSite=None needs Secure, but the cookie sid is not Secure");
    assertRefused(
        () -> PLAIN.withPartitioned(true),
        "Partitioned needs Secure, but the cookie sid is not Secure");
  }

  /** CVE-2018-1000883 and its kin: attributes inside an attribute. */
  @Test
  void pathAndDomain_arePrintableAscii() {
    for (String value :
        new String[] {
          "/a;b",
          "/a,b",
          "/a b",
          "/a\r\nSet-Cookie:x",
          "/\u0000",
          "/é",
          "/\u007f",
          "/" + "x".repeat(1024),
          null
        }) {
      assertRefused(
          () -> CookieSettings.named("sid").withPath(value), "The Path of a cookie must be ");
      assertRefused(
          () -> CookieSettings.named("sid").withDomain(value), "The Domain of a cookie must be ");
    }
    assertRefused(
        () -> CookieSettings.named("sid").withPath("a"),
        "The Path of a cookie must begin with '/'");
    assertRefused(
        () -> CookieSettings.named("sid").withPath(""), "The Path of a cookie must begin with '/'");
    for (String domain :
        new String[] {
          "",
          ".",
          "example.org:8080",
          "https://example.org/",
          "*.example.org",
          "example.org.",
          "..example.org",
          "a..b",
          "\"x\""
        }) {
      assertRefused(
          () -> CookieSettings.named("sid").withDomain(domain),
          "The Domain of a cookie must be a host name");
    }
    assertThat(line(CookieSettings.named("sid").withDomain(".example-1.org")))
        .contains("Domain=.example-1.org;");
    assertThat(line(CookieSettings.named("sid").withPath("/" + "x".repeat(1023)))).contains("/xxx");
  }

  /** RFC 1123 section 2.1: a browser that visits another host drops the cookie. */
  @Test
  void domain_isNoHostName_isRefused() {
    String label = "x".repeat(64);
    String name = ("x".repeat(49) + ".").repeat(5) + "abcd";
    assertThat(name).hasSize(254);
    assertRefusedDomain("abc.org-", "in 'abc.org-' a label begins or ends with a hyphen");
    assertRefusedDomain("-abc.org", "in '-abc.org' a label begins or ends with a hyphen");
    assertRefusedDomain("abc.-x.org", "in 'abc.-x.org' a label begins or ends with a hyphen");
    assertRefusedDomain(".-abc.org", "in '.-abc.org' a label begins or ends with a hyphen");
    assertRefusedDomain("-", "in '-' a label begins or ends with a hyphen");
    assertRefusedDomain("a..b", "in 'a..b' a label is empty");
    assertRefusedDomain(
        "a_b.org", "in 'a_b.org' a label has more than letters, digits and hyphens");
    assertRefusedDomain(
        label + ".org", "in '" + "x".repeat(32) + "...' a label has 64 characters, more than 63");
    assertRefusedDomain(
        name, "in '" + name.substring(0, 32) + "...' it has 254 characters, more than 253");
    for (String numbers :
        new String[] {
          "a.1", "1", "1.2.3", "1.2.3.4.5", "127.0.0.256", "127.0.0.01", "1.2.3.9999"
        }) {
      assertRefusedDomain(
          numbers, "in '" + numbers + "' it ends with a number, and is no IPv4 address");
    }
  }

  private static void assertRefusedDomain(String domain, String finding) {
    assertThatThrownBy(() -> CookieSettings.named("sid").withDomain(domain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The Domain of a cookie must be a host name such as example.org, but "
                + finding
                + "; write it without scheme, port and final dot, or leave withDomain out for a"
                + " cookie of this host alone");
  }

  /** An address and a single label count only at that very host, where a browser takes them. */
  @Test
  void domain_isAnyHostName() {
    for (String domain :
        new String[] {
          "localhost",
          "127.0.0.1",
          "255.255.255.255",
          ".127.0.0.1",
          "a",
          "1.org",
          "a1.b-c.ORG",
          "a--b.xn--p1ai",
          "1.2.3.4a",
          "x".repeat(63) + ".org",
          ("x".repeat(49) + ".").repeat(5) + "abc",
          "." + ("x".repeat(49) + ".").repeat(5) + "abc"
        }) {
      assertThat(line(CookieSettings.named("sid").withDomain(domain)))
          .contains("Domain=" + domain + ";");
    }
  }

  @Test
  void maxAge_isWholeSecondsUpTo400Days() {
    for (Duration duration :
        new Duration[] {
          Duration.ZERO,
          Duration.ofSeconds(-1),
          Duration.ofMillis(1500),
          Duration.ofDays(400).plusSeconds(1),
          Duration.ofSeconds(Long.MAX_VALUE),
          null
        }) {
      assertRefused(() -> PLAIN.withMaxAge(duration), "The Max-Age of a cookie must be ");
    }
    assertThat(line(PLAIN.withMaxAge(Duration.ofSeconds(1)))).endsWith("; Max-Age=1");
  }

  @Test
  void messages_sayRuleFindingAndCure() {
    assertThatThrownBy(() -> CookieSettings.named("__Host-a").withPath("/b"))
        .hasMessage(
            "The name __Host-a needs the Path /, but it is '/b'; leave withPath out, and no other"
                + " host can plant the cookie; or first take a name such as __Secure-a, and other"
                + " hosts of its domain can plant it");
    assertThatThrownBy(() -> CookieSettings.named("__host-HTTP-a").withDomain("b.org"))
        .hasMessage(
            "The name __host-HTTP-a allows no Domain, but it is 'b.org'; leave withDomain out, and"
                + " no other host can plant the cookie; or first take a name such as __Http-a, and"
                + " other hosts of its domain can plant it");
    assertThatThrownBy(() -> CookieSettings.named("a\nb"))
        .hasMessage(
            "A cookie's name must be a token of letters, digits and !#$%&'*+-.^_`|~, but it is"
                + " 'a\\u{a}b'; take a name such as __Host-session");
  }

  /** The cure of one message must not be the fault that the other one finds. */
  @Test
  void namesThatMessagesSuggest_areTaken() {
    assertThat(line(CookieSettings.named("__Secure-a").withPath("/b"))).contains("Path=/b;");
    assertThat(line(CookieSettings.named("__Http-a").withDomain("b.org"))).contains("=b.org;");
  }

  @Test
  void equalSettings_areEqual() {
    assertThat(CookieSettings.named("a"))
        .isEqualTo(CookieSettings.named("a"))
        .hasSameHashCodeAs(CookieSettings.named("a"));
    assertThat(CookieSettings.named("a"))
        .isNotEqualTo(CookieSettings.named("b"))
        .isNotEqualTo(CookieSettings.plainHttp("a"));
    assertThat(CookieSettings.named("a"))
        .isNotEqualTo(CookieSettings.named("a").withMaxAge(Duration.ofDays(1)));
    assertThat(CookieSettings.named("a")).hasToString("a=; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  private static void assertRefused(ThrowingCallable call, String rule) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rule)
        .hasMessageContaining("; ");
  }

  private static String line(CookieSettings settings) {
    return settings.line().set("");
  }

  @Test
  void hashCode_tellsNamesApart() {
    assertThat(CookieSettings.named("a").hashCode())
        .isNotEqualTo(CookieSettings.named("b").hashCode());
  }
}
