package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Quarkus REST takes no feature from a feature, and says nothing of it. */
class NoFeatureTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Applications.of(Annotated.class, OwnProvider.class)
          .assertException(
              thrown ->
                  assertThat(thrown)
                      .hasStackTraceContaining(
                          "satchel-cdi serves one SatchelFeature, but this application configures"
                              + " none; make it a bean"));

  @Provider
  public static class OwnProvider implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(Secret.random()));
      return true;
    }
  }

  @Test
  void registeringWithTheContext_failsAtStartUp() {
    fail("it started");
  }
}
