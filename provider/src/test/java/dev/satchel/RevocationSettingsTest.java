package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.contract.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks what revocation needs, and the messages if a setting is missing. */
class RevocationSettingsTest {
  private final MemoryStore store = new MemoryStore();

  private static SatchelFeatureBuilder builder() {
    return SatchelFeature.builder()
        .secret(Secret.of("a secret of the tests of the revocations"))
        .absoluteTimeout(Duration.ofHours(1));
  }

  private static void assertRefused(SatchelFeatureBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anAbsoluteTimeout_isRequired() {
    assertRefused(
        SatchelFeature.builder().secret(Secret.random()).revocations(store, Outage.ACCEPT),
        "revocations(...) needs an absoluteTimeout, which says how long to keep each revocation,"
            + " but none is set; call absoluteTimeout(Duration)");
  }

  @Test
  void theStore_isToldHowLongToKeepThem() {
    SatchelFeature feature = builder().revocations(store, Outage.ACCEPT).build();
    assertThat(store.keep()).as("before the first request").isZero();
    feature.application().start();
    assertThat(store.keep()).isEqualTo(Duration.ofMinutes(65));
  }

  @Test
  void theMemoryOfOneServer_needsNoChoice() {
    InMemoryRevocations memory = InMemoryRevocations.create();
    Settings settings = settings(builder().revocations(memory));
    assertThat(settings).isEqualTo(settings(builder().revocations(memory, Outage.REFUSE)));
    assertThat(settings).isNotEqualTo(settings(builder().revocations(memory, Outage.ACCEPT)));
    assertThat(settings)
        .isNotEqualTo(settings(builder().revocations(InMemoryRevocations.create())));
    assertThatThrownBy(() -> builder().revocations(null)).hasMessage("store");
    assertRefused(
        SatchelFeature.builder().secret(Secret.random()).revocations(memory),
        "revocations(...) needs an absoluteTimeout, which says how long to keep each revocation,"
            + " but none is set; call absoluteTimeout(Duration)");
  }

  @Test
  void playCookies_haveNoId() {
    String message =
        "Play's tokens have no place for an id, which subject and revocations need, but there are"
            + " PlayCookies; leave subject and revocations out until the last route has moved";
    SatchelFeatureBuilder play =
        SatchelFeature.builder().secret(Secret.random()).play(PlayCookies.hs256());
    assertRefused(play.subject("user"), message);
  }

  @Test
  void aMigration_isToRevocations() {
    assertRefused(
        builder().acceptWithoutIdUntil(Instant.EPOCH),
        "acceptWithoutIdUntil is for the move to revocations, but there are none; call"
            + " revocations(InMemoryRevocations.create()) or revocations(store, outage) too");
  }

  @Test
  void anyTime_isTaken() {
    for (Instant time : new Instant[] {Instant.MIN, Instant.EPOCH, Instant.MAX}) {
      assertThat(builder().revocations(store, Outage.REFUSE).acceptWithoutIdUntil(time).build())
          .isNotNull();
    }
  }

  @Test
  void eachSetting_tellsApart() {
    Settings none = builder().build().application().settings();
    Settings subject = builder().subject("user").build().application().settings();
    Settings accepting = settings(builder().revocations(store, Outage.ACCEPT));
    Settings refusing = settings(builder().revocations(store, Outage.REFUSE));
    Settings other = settings(builder().revocations(new MemoryStore(), Outage.ACCEPT));
    assertThat(none).isNotEqualTo(subject);
    assertThat(none).isNotEqualTo(accepting);
    assertThat(accepting).isNotEqualTo(refusing);
    assertThat(accepting).isNotEqualTo(other);
  }

  private static Settings settings(SatchelFeatureBuilder builder) {
    return builder.build().application().settings();
  }

  @Test
  void withoutAStore_eachCallNamesTheCure() {
    Revocations off = builder().build().revocations();
    String message =
        "Revocations need a store, but SatchelFeature has none; on one server call"
            + " revocations(InMemoryRevocations.create()), and on several servers"
            + " revocations(store, outage), for example with the RevocationCache of satchel-cache";
    assertThatThrownBy(() -> off.revoke(Session.of(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> off.revokeAll("ann"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  @Test
  void withoutASubject_revokeAllNamesTheCure() {
    Revocations revocations = builder().revocations(store, Outage.REFUSE).build().revocations();
    assertThatThrownBy(() -> revocations.revokeAll("ann"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "revokeAll needs the key of the entry that names the user of a session, but"
                + " SatchelFeature has none; call subject(key)");
    assertThatThrownBy(() -> revocations.revokeAll(null)).hasMessage("subject");
    assertThatThrownBy(() -> revocations.revoke(null)).hasMessage("session");
  }
}
