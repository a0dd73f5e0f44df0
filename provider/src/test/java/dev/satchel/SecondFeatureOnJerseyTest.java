package dev.satchel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** Jersey takes one instance of a class, and passes over a second with a hint. */
class SecondFeatureOnJerseyTest {
  private static final Secret SECRET = Secret.random();

  private static SatchelFeature encrypted() {
    return SatchelFeature.encryptedWith(SECRET);
  }

  private static SatchelFeature signed() {
    return SatchelFeature.signedWith(SECRET);
  }

  /** A feature of the application that registers one within. */
  private record Registering(SatchelFeature feature) implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(feature);
      return true;
    }
  }

  private static void assertFails(ResourceConfig application) {
    assertThatThrownBy(() -> new ApplicationHandler(application))
        .hasStackTraceContaining(
            "An application has one SatchelFeature, but another with other settings is registered"
                + " already; remove one");
  }

  @Test
  void withOtherSettings_fails() {
    assertFails(new ResourceConfig().register(signed()).register(encrypted()));
    assertFails(new ResourceConfig().registerInstances(encrypted(), signed()));
    assertFails(new ResourceConfig().register(signed()).register(new Registering(encrypted())));
  }

  @Test
  void withTheSameSettings_isIgnored() {
    ResourceConfig twice = new ResourceConfig().register(signed()).register(signed());
    assertThatCode(() -> new ApplicationHandler(twice)).doesNotThrowAnyException();
    SatchelFeature one = signed();
    ResourceConfig same = new ResourceConfig().register(one).register(new Registering(one));
    assertThatCode(() -> new ApplicationHandler(same)).doesNotThrowAnyException();
  }
}
