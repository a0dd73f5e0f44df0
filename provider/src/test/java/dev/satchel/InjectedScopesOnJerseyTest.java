package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What {@code @Context} injects, in an application that no server runs. */
class InjectedScopesOnJerseyTest {
  @Path("/")
  public static class Items {
    @Context Session session;
    @Context Flash flash;
    @Context Revocations revocations;

    @GET
    public String get() {
      session.put("a", "1");
      flash.put("b", "2");
      try {
        revocations.revokeAll("ann");
        return "revoked";
      } catch (IllegalStateException e) {
        return "no store";
      }
    }

    @GET
    @Path("declared")
    @AddingToSession(key = "a", value = "1")
    public String declared() {
      return "declared";
    }
  }

  private static ContainerResponse get(String path)
      throws InterruptedException, ExecutionException {
    ApplicationHandler application =
        new ApplicationHandler(
            new ResourceConfig(Items.class).register(SatchelFeature.signedWith(Secret.random())));
    return application
        .apply(
            new ContainerRequest(
                URI.create("http://localhost/"),
                URI.create("http://localhost/" + path),
                "GET",
                null,
                new MapPropertiesDelegate(),
                application.getConfiguration()))
        .get();
  }

  @Test
  void scopesAndRevocations_areInjected() throws InterruptedException, ExecutionException {
    ContainerResponse response = get("");
    assertThat(response.getEntity()).isEqualTo("no store");
    assertThat(response.getHeaders().get("Set-Cookie"))
        .extracting(Object::toString)
        .satisfiesExactly(
            flash -> assertThat(flash).startsWith("__Host-flash=b=2;"),
            session -> assertThat(session).startsWith("__Host-session=ey"));
  }

  @Test
  void annotations_apply() throws InterruptedException, ExecutionException {
    assertThat(get("declared").getHeaders().get("Set-Cookie")).hasSize(1);
  }
}
