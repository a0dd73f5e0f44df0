package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.tests.Browser;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application whose feature is a bean, and that has no provider of its own. */
class FeatureBeanTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Applications.of(SatchelRegistration.class, Pages.class);

  @TestHTTPResource URI uri;

  @Path("pages")
  public static class Pages {
    @GET
    public String get(@Context Session session, @Context Flash flash) {
      return flash.get("success").orElse("Hello") + ", " + session.get("user").orElse("nobody");
    }

    @POST
    @Flashing(key = "success", value = "Welcome")
    public void post(@Context Session session) {
      session.put("user", "ann");
    }
  }

  @Test
  void scopesAndAnnotations_areServed() {
    Browser browser = new Browser(uri);
    browser.post("/pages");
    assertThat(browser.get("/pages").body()).isEqualTo("Welcome, ann");
    assertThat(browser.get("/pages").body()).isEqualTo("Hello, ann");
  }
}
