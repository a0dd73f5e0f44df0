package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Secret;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.SteppingClock;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The flash that one side leaves for the other. */
class FlashBothWaysTest {
  private static final String SECRET = "One secret signs both scopes at Play, and so it does here";
  private static final SteppingClock CLOCK = new SteppingClock();
  private static final Map<String, String> CREATED = Map.of("success", "Zoë's item = created; ok");
  private static final PlayApplication PLAY = new PlayApplication(SECRET, CLOCK);

  @AutoClose private static final Site SITE = new Site(feature(PlayCookies.hs256().withFlash()));

  @AutoClose private static final Site SESSION_ALONE = new Site(feature(PlayCookies.hs256()));

  private static SatchelFeature feature(PlayCookies cookies) {
    return SatchelFeature.builder().secret(Secret.of(SECRET)).play(cookies).clock(CLOCK).build();
  }

  @Test
  void flash_isReadBothWays() {
    assertThat(SITE.flash(PLAY.flash(CREATED))).isEqualTo(CREATED);
    assertThat(PLAY.flash(SITE.flash(CREATED))).isEqualTo(CREATED);
    assertThat(SITE.flash(CREATED)).isEqualTo(PLAY.flash(CREATED));
  }

  @Test
  void otherAlgorithm_holdsForTheFlashToo() {
    String secret = "Sixty-four bytes are enough for every algorithm of these three!!";
    PlayApplication play =
        new PlayApplication(secret, CLOCK, "play.http.flash.jwt.signatureAlgorithm = HS512");
    SatchelFeatureBuilder settings = SatchelFeature.builder().secret(Secret.of(secret));
    settings.play(PlayCookies.hs512().withFlash()).clock(CLOCK);
    try (Site site = new Site(settings.build())) {
      assertThat(site.flash(CREATED)).isEqualTo(play.flash(CREATED));
      assertThat(site.flash(play.flash(CREATED))).isEqualTo(CREATED);
    }
  }

  @Test
  void flashOfPlay_livesForOneRequest() {
    Browser browser = SITE.browser().with(Site.FLASH, PLAY.flash(CREATED));
    Answer answer = SITE.visit(browser, (session, flash) -> flash.get("success"));
    assertThat(answer.setCookies())
        .containsExactly(
            "PLAY_FLASH=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan"
                + " 1970 00:00:00 GMT");
  }

  @Test
  void cookie_hasPlaysNameAndOurAttributes() {
    Answer answer = SITE.visit(SITE.browser(), (session, flash) -> flash.success("Created"));
    assertThat(answer.setCookies()).hasSize(1);
    assertThat(answer.setCookies().get(0))
        .startsWith("PLAY_FLASH=eyJhbGciOiJIUzI1NiJ9.")
        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  /** Play has the browser's limit only. Satchel's limit leaves room for the session. */
  @Test
  void flashOfPlayThatWeWouldNotWrite_isReadAllTheSame() {
    Map<String, String> large = Map.of("error", "x".repeat(2950));
    String token = PLAY.flash(large);
    assertThat(Site.FLASH + "=" + token).hasSizeBetween(4050, 4096);
    assertThat(SITE.flash(token)).isEqualTo(large);
    SITE.visit(
        SITE.browser().with(Site.FLASH, token),
        (session, flash) ->
            assertThatThrownBy(flash::keep).isInstanceOf(ScopeOverflowException.class));
    assertThat(SITE.flash("x".repeat(5000))).isEmpty();
  }

  /** As in Play, nothing in a token says to which scope it belongs. */
  @Test
  void tokenOfOneScope_verifiesAsTheOthers() {
    Map<String, String> admin = Map.of("user", "admin");
    String flash = SITE.flash(admin);
    assertThat(SITE.session(flash)).isEqualTo(admin);
    assertThat(PLAY.session(flash)).isEqualTo(admin);
    assertThat(SESSION_ALONE.session(PLAY.flash(admin))).isEqualTo(admin);
    String session = SITE.session(admin);
    assertThat(SITE.flash(session)).isEqualTo(admin);
    assertThat(PLAY.flash(session)).isEqualTo(admin);
  }

  @Test
  void withoutWithFlash_theFlashIsOurOwnAndPlaysIsLeftAlone() {
    Browser browser = SESSION_ALONE.browser().with(Site.FLASH, PLAY.flash(CREATED));
    Answer answer =
        SESSION_ALONE.visit(
            browser,
            (session, flash) -> {
              assertThat(flash.asMap()).isEmpty();
              flash.success("An item");
            });
    assertThat(answer.setCookies())
        .containsExactly("__Host-flash=success=An+item; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(browser.cookie(Site.FLASH)).isNotNull();
  }
}
