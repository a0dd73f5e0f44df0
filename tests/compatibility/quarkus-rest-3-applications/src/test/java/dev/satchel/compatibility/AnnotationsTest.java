package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application whose provider is a feature alone, and that injects no scope anywhere. */
class AnnotationsTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION = Applications.of(Annotated.class, OwnProvider.class);

  @TestHTTPResource URI uri;

  @Provider
  public static class OwnProvider implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return SatchelFeature.signedWith(Secret.random()).configure(context);
    }
  }

  @Test
  void annotations_areServed() {
    Browser browser = new Browser(uri);
    browser.post("/annotated/in");
    assertThat(browser.get("/scopes").body()).isEqualTo("{user=ann} {}");
    browser.post("/annotated/out");
    assertThat(browser.get("/scopes").body()).isEqualTo("{} {success=Goodbye}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "stage", "uni", "resume", "sub"})
  void aResult_applies_andAMappedExceptionDoesNot(String method) {
    Browser browser = new Browser(uri);
    assertThat(browser.post("/annotated/" + method + "?fails=true").status()).isEqualTo(303);
    assertThat(browser.get("/scopes").body()).isEqualTo("{} {}");
    assertThat(browser.post("/annotated/" + method).status()).isEqualTo(303);
    assertThat(browser.get("/scopes").body()).isEqualTo("{done=yes} {success=done}");
  }
}
