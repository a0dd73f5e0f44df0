package dev.satchel.compatibility.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Checks that both sides of docs/play.md work together. */
class GuideTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final Path SAMPLE =
      ROOT.resolve(
          "tests/compatibility/play-3.0/src/test/java/dev/satchel/compatibility/play/MovedRoutes.java");

  @AutoClose private final Site site = new Site(MovedRoutes.scopes());

  @Test
  void javaBlock_standsInTheSample() throws IOException {
    assertThat(code(Files.readAllLines(SAMPLE))).containsSequence(block("java"));
  }

  @Test
  void userGoesToAndFro() throws IOException {
    PlayApplication play = play();
    Browser browser = site.browser();
    browser.with(Site.SESSION, play.session(Map.of("user", "ann")));
    browser.with(Site.FLASH, play.flash(Map.of("success", "Welcome")));
    site.visit(
        browser,
        (session, flash) -> {
          assertThat(session.get("user")).hasValue("ann");
          assertThat(flash.get("success")).hasValue("Welcome");
          session.put("cart", "7");
          flash.success("Added");
        });
    assertThat(play.session(browser.cookie(Site.SESSION)))
        .isEqualTo(Map.of("user", "ann", "cart", "7"));
    assertThat(play.flash(browser.cookie(Site.FLASH))).isEqualTo(Map.of("success", "Added"));
  }

  @Test
  void cookies_agreeInTheirAttributes() throws IOException {
    PlayApplication play = play();
    List<String> ours =
        site.visit(
                site.browser(),
                (session, flash) -> {
                  session.put("a", "b");
                  flash.put("a", "b");
                })
            .setCookies();
    assertThat(ours.stream().map(Site::attributes).toList())
        .containsExactlyInAnyOrder(
            Site.attributes(play.sessionLine(Map.of("a", "b"))),
            Site.attributes(play.flashLine(Map.of("a", "b"))));
  }

  private static PlayApplication play() throws IOException {
    return PlayApplication.of(InstantSource.system(), String.join("\n", block("hocon")));
  }

  /** The lines of the page's one block in the language, without indentation. */
  private static List<String> block(String language) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("docs/play.md"));
    int start = lines.indexOf("```" + language);
    assertThat(start).isEqualTo(lines.lastIndexOf("```" + language)).isNotNegative();
    List<String> after = lines.subList(start + 1, lines.size());
    return code(after.subList(0, after.indexOf("```")));
  }

  private static List<String> code(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
