package dev.satchel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.cache.readme.ReportsApplication;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two servers of Redis, as docs/cluster.md sets them up. */
@EnabledIf("dev.satchel.cache.RedisProgram#isThere")
class FullRedisOnJerseyTest {
  @Path("user")
  @Produces("text/plain")
  public static class User {
    @Context Session session;
    @Context SessionCache cache;

    @GET
    public String user() {
      return session.get("user").orElse("nobody");
    }

    @POST
    public void visit() {
      cache.put("visit", "x".repeat(10_000));
    }

    @POST
    @Path("sign-out")
    public void signOut() {
      session.clear();
    }
  }

  @Test
  void clientsThatFillTheSessionCache_stopNoSignOut() throws Exception {
    try (RedisEngine sessions =
            new RedisEngine("--maxmemory", "8mb", "--maxmemory-policy", "allkeys-lru");
        RedisEngine revocations = new RedisEngine();
        LogLines log = LogLines.ofThisJvm();
        RunningServer server =
            new SessionCacheOnJerseyTest()
                .serve(
                    new ReportsApplication(sessions.one(), revocations.one(), Secret.random())
                        .register(User.class))) {
      List<Browser> users = new ArrayList<>();
      List<Browser> thieves = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Browser user = new Browser(server.uri());
        user.submit("/", "user", "ann" + i);
        users.add(user);
        thieves.add(user.copiedTo(server.uri()));
      }
      for (int i = 0; i < 2000; i++) {
        assertThat(new Browser(server.uri()).post("/user").status()).as("%s", i).isEqualTo(204);
      }
      assertThat(sessions.info("stats")).containsPattern("evicted_keys:[1-9]");
      for (int i = 0; i < 20; i++) {
        assertThat(thieves.get(i).get("/user").body()).isEqualTo("ann" + i);
        assertThat(users.get(i).post("/user/sign-out").status()).isEqualTo(204);
        assertThat(thieves.get(i).get("/user").body()).as("a copy").isEqualTo("nobody");
      }
      assertThat(log.warnings()).isEmpty();
    }
  }
}
