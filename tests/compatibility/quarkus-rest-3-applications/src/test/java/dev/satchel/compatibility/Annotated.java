package dev.satchel.compatibility;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resources that inject no scope. */
final class Annotated {
  private Annotated() {}

  private static Response answer(boolean fails) {
    if (fails) {
      throw new Redirecting();
    }
    return Response.status(303).header("Location", "/").build();
  }

  @Path("annotated")
  public static class Pages {
    @POST
    @Path("in")
    @AddingToSession(key = "user", value = "ann")
    public String signIn() {
      return "";
    }

    @POST
    @Path("out")
    @WithNewSession
    @Flashing(key = "success", value = "Goodbye")
    public String signOut() {
      return "";
    }

    @POST
    @Path("now")
    @Flashing(key = "success", value = "done")
    @AddingToSession(key = "done", value = "yes")
    public Response now(@QueryParam("fails") boolean fails) {
      return answer(fails);
    }

    @POST
    @Path("stage")
    @Flashing(key = "success", value = "done")
    @AddingToSession(key = "done", value = "yes")
    public CompletionStage<Response> stage(@QueryParam("fails") boolean fails) {
      return CompletableFuture.supplyAsync(() -> answer(fails));
    }

    @POST
    @Path("uni")
    @Flashing(key = "success", value = "done")
    @AddingToSession(key = "done", value = "yes")
    public Uni<Response> uni(@QueryParam("fails") boolean fails) {
      return Uni.createFrom().item(() -> answer(fails));
    }

    @POST
    @Path("resume")
    @Flashing(key = "success", value = "done")
    @AddingToSession(key = "done", value = "yes")
    public void resume(@Suspended AsyncResponse later, @QueryParam("fails") boolean fails) {
      Runnable resuming =
          fails ? () -> later.resume(new Redirecting()) : () -> later.resume(answer(false));
      new Thread(resuming).start();
    }

    @Path("sub")
    public Sub sub() {
      return new Sub();
    }
  }

  /** A sub-resource. */
  public static class Sub {
    @POST
    @Flashing(key = "success", value = "done")
    @AddingToSession(key = "done", value = "yes")
    public Response post(@QueryParam("fails") boolean fails) {
      return answer(fails);
    }
  }

  /** Tells what the request has, by no injection. */
  @Path("scopes")
  public static class Told {
    @GET
    public String get() {
      return "";
    }
  }

  @Provider
  public static class Telling implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getUriInfo().getPath().endsWith("scopes")) {
        request.abortWith(
            Response.ok(
                    new TreeMap<>(Session.of(request).asMap())
                        + " "
                        + new TreeMap<>(Flash.of(request).asMap()))
                .build());
      }
    }
  }

  static final class Redirecting extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Provider
  public static class Mapper implements ExceptionMapper<Redirecting> {
    @Override
    public Response toResponse(Redirecting exception) {
      return Response.status(303).header("Location", "/").build();
    }
  }
}
