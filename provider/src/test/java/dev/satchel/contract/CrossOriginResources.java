package dev.satchel.contract;

import dev.satchel.CrossOrigin;
import dev.satchel.CrossOriginException;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Methods that take requests from own pages, and methods that take requests from everywhere. */
public final class CrossOriginResources {
  static final Set<Class<?>> CLASSES =
      Set.of(Cross.class, Implementing.class, Overriding.class, Located.class, PreMatch.class);

  private CrossOriginResources() {}

  /** A method of no standard. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @HttpMethod("PURGE")
  public @interface Purge {}

  @Path("cross")
  public static class Cross {
    @Context Session session;
    @Context Flash flash;
    @Context UriInfo uri;

    @GET
    @Path("own")
    public Response read() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("own")
    public Response write() {
      return Script.run(session, flash, uri);
    }

    @Purge
    @Path("own")
    public Response purge() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("anywhere")
    @CrossOrigin
    public Response anywhere() {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("anywhere/refused")
    @CrossOrigin
    public String refused() {
      return refusedWrites(session, flash);
    }

    @POST
    @Path("anywhere/sign-out")
    @CrossOrigin
    @WithNewSession
    public String signOut() {
      return "Bye " + session.get("user").orElse("nobody");
    }

    @POST
    @Path("callback")
    @CrossOrigin(mayWrite = true)
    @Flashing(key = "success", value = "declared")
    public Response callback() {
      return Script.run(session, flash, uri);
    }
  }

  /** Tells which calls throw. */
  private static String refusedWrites(Session session, Flash flash) {
    Map<String, Runnable> writes = new LinkedHashMap<>();
    writes.put("put", () -> session.put("a", "1"));
    writes.put("putAll", () -> session.putAll(Map.of("a", "1")));
    writes.put("remove", () -> session.remove("user"));
    writes.put("replaceWith", () -> session.replaceWith(Map.of("a", "1")));
    writes.put("id", session::id);
    writes.put("renewId", session::renewId);
    writes.put("flash.put", () -> flash.put("a", "1"));
    writes.put("flash.keep", () -> flash.keep());
    writes.put("flash.discard", flash::discard);
    writes.put("flash.now", () -> flash.now("a", "1"));
    return writes.entrySet().stream()
        .filter(write -> isRefused(write.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  private static boolean isRefused(Runnable write) {
    try {
      write.run();
      return false;
    } catch (IllegalStateException e) {
      return e.getMessage().contains("@CrossOrigin");
    }
  }

  /** The annotation stands on an interface. */
  public interface Hook {
    @POST
    @CrossOrigin
    Response hook(@Context Session session, @Context Flash flash, @Context UriInfo uri);
  }

  @Path("cross/implementing")
  public static class Implementing implements Hook {
    @Override
    public Response hook(Session session, Flash flash, UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

  /** The annotation stands on the method of a superclass. */
  public static class Base {
    @POST
    @CrossOrigin
    public Response hook(@Context Session session, @Context Flash flash, @Context UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

  @Path("cross/overriding")
  public static class Overriding extends Base {
    @Override
    public Response hook(Session session, Flash flash, UriInfo uri) {
      return super.hook(session, flash, uri);
    }
  }

  /** A locator of two methods, of which one takes requests from everywhere. */
  @Path("cross/located")
  public static class Located {
    @Path("class")
    public Class<Leaf> byClass() {
      return Leaf.class;
    }

    @Path("instance")
    public Leaf byInstance() {
      return new Leaf();
    }
  }

  public static class Leaf {
    @POST
    @Path("anywhere")
    @CrossOrigin
    public Response anywhere(@Context Session session, @Context Flash flash, @Context UriInfo uri) {
      return Script.run(session, flash, uri);
    }

    @POST
    @Path("own")
    public Response own(@Context Session session, @Context Flash flash, @Context UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

  /** Changes the session, or the method, before the runtime knows the resource method. */
  @PreMatching
  @Priority(100)
  public static final class PreMatch implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String visits = request.getHeaderString("X-Visits");
      if (visits != null) {
        Session.of(request).put("visits", visits);
      }
      String method = request.getHeaderString("X-HTTP-Method");
      if (method != null) {
        request.setMethod(method);
      }
    }
  }

  private static final Response FORBIDDEN = Response.status(403).build();

  /** Answers by a constant without a body. */
  @Path("cross/constant")
  public static final class Constant {
    @GET
    public Response get() {
      return FORBIDDEN;
    }
  }

  /** Answers a refusal by the same constant. */
  public static final class ConstantMapper implements ExceptionMapper<CrossOriginException> {
    @Override
    public Response toResponse(CrossOriginException exception) {
      return FORBIDDEN;
    }
  }

  /** Answers a refusal in its own way. */
  public static final class Mapper implements ExceptionMapper<CrossOriginException> {
    @Override
    public Response toResponse(CrossOriginException exception) {
      return Response.status(422).entity("mapped").build();
    }
  }
}
