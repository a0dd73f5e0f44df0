package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.PlayCookies;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.SteppingClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Thousands of tokens, the same ones in each run. */
class DifferentialTest {
  private static final String SECRET = "Chance makes the tokens here, and a seed makes the chance";
  private static final SteppingClock CLOCK = new SteppingClock();
  private static final PlayApplication PLAY = new PlayApplication(SECRET, CLOCK);

  @AutoClose
  private static final Site SITE =
      new Site(
          SatchelFeature.builder()
              .secret(Secret.of(SECRET))
              .play(PlayCookies.hs256())
              .clock(CLOCK)
              .build());

  private final Random random = new Random(20261126);

  @Test
  void anyEntries_areReadBothWays() {
    for (int i = 0; i < 2000; i++) {
      Map<String, String> entries = new LinkedHashMap<>();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        entries.put(text(), text());
      }
      assertThat(SITE.session(PLAY.session(entries))).as("%d, from Play", i).isEqualTo(entries);
      assertThat(PLAY.session(SITE.session(entries))).as("%d, to Play", i).isEqualTo(entries);
    }
  }

  /** Whatever else is signed is refused here, or read as Play reads it. */
  @Test
  void anyClaims_areRefusedOrReadAsPlayReadsThem() {
    int read = 0;
    for (int i = 0; i < 2000; i++) {
      String payload = payload();
      String token = Forged.token(SECRET, payload);
      Map<String, String> ours = SITE.session(token);
      if (!ours.isEmpty()) {
        assertThat(ours).as(payload).isEqualTo(PLAY.session(token));
        read++;
      }
    }
    assertThat(read).isBetween(200, 1800);
  }

  /**
   * Claims in any order and spelling, and now and then one that should not be. No space around
   * them: Play takes that for no JSON.
   */
  private String payload() {
    List<String> claims = new ArrayList<>();
    claims.add(member("data", data()));
    claims.add(member("nbf", time(-1000, 299)));
    claims.add(member("iat", time(-1000, 299)));
    if (random.nextBoolean()) {
      claims.add(member("exp", time(-299, 1000)));
    }
    Collections.shuffle(claims, random);
    switch (random.nextInt(8)) {
      case 0 -> claims.remove(0);
      case 1 -> claims.add(claims.get(0));
      case 2 -> claims.add(member("nbf", time(295, 305)));
      case 3 -> claims.add(member("sub", "\"ann\""));
      case 4 -> claims.replaceAll(claim -> claim.startsWith("\"exp") ? "\"exp\":null" : claim);
      default -> {}
    }
    String json = "{" + String.join("," + space(), claims) + "}";
    return random.nextInt(16) == 0 ? damaged(json) : json;
  }

  private String data() {
    List<String> entries = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      String value = random.nextInt(16) == 0 ? "null" : quoted(text());
      entries.add(member("k" + random.nextInt(12), value));
    }
    return "{" + space() + String.join(",", entries) + "}";
  }

  private String time(int from, int to) {
    return Long.toString(CLOCK.seconds() + from + random.nextInt(to - from + 1));
  }

  private String member(String name, String value) {
    return quoted(name) + space() + ":" + space() + value;
  }

  private String space() {
    return random.nextInt(4) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
  }

  /** Characters as themselves or escaped, at random. */
  private String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = Character.isSurrogate(c);
      if (c < ' ' || c == '"' || c == '\\' || !pair && random.nextInt(8) == 0) {
        json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String damaged(String json) {
    int at = random.nextInt(json.length());
    int to = Math.min(json.length(), at + random.nextInt(3));
    return json.substring(0, at) + ",:\"{}[]0\\".charAt(random.nextInt(9)) + json.substring(to);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/=&;.".charAt(random.nextInt(7));
            case 2 -> 0x80 + random.nextInt(0x780);
            case 3 -> 0x800 + random.nextInt(0xD000);
            case 4 -> 0x10000 + random.nextInt(0x100000);
            default -> 0x20 + random.nextInt(0x60);
          });
    }
    return text.toString();
  }
}
