package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Applications of one JVM whose revocations would meet in one store. */
class ServedLedgersTest {
  private static final Secret ONE = Secret.of("the secret of one application of this JVM");
  private static final Secret OTHER = Secret.of("the secret of another application of this JVM");
  private static final String MESSAGE =
      "Applications whose secrets or subjects differ must not share their revocations, but another"
          + " application of this JVM has the same store under the same audience; give each its"
          + " own audience, or a store of its own, such as InMemoryRevocations.create() or"
          + " RevocationCache.named(name)";

  private final TestStore store = new TestStore();

  /** An application that nobody holds counts as gone. */
  private final List<SatchelFeature> held = new ArrayList<>();

  private SatchelFeatureBuilder builder(Secret secret, RevocationStore own) {
    return SatchelFeature.builder()
        .secret(secret)
        .absoluteTimeout(Duration.ofHours(1))
        .revocations(own, Outage.REFUSE);
  }

  private SatchelFeature feature(Secret secret, UnaryOperator<SatchelFeatureBuilder> more) {
    return more.apply(builder(secret, store).subject("user")).build();
  }

  private boolean serve(SatchelFeature feature) {
    held.add(feature);
    return feature.configure(new TestContext());
  }

  @Test
  void theSameStoreUnderOtherSecretsOrAnotherSubject_isRefused() {
    serve(feature(ONE, b -> b));
    for (SatchelFeature second :
        new SatchelFeature[] {
          feature(OTHER, b -> b), feature(ONE, b -> b.subject("nick")),
        }) {
      assertThatThrownBy(() -> serve(second))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(MESSAGE);
    }
    assertThat(serve(feature(OTHER, b -> b.audience("other")))).isTrue();
    assertThatThrownBy(() -> serve(feature(ONE, b -> b.audience("other")))).hasMessage(MESSAGE);
  }

  @Test
  void storesThatCannotMeet_areServed() {
    SatchelFeature first = feature(ONE, b -> b);
    serve(first);
    assertThatCode(
            () -> {
              serve(first);
              serve(feature(ONE, b -> b));
              serve(feature(ONE, b -> b.session(CookieSettings.named("__Host-other"))));
              serve(feature(OTHER, b -> b.olderSecrets(Secret.random(), ONE)));
              serve(feature(OTHER, b -> b.audience("other")));
              serve(feature(OTHER, b -> b.revocations(new TestStore(), Outage.REFUSE)));
              serve(builder(OTHER, store).build());
              serve(SatchelFeature.signedWith(OTHER));
            })
        .doesNotThrowAnyException();
  }

  /** One of them would not find what replaces the ids of a subject. */
  @Test
  void theMemoryOfOneServer_isOfApplicationsThatNameTheSubjectAlike() {
    InMemoryRevocations memory = InMemoryRevocations.create();
    SatchelFeature named = builder(ONE, memory).subject("user").build();
    assertThat(serve(named)).isTrue();
    assertThat(serve(builder(ONE, memory).subject("user").build())).isTrue();
    assertThat(serve(builder(ONE, memory).audience("other").build())).isTrue();
    assertThat(serve(builder(ONE, memory).audience("other").build())).isTrue();
    assertThat(serve(builder(OTHER, memory).build())).as("other sessions").isTrue();
    assertThatThrownBy(() -> serve(builder(ONE, memory).build())).hasMessage(MESSAGE);
    assertThatThrownBy(() -> serve(builder(ONE, memory).subject("user").audience("other").build()))
        .hasMessage(MESSAGE);
    assertThatThrownBy(() -> serve(builder(OTHER, memory).subject("user").build()))
        .hasMessage(MESSAGE);
  }

  /** It was redeployed with a secret that nobody knows yet, for example. */
  @Test
  void anApplicationThatIsGone_stopsNobody() {
    for (int i = 0; i < 3; i++) {
      assertThat(serve(feature(Secret.random(), b -> b))).isTrue();
      held.clear();
    }
  }
}
