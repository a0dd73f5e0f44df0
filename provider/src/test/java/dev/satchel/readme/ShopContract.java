package dev.satchel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import org.junit.jupiter.api.Test;

/** The registration of docs/register.md that works on any runtime. */
abstract class ShopContract extends RegistrationContract {
  @Override
  Application application() {
    return new Shop();
  }

  @Test
  void report_readsTheSessionOnAnotherThread() {
    browser().submit("/", "user", "ann");
    assertThat(browser().get("/report").body()).isEqualTo("Report for ann");
  }
}
