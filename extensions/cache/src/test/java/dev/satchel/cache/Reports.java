package dev.satchel.cache;

import dev.satchel.Outage;
import dev.satchel.Revocations;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.glassfish.jersey.server.ResourceConfig;

/** The samples of the README and of the guide to it. */
@Path("/")
public class Reports {
  @Context Session session;
  @Context SessionCache cache;
  @Context Revocations revocations;

  @GET
  @Path("report")
  public String report() {
    return cache.computeIfAbsent("report", String.class, this::slowReport);
  }

  private String slowReport() {
    return "Report of " + System.nanoTime();
  }

  @POST
  @Path("login")
  public Response login(@QueryParam("user") String user) {
    session.put("user", user);
    return Response.seeOther(URI.create("/")).build();
  }

  @POST
  @Path("sign-out-everywhere")
  public Response signOutEverywhere() {
    session.get("user").ifPresent(revocations::revokeAll);
    session.clear();
    return Response.seeOther(URI.create("/")).build();
  }

  static class Config extends ResourceConfig {
    Config(CacheManager manager, Secret secret) {
      register(Reports.class);
      register(SessionCacheFeature.with(manager));
      register(
          SatchelFeature.builder()
              .secret(secret)
              .absoluteTimeout(Duration.ofHours(12))
              .subject("user")
              .revocations(RevocationCache.on(manager), Outage.REFUSE)
              .build());
    }
  }

  static class SingleNode extends ResourceConfig {
    SingleNode(Secret secret) {
      CacheManager manager =
          Caching.getCachingProvider(
                  "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider")
              .getCacheManager();
      register(Reports.class);
      register(SessionCacheFeature.with(manager));
      register(
          SatchelFeature.builder()
              .secret(secret)
              .absoluteTimeout(Duration.ofHours(12))
              .subject("user")
              .revocations(RevocationCache.on(manager).singleNode(), Outage.REFUSE)
              .build());
    }
  }
}
