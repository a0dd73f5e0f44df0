package dev.satchel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;

/** Properties of any entries in each format of each scope, from the call to the next request. */
class FormatPropertiesTest {
  private static final Secret SECRET =
      Secret.of("What the properties hold under: as long as HS512 has to have it.");
  private static final Map<Format, TestCookies> COOKIES = new EnumMap<>(Format.class);

  static {
    for (Format format : Format.values()) {
      COOKIES.put(format, format.cookies("scope"));
    }
  }

  /** The format of a scope's cookie. */
  enum Format {
    SIGNED_SESSION,
    ENCRYPTED_SESSION,
    FORM_FLASH,
    SIGNED_FLASH,
    ENCRYPTED_FLASH,
    PLAY_HS256_SESSION,
    PLAY_HS384_SESSION,
    PLAY_HS512_SESSION,
    PLAY_HS256_FLASH,
    PLAY_HS384_FLASH,
    PLAY_HS512_FLASH;

    boolean isFlash() {
      return name().endsWith("FLASH");
    }

    boolean isToken() {
      return this != FORM_FLASH;
    }

    int limit() {
      return isFlash() ? 2048 : 4096;
    }

    TestCookies cookies() {
      return Objects.requireNonNull(COOKIES.get(this));
    }

    TestCookies cookies(String cookieName) {
      CookieSettings settings = CookieSettings.named(cookieName);
      if (name().startsWith("ENCRYPTED")) {
        settings = settings.encrypted();
      } else if (this == SIGNED_FLASH) {
        settings = settings.signed();
      }
      SatchelFeatureBuilder builder = SatchelFeature.builder().secret(SECRET);
      if (name().startsWith("PLAY_HS256")) {
        builder.play(PlayCookies.hs256().withFlash());
      } else if (name().startsWith("PLAY_HS384")) {
        builder.play(PlayCookies.hs384().withFlash());
      } else if (name().startsWith("PLAY_HS512")) {
        builder.play(PlayCookies.hs512().withFlash());
      }
      return new TestCookies(
          (isFlash() ? builder.flash(settings) : builder.session(settings)).build());
    }

    /** The Set-Cookie line of a new scope, whether it fits or not. */
    String line(TestCookies cookies, Map<String, String> entries) {
      return isFlash() ? cookies.setFlash(entries) : cookies.setSession(entries);
    }

    int length(TestCookies cookies, Map<String, String> entries) {
      return isFlash() ? cookies.flash().length(entries) : cookies.sessionLength(entries);
    }

    Map<String, String> read(TestCookies cookies, String cookie) {
      return isFlash()
          ? cookies.readFlash(List.of(cookie)).entries()
          : cookies.readSession(List.of(cookie)).entries();
    }

    /** The work of a resource. */
    void putAll(TestCookies cookies, Map<String, String> entries) {
      RequestScopes scopes = cookies.request();
      if (isFlash()) {
        scopes.flash().putAll(entries);
      } else {
        scopes.session().putAll(entries);
      }
    }
  }

  @Property
  void entries_comeBackAsTheyWere(
      @ForAll Format format, @ForAll("entries") Map<String, String> entries) {
    String cookie = cookieOf(format.line(format.cookies(), entries));
    assertThat(cookie).matches("[!-~]+"); // RFC 6265bis section 4.1.1
    assertThat(cookie).doesNotContain("\"", ",", "\\");
    assertThat(format.read(format.cookies(), cookie)).isEqualTo(entries);
  }

  @Property
  void length_isThatOfTheLine(
      @ForAll Format format, @ForAll("entries") Map<String, String> entries) {
    assertThat(format.length(format.cookies(), entries))
        .isEqualTo(format.line(format.cookies(), entries).getBytes(UTF_8).length);
  }

  /** CVE-2026-40372 and its kin, through all that a request passes. */
  @Property
  void token_withOneCharacterChangedAddedOrLeftOut_isRefused(
      @ForAll Format format,
      @ForAll("entries") Map<String, String> entries,
      @ForAll Edit edit,
      @ForAll @Positive int place,
      @ForAll @CharRange(from = '!', to = '\u01ff') char character) {
    Assume.that(format.isToken() && !entries.isEmpty() && character != ';');
    String cookie = cookieOf(format.line(format.cookies(), entries));
    int first = cookie.indexOf('=') + 1;
    int index = first + place % (cookie.length() - first);
    String edited = edit.of(cookie, index, character);
    Assume.that(!edited.equals(cookie));
    assertThat(format.read(format.cookies(), cookie)).isEqualTo(entries);
    assertThat(format.read(format.cookies(), edited)).isEmpty();
  }

  enum Edit {
    CHANGE,
    ADD_BEFORE,
    ADD_BEHIND,
    LEAVE_OUT;

    String of(String text, int index, char character) {
      String before = text.substring(0, index);
      String behind = text.substring(index + 1);
      return switch (this) {
        case CHANGE -> before + character + behind;
        case ADD_BEFORE -> before + character + text.charAt(index) + behind;
        case ADD_BEHIND -> before + text.charAt(index) + character + behind;
        case LEAVE_OUT -> before + behind;
      };
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void scope_takesWhatFits_andNotOneCharacterMore(
      @ForAll Format format,
      @ForAll("entries") Map<String, String> entries,
      @ForAll @IntRange(min = 1, max = 32) int nameLength) {
    TestCookies cookies = format.cookies("n".repeat(nameLength));
    int filler = largestFiller(format, cookies, entries);
    Map<String, String> largest = filled(entries, filler);
    format.putAll(cookies, largest);
    assertThat(format.read(cookies, cookieOf(format.line(cookies, largest)))).isEqualTo(largest);

    Map<String, String> tooLarge = filled(entries, filler + 1);
    assertThatThrownBy(() -> format.putAll(cookies, tooLarge))
        .isInstanceOf(ScopeOverflowException.class);
  }

  /** Base64 and AES grow by more than a byte at a time, so that it takes the right name. */
  @Property
  void scope_fillsItsLineToTheLastByte(@ForAll Format format) {
    int full = 0;
    for (int nameLength = 1; nameLength <= 32; nameLength++) {
      TestCookies cookies = format.cookies("n".repeat(nameLength));
      Map<String, String> largest = filled(Map.of(), largestFiller(format, cookies, Map.of()));
      format.putAll(cookies, largest);
      full += format.line(cookies, largest).length() == format.limit() ? 1 : 0;
    }
    assertThat(full).isPositive();
  }

  /** By the lines themselves, which the check of a scope never writes. */
  private static int largestFiller(
      Format format, TestCookies cookies, Map<String, String> entries) {
    int fits = 0;
    int tooLong = format.limit();
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) / 2;
      if (format.line(cookies, filled(entries, middle)).length() <= format.limit()) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return fits;
  }

  private static Map<String, String> filled(Map<String, String> entries, int length) {
    Map<String, String> filled = new LinkedHashMap<>(entries);
    filled.put("a filler of a name that no text has", "x".repeat(length));
    return filled;
  }

  @Provide
  Arbitrary<Map<String, String>> entries() {
    return AnyText.entries();
  }

  /** Returns the Cookie header that a browser sends back. */
  private static String cookieOf(String setCookieLine) {
    return setCookieLine.substring(0, setCookieLine.indexOf(';'));
  }
}
