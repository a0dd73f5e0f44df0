package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.CookieSettings.SameSite;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by themselves; {@link CookieSettingsTest} has the messages. */
class CookieRulesTest {
  private static Arguments refused(String name, UnaryOperator<CookieSettings> change) {
    return Arguments.of(name, change, true);
  }

  private static Arguments taken(String name, UnaryOperator<CookieSettings> change) {
    return Arguments.of(name, change, false);
  }

  static Stream<Arguments> attributes() {
    String longest = "/" + "p".repeat(1023);
    return Stream.of(
        taken("a", c -> c.withPath("/")),
        taken("a", c -> c.withPath(longest)),
        refused("a", c -> c.withPath(longest + "p")),
        refused("a", c -> c.withPath("a")),
        taken("a", c -> c.withPath("/!~")),
        refused("a", c -> c.withPath("/ ")),
        refused("a", c -> c.withPath("/\u007f")),
        refused("a", c -> c.withPath("/;")),
        refused("a", c -> c.withPath("/,")),
        taken("a", c -> c.withDomain(".example.org")),
        refused("a", c -> c.withDomain("..example.org")),
        refused("a", c -> c.withDomain("exa mple.org")),
        refused("a", c -> c.withSecure(false).withSameSite(SameSite.NONE)),
        taken("a", c -> c.withSecure(false).withSameSite(SameSite.STRICT)),
        taken("a", c -> c.withSameSite(SameSite.NONE)),
        refused("a", c -> c.withSecure(false).withPartitioned(true)),
        taken("a", c -> c.withPartitioned(true)),
        refused("a", c -> c.withMaxAge(Duration.ZERO)),
        taken("a", c -> c.withMaxAge(Duration.ofSeconds(1))),
        refused("a", c -> c.withMaxAge(Duration.ofSeconds(1, 1))),
        taken("a", c -> c.withMaxAge(Duration.ofDays(400))),
        refused("a", c -> c.withMaxAge(Duration.ofDays(400).plusSeconds(1))),
        refused("__Secure-a", c -> c.withSecure(false)),
        taken("__Secure-a", c -> c.withHttpOnly(false).withPath("/a").withDomain("a.org")),
        refused("__Http-a", c -> c.withSecure(false)),
        refused("__Http-a", c -> c.withHttpOnly(false)),
        taken("__Http-a", c -> c.withPath("/a").withDomain("a.org")),
        refused("__Host-a", c -> c.withSecure(false)),
        taken("__Host-a", c -> c.withHttpOnly(false)),
        refused("__Host-a", c -> c.withDomain("a.org")),
        refused("__HOST-a", c -> c.withPath("/a")),
        refused("__Host-Http-a", c -> c.withHttpOnly(false)),
        refused("__Host-Http-a", c -> c.withPath("/a")),
        taken("a__Host-", c -> c.withPath("/a").withSecure(false)));
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void attributesThatBrowsersRefuse(
      String name, UnaryOperator<CookieSettings> change, boolean refused) {
    CookieSettings before = CookieSettings.named(name);
    if (refused) {
      assertThatThrownBy(() -> change.apply(before)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThatCode(() -> change.apply(before)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a=b", "a;b", "a,b", "a\"b", "(a)", "[a]", "{a}", "a\\"})
  void names_thatAreNoTokens_areRefused(String name) {
    assertThatThrownBy(() -> CookieSettings.named(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "a", "!#$%&'*+-.^_`|~09azAZ"})
  void names_thatAreTokens_areTaken(String name) {
    assertThatCode(() -> CookieSettings.named(name)).doesNotThrowAnyException();
  }

  @Test
  void formerCookies_haveTheNameAndPlacesOfTheirOwn() {
    CookieSettings now = CookieSettings.named("a").withPath("/shop");
    CookieSettings root = now.withPath("/");
    assertThatCode(() -> now.replacing(root, now.withPath("/old"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> now.replacing(now)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> now.replacing(root, root))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> now.replacing(root.withName("b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "EXAMPLE.org, example.org",
    ".Example.org, example.org",
    "..example.org, .example.org"
  })
  void host_isWhatBrowsersMakeOfADomain(String domain, String host) {
    assertThat(CookieRules.host(domain)).isEqualTo(host);
    assertThat(CookieRules.host(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-a, true",
    "__HOST-a, true",
    "__Host-Http-a, true",
    "__Secure-a, false",
    "__Host, false",
    "a__Host-, false"
  })
  void hasHostPrefix_inAnyCase(String name, boolean has) {
    assertThat(CookieRules.hasHostPrefix(name)).isEqualTo(has);
    assertThat(CookieSettings.named(name).hasHostPrefix()).isEqualTo(has);
  }

  @Test
  void requireGiven_refusesNull() {
    assertThat(CookieRules.requireGiven("x", "Path")).isEqualTo("x");
    assertThatThrownBy(() -> CookieRules.requireGiven(null, "Path"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Path");
  }

  @Test
  void messages_suggestANameThatIsTaken() {
    assertThatThrownBy(() -> CookieSettings.named("__Host-a").withPath("/b"))
        .hasMessageContaining(" __Secure-a");
    assertThatThrownBy(() -> CookieSettings.named("__Host-Http-a").withDomain("b.org"))
        .hasMessageContaining(" __Http-a");
  }
}
