package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.LogLines;
import org.junit.jupiter.api.Test;

class CookieWarningsTest {
  @Test
  void refused_isADebugLineEach_andAWarningAMinute() {
    CookieWarnings warnings = CookieWarnings.ofSession("sid");
    try (LogLines log = LogLines.ofThisJvm()) {
      warnings.refused();
      warnings.refused();
      assertThat(log.all()).filteredOn(line -> line.startsWith("FINE")).hasSize(2);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .containsIgnoringCase("session")
          .contains("sid", "1", "secret");
    }
  }

  @Test
  void refused_ofTheFlash_blamesNoSecret() {
    try (LogLines log = LogLines.ofThisJvm()) {
      CookieWarnings.ofFlash("f").refused();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .containsIgnoringCase("flash")
          .doesNotContain("secret");
      assertThat(log.all()).anyMatch(line -> line.startsWith("FINE") && line.contains("flash"));
    }
  }

  @Test
  void cameTwice_namesTheCure() {
    CookieWarnings warnings = CookieWarnings.ofFlash("f");
    try (LogLines log = LogLines.ofThisJvm()) {
      warnings.refused();
      warnings.cameTwice();
      warnings.cameTwice();
      assertThat(log.warnings()).hasSize(2);
      assertThat(log.warnings().get(1)).contains("flash", "replacing");
    }
  }
}
