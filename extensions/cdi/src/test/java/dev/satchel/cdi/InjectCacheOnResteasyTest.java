package dev.satchel.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.cache.SessionCache;
import dev.satchel.cache.SessionCacheFeature;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The cache of satchel-cache by CDI, on RESTEasy and Undertow with Weld. */
class InjectCacheOnResteasyTest {

  public static class Served extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Registration.class, Notes.class);
    }
  }

  public static class Registration implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(Secret.random()));
      context.register(SessionCacheFeature.embedded(100));
      return true;
    }
  }

  @Path("notes")
  @ApplicationScoped
  public static class Notes {
    @Inject SessionCache cache;
    @Inject Session session;

    @POST
    public void put(@QueryParam("note") String note) {
      cache.put("note", note);
    }

    @GET
    public String get() {
      return cache.get("note", String.class).orElse("nothing");
    }

    @GET
    @Path("made")
    public String made() {
      return cache.computeIfAbsent("made", String.class, () -> "made once");
    }

    @GET
    @Path("later")
    public CompletionStage<String> later() {
      SessionCache own = cache.current();
      return CompletableFuture.supplyAsync(() -> own.get("note", String.class).orElse("nothing"));
    }

    @POST
    @Path("remove")
    public void remove() {
      cache.remove("note");
    }

    @POST
    @Path("clear")
    public void clear() {
      cache.clear();
    }

    @POST
    @Path("sign-out")
    public void signOut() {
      session.clear();
    }
  }

  @Test
  void eachUser_hasACacheOfTheirOwn_inABeanOfAllRequests() {
    try (RunningServer server = new SeBootstrapServer(new Served())) {
      Browser ann = new Browser(server.uri());
      Browser bob = new Browser(server.uri());
      ann.post("/notes?note=milk");
      bob.post("/notes?note=bread");
      assertThat(ann.get("/notes").body()).isEqualTo("milk");
      assertThat(bob.get("/notes").body()).isEqualTo("bread");
      assertThat(ann.get("/notes/later").body()).isEqualTo("milk");
      assertThat(ann.get("/notes/made").body()).isEqualTo("made once");

      ann.post("/notes/remove");
      assertThat(ann.get("/notes").body()).isEqualTo("nothing");
      bob.post("/notes/clear");
      assertThat(bob.get("/notes").body()).isEqualTo("nothing");
    }
  }

  @Test
  void signOut_endsWhatTheCacheHolds() {
    try (RunningServer server = new SeBootstrapServer(new Served())) {
      Browser ann = new Browser(server.uri());
      ann.post("/notes?note=milk");
      Browser copy = ann.copiedTo(server.uri());
      assertThat(copy.get("/notes").body()).isEqualTo("milk");
      ann.post("/notes/sign-out");
      assertThat(copy.get("/notes").body()).isEqualTo("nothing");
    }
  }
}
