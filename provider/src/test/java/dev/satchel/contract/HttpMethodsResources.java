package dev.satchel.contract;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The resources of {@link HttpMethodsContract}. */
public final class HttpMethodsResources {
  static final Set<Class<?>> CLASSES = Set.of(Methods.class, Automatic.class);

  private HttpMethodsResources() {}

  @Path("hard/methods")
  public static class Methods {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @HEAD
    @Path("head")
    public Response head() {
      return Script.run(session, flash, uri);
    }

    @OPTIONS
    @Path("options")
    public Response options() {
      return Script.run(session, flash, uri);
    }

    @GET
    @Path("declared")
    @AddingToSession(key = "added", value = "declared")
    @Flashing(key = "success", value = "declared")
    public Response declared() {
      return Script.run(session, flash, uri);
    }

    @GET
    @Path("conditional")
    @AddingToSession(key = "added", value = "declared")
    public Response conditional(@Context Request request) {
      Response done = Script.run(session, flash, uri);
      EntityTag tag = new EntityTag("1");
      Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
      return notModified != null
          ? notModified.build()
          : Response.fromResponse(done).tag(tag).build();
    }
  }

  /** Answers what it takes, so that the runtime answers the rest. */
  @Path("hard/automatic")
  public static class Automatic {
    @POST
    @Consumes("text/plain")
    @Produces("text/plain")
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @WithNewSession
    public String post() {
      return "";
    }
  }
}
