package dev.satchel.cache;

import dev.satchel.Revocations;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Each place that a cache can be injected into, and what it does there. */
final class CacheResources {
  private CacheResources() {}

  /** A value that does not implement Serializable. */
  record Note(String text) {}

  @Path("field")
  @Produces("text/plain")
  public static class Field {
    @Context SessionCache cache;
    @Context Session session;
    @Context Revocations revocations;

    @GET
    public String get() {
      return cache.get("note", Note.class).map(Note::text).orElse("none");
    }

    @GET
    @Path("user")
    public String user() {
      return session.get("connected").orElse("nobody");
    }

    @GET
    @Path("other-type")
    public String otherType() {
      return cache.get("note", Integer.class).map(String::valueOf).orElse("none");
    }

    @GET
    @Path("number")
    public String number() {
      return cache.put("number", 7).get("number", int.class).map(String::valueOf).orElse("none");
    }

    @POST
    public void put(@QueryParam("text") String text) {
      cache.put("note", new Note(text));
    }

    @POST
    @Path("compute")
    public String compute(@QueryParam("text") String text) {
      return cache.computeIfAbsent("note", Note.class, () -> new Note(text)).text();
    }

    @POST
    @Path("remove")
    public String remove() {
      return cache.remove("note").get("note", Note.class).map(Note::text).orElse("none");
    }

    @POST
    @Path("clear")
    public String clear() {
      cache.clear();
      return get();
    }

    @POST
    @Path("sign-out")
    public String signOut() {
      session.clear();
      return get();
    }

    @POST
    @Path("sign-in")
    public String signIn(@QueryParam("user") String user) {
      session.put("connected", user);
      return get();
    }

    @POST
    @Path("renew")
    public Response renew(@QueryParam("status") int status) {
      session.renewId();
      return Response.status(status).entity(get()).build();
    }

    @POST
    @Path("new")
    @WithNewSession
    public void beginAgain(@QueryParam("text") String text) {
      cache.put("note", new Note(text));
    }

    @POST
    @Path("revoke-all")
    public void revokeAll(@QueryParam("user") String user) {
      revocations.revokeAll(user);
    }

    @GET
    @Path("later")
    public CompletionStage<String> later() {
      SessionCache own = cache.current();
      return CompletableFuture.supplyAsync(
          () -> own.get("note", Note.class).map(Note::text).orElse("none"));
    }

    @GET
    @Path("id")
    public String id() {
      return session.hasId() ? session.id() : "none";
    }

    @GET
    @Path("parameter")
    public String parameter(@Context SessionCache given) {
      return given.get("note", Note.class).map(Note::text).orElse("none");
    }
  }

  /** Answers by itself. */
  public static class AnsweringFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getUriInfo().getPath().endsWith("parameter")
          && request.getHeaderString("X-Filter") != null) {
        String text =
            SessionCache.of(request).get("note", Note.class).map(Note::text).orElse("none");
        request.abortWith(Response.ok("filter " + text).build());
      }
    }
  }

  @Path("constructor")
  public static class Constructor {
    private final SessionCache cache;

    public Constructor(@Context SessionCache cache) {
      this.cache = cache;
    }

    @GET
    @Produces("text/plain")
    public String get() {
      return cache.get("note", Note.class).map(Note::text).orElse("none");
    }
  }

  /** A resource of which one object serves all requests. */
  @Path("singleton")
  public static class Single {
    @Context SessionCache cache;

    @GET
    @Produces("text/plain")
    public String get() {
      return cache.get("note", Note.class).map(Note::text).orElse("none");
    }
  }
}
