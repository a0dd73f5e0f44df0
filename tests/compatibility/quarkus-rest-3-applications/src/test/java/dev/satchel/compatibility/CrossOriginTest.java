package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.CrossOrigin;
import dev.satchel.CrossOriginProtection;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application whose protection is a bean, as its feature is. */
class CrossOriginTest {
  private static final String[] OF_ANOTHER_SITE = {"Sec-Fetch-Site", "cross-site"};

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Applications.of(SatchelRegistration.class, ProtectionRegistration.class, Pages.class);

  @TestHTTPResource URI uri;

  @ApplicationScoped
  public static class ProtectionRegistration {
    @Produces
    @Singleton
    CrossOriginProtection protection() {
      return CrossOriginProtection.create();
    }
  }

  @Path("pages")
  public static class Pages {
    @GET
    public String get(@Context Session session) {
      return session.get("user").orElse("nobody");
    }

    @POST
    public void post(@Context Session session) {
      session.put("user", "ann");
    }

    @POST
    @Path("anywhere")
    @CrossOrigin
    public String anywhere(@Context Session session) {
      return session.get("user").orElse("nobody");
    }

    @POST
    @Path("write")
    @CrossOrigin
    public void write(@Context Session session) {
      session.put("user", "eve");
    }

    @POST
    @Path("callback")
    @CrossOrigin(mayWrite = true)
    public void callback(@Context Session session) {
      session.put("user", "bob");
    }

    @POST
    @Path("sign-out")
    @CrossOrigin
    public void signOut(@Context Session session) {
      session.clear();
    }
  }

  @Test
  void requestsOfOtherSites_areRefused() {
    Browser browser = new Browser(uri);
    Answer refused = browser.post("/pages", OF_ANOTHER_SITE);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).startsWith("This request was refused");
    assertThat(refused.header("Vary").orElseThrow()).contains("Sec-Fetch-Site, Origin");
    assertThat(refused.setCookies()).isEmpty();
    assertThat(browser.post("/pages").setCookies()).hasSize(1);
    assertThat(browser.get("/pages", OF_ANOTHER_SITE).body()).isEqualTo("ann");
  }

  @Test
  void crossOrigin_hidesTheSession() {
    Browser browser = new Browser(uri);
    browser.post("/pages");
    assertThat(browser.post("/pages/anywhere", OF_ANOTHER_SITE).body()).isEqualTo("nobody");
    assertThat(browser.post("/pages/anywhere").body()).isEqualTo("nobody");
    assertThat(browser.post("/pages/write", OF_ANOTHER_SITE).status()).isEqualTo(500);
    assertThat(browser.get("/pages").body()).isEqualTo("ann");
    browser.post("/pages/callback", OF_ANOTHER_SITE);
    assertThat(browser.get("/pages").body()).isEqualTo("bob");
    browser.post("/pages/sign-out", OF_ANOTHER_SITE);
    assertThat(browser.cookies()).isEmpty();
  }
}
