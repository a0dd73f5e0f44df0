package dev.satchel.contract;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Annotated methods of every kind. Each runs the query's {@link Script}. */
public final class DeclaredResources {
  /**
   * Completes the stage after the method has returned. Runtimes treat a complete stage differently.
   */
  static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  static final Set<Class<?>> CLASSES =
      Set.of(
          Annotated.class,
          Implementing.class,
          Overriding.class,
          LoginFilter.class,
          WritingFilter.class);

  private DeclaredResources() {}

  /** Redirects to the login page before any method is reached. */
  @Priority(Priorities.AUTHORIZATION)
  public static final class LoginFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Abort") != null) {
        request.abortWith(Response.seeOther(URI.create("/login")).build());
      }
    }
  }

  /** Writes to both scopes before any method is reached. */
  @Priority(Priorities.USER)
  public static final class WritingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Write") != null) {
        Session.of(request).put("added", "by the filter").put("gone", "by the filter");
        Flash.of(request).put("success", "by the filter");
      }
    }
  }

  @Path("declared")
  public static class Annotated {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @POST
    @Path("flashing")
    @Flashing(key = "success", value = "declared")
    public Response flashing() {
      return Script.run(session, flash, uri);
    }

    @GET
    @Path("step")
    @Flashing(key = "info", value = "declared")
    public Response step() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("flashing/twice")
    @Flashing(key = "success", value = "declared")
    @Flashing(key = "error", value = "refused", on = Family.CLIENT_ERROR)
    public Response flashingTwice() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("flashing/void")
    @Flashing(key = "success", value = "declared")
    public void nothing() {}

    @POST
    @Path("flashing/text")
    @Flashing(key = "success", value = "declared")
    public String text() {
      return "text";
    }

    @POST
    @Path("adding")
    @AddingToSession(key = "added", value = "declared")
    @AddingToSession(key = "also", value = "this")
    public Response adding() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("removing")
    @RemovingFromSession({"gone", "lost"})
    public Response removing() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("new")
    @WithNewSession
    public Response withNewSession() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("new/adding")
    @WithNewSession
    @AddingToSession(key = "added", value = "declared")
    public Response withNewSessionAdding() {
      return Script.run(session, flash, uri);
    }

    @GET
    @Path("keeping")
    @KeepFlash
    public Response keeping() {
      return Script.run(session, flash, uri);
    }

    @GET
    @Path("keeping/flashing")
    @KeepFlash
    @Flashing(key = "a", value = "declared")
    public Response keepingAndFlashing() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("large")
    @AddingToSession(key = "big", value = Large.ENTRY)
    @Flashing(key = "big", value = Large.MESSAGE)
    @RemovingFromSession("gone")
    public Response large() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("large/new")
    @WithNewSession
    @AddingToSession(key = "big", value = Large.ENTRY)
    public Response largeAndNew() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("async")
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    public void async(@Suspended AsyncResponse response) {
      Response result = result();
      new Thread(() -> response.resume(result)).start();
    }

    @POST
    @Path("async/throwing")
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    public void asyncThrowing(@Suspended AsyncResponse response) {
      new Thread(() -> response.resume(new MappedException(303))).start();
    }

    @POST
    @Path("stage")
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    public CompletionStage<Response> stage() {
      Response result = result();
      return CompletableFuture.supplyAsync(() -> result);
    }

    @POST
    @Path("stage/text")
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @RemovingFromSession("gone")
    public CompletionStage<String> stageOfText(@QueryParam("how") String how) {
      return CompletableFuture.supplyAsync(
          () -> {
            if ("throwing".equals(how)) {
              throw new MappedException(303);
            }
            return "null".equals(how) ? null : "text";
          },
          LATER);
    }

    @Path("sub")
    public Sub sub() {
      return new Sub(session, flash, uri);
    }

    private Response result() {
      return Script.run(session, flash, uri);
    }
  }

  static final class Large {
    private static final String TEN = "0123456789";
    private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
    private static final String THOUSAND =
        HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED
            + HUNDRED;
    static final String ENTRY = THOUSAND + THOUSAND;
    static final String MESSAGE = THOUSAND;

    private Large() {}
  }

  public static class Sub {
    private final Session session;
    private final Flash flash;
    private final UriInfo uri;

    Sub(Session session, Flash flash, UriInfo uri) {
      this.session = session;
      this.flash = flash;
      this.uri = uri;
    }

    @POST
    @Path("{id}")
    @Flashing(key = "success", value = "declared below")
    public Response post(@PathParam("id") String id) {
      return Script.run(session, flash, uri);
    }
  }

  /** All annotations stand here, those of Jakarta REST too. */
  public interface Contracted<T> {
    @POST
    @Path("one")
    @Flashing(key = "success", value = "by the interface")
    Response one(T body);

    @Flashing(key = "success", value = "by the interface")
    @AddingToSession(key = "added", value = "by the interface")
    Response two(T body);
  }

  @Path("implementing")
  public static class Implementing implements Contracted<String> {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @Override
    public Response one(String body) {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("two")
    @Override
    @Flashing(key = "success", value = "by the class")
    public Response two(String body) {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("another")
    public Response one(byte[] notThatOfTheInterface) {
      return Script.run(session, flash, uri);
    }
  }

  public abstract static class Base {
    @POST
    @Path("one")
    @Flashing(key = "success", value = "by the superclass")
    public abstract Response one();
  }

  @Path("overriding")
  public static class Overriding extends Base {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @Override
    public Response one() {
      return Script.run(session, flash, uri);
    }
  }
}
