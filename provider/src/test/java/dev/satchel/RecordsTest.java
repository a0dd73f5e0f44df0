package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.MarkedRecords;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens, ids, lines and values stay out of logs, also if code prints a record. */
class RecordsTest {
  private static final Secrets SECRETS =
      new Secrets(List.of(), Secret.of(MarkedRecords.MARK + ", long enough"), List.of());

  private static final RevocationStore STORE =
      new TestStore() {
        @Override
        public String toString() {
          return MarkedRecords.MARK;
        }
      };

  private static final Settings SETTINGS =
      SatchelFeature.builder()
          .secret(SECRETS.writing())
          .absoluteTimeout(Duration.ofHours(1))
          .revocations(STORE, Outage.REFUSE)
          .build()
          .application()
          .settings();

  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          Secrets.class,
          SECRETS,
          RevocationStore.class,
          STORE,
          Settings.class,
          SETTINGS,
          PlayCookies.class,
          PlayCookies.hs256(),
          Instant.class,
          Instant.EPOCH,
          InstantSource.class,
          InstantSource.system());

  /** What these show is the application's own, and no user's. */
  private static final Set<String> SHOWN =
      Set.of("EffectiveChanges.method", "ResponseRules.method");

  static List<Class<?>> records() {
    return MarkedRecords.besides(SatchelFeature.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void itsText_showsNothingOfARequest(Class<?> type) {
    assertThat(new MarkedRecords(SAMPLES, SHOWN).textOf(type)).doesNotContain(MarkedRecords.MARK);
  }

  private record Printing(List<Map<String, String>> entries) {}

  private record Wrapping(Printing printing, ContainerRequestContext request) {}

  @Test
  void aRecordThatPrints_isFound() {
    MarkedRecords marked = new MarkedRecords(SAMPLES, SHOWN);
    String mark = MarkedRecords.MARK;
    assertThat(marked.textOf(Printing.class))
        .isEqualTo("Printing[entries=[{" + mark + "=" + mark + "}]]");
    assertThat(marked.textOf(Wrapping.class)).endsWith("request=" + mark + "]");
    assertThat(records()).hasSizeGreaterThan(35).contains(SessionState.class);
  }
}
