package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** The resources of {@link AsyncContract}. */
public final class AsyncResources {
  static final Set<Class<?>> CLASSES = Set.of(Asynchronous.class);

  private static final ExecutorService OTHER_THREADS = InjectionResources.OTHER_THREADS;

  private AsyncResources() {}

  /** Changes both scopes, before the method returns and after. */
  @Path("hard/async")
  public static class Asynchronous {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @GET
    @Path("timeout")
    public void timeout(@Suspended AsyncResponse response) {
      Script.run(session, flash, uri);
      response.setTimeout(50, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("timeout/handled")
    public void timeoutHandled(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Script.run(session, flash, uri);
      response.setTimeoutHandler(
          late -> {
            mine.put("handler", "ran");
            late.resume(Response.status(409).build());
          });
      response.setTimeout(50, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("timeout/declared")
    @Flashing(key = "success", value = "declared")
    @WithNewSession
    public void timeoutDeclared(@Suspended AsyncResponse response) {
      response.setTimeout(50, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("cancel")
    public void cancel(@Suspended AsyncResponse response) {
      Script.run(session, flash, uri);
      response.cancel();
    }

    @GET
    @Path("cancel/later")
    public void cancelLater(@Suspended AsyncResponse response) {
      Script.run(session, flash, uri);
      OTHER_THREADS.execute(response::cancel);
    }

    @GET
    @Path("throwable/{status}")
    public void throwable(@PathParam("status") int status, @Suspended AsyncResponse response) {
      Session mine = session.current();
      Script.run(session, flash, uri);
      OTHER_THREADS.execute(
          () -> {
            mine.put("later", "1");
            response.resume(failure(status));
          });
    }

    @GET
    @Path("stage/{status}")
    public CompletionStage<String> stage(@PathParam("status") int status) {
      Session mine = session.current();
      Script.run(session, flash, uri);
      return CompletableFuture.supplyAsync(
          () -> {
            mine.put("later", "1");
            throw failure(status);
          },
          DeclaredResources.LATER);
    }

    @GET
    @Path("failed/{status}")
    public CompletionStage<String> failed(@PathParam("status") int status) {
      Script.run(session, flash, uri);
      session.put("later", "1");
      return CompletableFuture.failedFuture(failure(status));
    }

    private static RuntimeException failure(int status) {
      return status == 500
          ? new IllegalStateException("nothing maps it")
          : new MappedException(status);
    }
  }
}
