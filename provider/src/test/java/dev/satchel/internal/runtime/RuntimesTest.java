package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Flash;
import dev.satchel.Session;
import dev.satchel.TestContext;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.tests.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A runtime that nobody knows; the contract tries those that are known. */
class RuntimesTest {
  private static <T> Injectable<T> injectable(Class<T> type) {
    return Injectable.ofRequest(type, request -> null, i -> i, i -> i);
  }

  private static final List<Injectable<?>> BOTH =
      List.of(injectable(Session.class), injectable(Flash.class));

  @Test
  void install_unknownRuntime_isWarnedOf() {
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(Runtimes.install(new TestContext(), BOTH))
          .isExactlyInstanceOf(RuntimeAdapter.class);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("Session, Flash", "dev.satchel.TestContext", "Session.of(request)");
    }
  }

  @Test
  void install_nothing_isNotWarnedOf() {
    try (LogLines log = LogLines.ofThisJvm()) {
      assertThat(Runtimes.install(new TestContext(), List.of())).isNotNull();
      assertThat(log.all()).isEmpty();
    }
  }

  @Test
  void inject_unknownRuntime_isWarnedOf() {
    try (LogLines log = LogLines.ofThisJvm()) {
      Runtimes.inject(new TestContext(), List.of(injectable(Flash.class)));
      assertThat(log.warnings()).singleElement().asString().contains("Flash.of(request)");
    }
  }

  @Test
  void theFallback_knowsNothingOfTheRuntime() {
    RuntimeAdapter fallback = Runtimes.install(new TestContext(), List.of());
    assertThat(fallback.ending(null, null)).isEqualTo(Ending.UNKNOWN);
    assertThat(fallback.canBeUnknown(null)).isTrue();
    assertThat(fallback.outside()).isSameAs(OutsideHeaders.NONE);
    assertThat(fallback.methodFilters(new DeclaredMethods(changes -> {}), null))
        .isInstanceOf(MethodFilters.class);
  }
}
