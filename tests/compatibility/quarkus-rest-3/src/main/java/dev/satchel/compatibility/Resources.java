package dev.satchel.compatibility;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.TreeMap;

/** The resources that test Quarkus in addition to the contract of {@code @Inject}. */
final class Resources {

  private Resources() {}

  static String use(Session session, Flash flash, String user) {
    if (user != null) {
      session.put("user", user);
      flash.put("note", "welcome");
    }
    return session.get("user").orElse("nobody") + " " + flash.get("note").orElse("nothing");
  }

  @Path("context")
  public static class ByContext {
    @Context Session session;
    @Context Flash flash;

    @GET
    @Path("field")
    public String field(@QueryParam("user") String user) {
      return use(session, flash, user);
    }

    @GET
    @Path("parameter")
    public String parameter(
        @Context Session session, @Context Flash flash, @QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }

  @ApplicationScoped
  @Path("context/shared")
  public static class Shared {
    @Context Session session;
    @Context Flash flash;

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }

  @Path("context/constructor")
  public static class ByConstructor {
    private final Session session;
    private final Flash flash;

    public ByConstructor(@Context Session session, @Context Flash flash) {
      this.session = session;
      this.flash = flash;
    }

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }

  @Path("session")
  public static class Changes {
    @Context Session session;

    @POST
    @Path("status")
    public Response status(@QueryParam("status") int status) {
      session.put("changed", "1");
      return Response.status(status).build();
    }

    @POST
    @Path("clear")
    public Response clear(@QueryParam("status") int status) {
      session.clear();
      return Response.status(status).build();
    }

    @POST
    @Path("throw")
    public String escape(@QueryParam("status") int status) {
      session.put("changed", "1");
      throw status == 0 ? new IllegalStateException("escapes") : new Mapped(status);
    }

    @GET
    public String get() {
      return new TreeMap<>(session.asMap()).toString();
    }
  }

  @Path("declared")
  public static class Declared {
    @Context Flash flash;

    @POST
    @Flashing(key = "success", value = "declared")
    @RemovingFromSession("user")
    public Response post(@QueryParam("status") int status, @QueryParam("thrown") boolean thrown) {
      if (thrown || status == 422) {
        throw new Mapped(status);
      }
      return Response.status(status).build();
    }

    @POST
    @Path("new")
    @WithNewSession
    public String withNewSession() {
      return "";
    }

    @POST
    @Path("keep")
    @KeepFlash
    public String keep() {
      return "";
    }

    @POST
    @Path("adding")
    @AddingToSession(key = "added", value = "declared")
    public Response adding() {
      return Response.status(303).build();
    }

    @GET
    public String get() {
      return new TreeMap<>(flash.asMap()).toString();
    }
  }

  static final class Mapped extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Mapped(int status) {
      this.status = status;
    }
  }

  @Provider
  public static class Mapper implements ExceptionMapper<Mapped> {
    @Override
    public Response toResponse(Mapped exception) {
      return Response.status(exception.status).build();
    }
  }

  /** Its changes are sent too: ours comes last. */
  @Provider
  public static class Late implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getHeaderString("X-Late") != null) {
        Session.of(request).put("late", "1");
      }
    }
  }

  /** A filter that aborts requests, as one that guards methods does. */
  @Provider
  public static class Guard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Abort") != null) {
        request.abortWith(
            Response.ok(use(Session.of(request), Flash.of(request), "the guard")).build());
      }
    }
  }
}
