package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Each place a scope can be injected into. What is injected there reads the user, and writes which
 * place it was.
 */
public final class InjectionResources {
  static final Set<Class<?>> CLASSES =
      Set.of(
          Fields.class,
          Constructor.class,
          SingletonResource.class,
          Mapper.class,
          Writer.class,
          Reader.class,
          Interceptor.class,
          Converters.class,
          FirstFilter.class,
          PreMatchFilter.class,
          RequestFilter.class,
          ResponseFilter.class);

  static final ExecutorService OTHER_THREADS =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "another thread");
            thread.setDaemon(true);
            return thread;
          });

  private InjectionResources() {}

  /** Reads and writes both scopes. */
  static String use(Session session, Flash flash, String place) {
    session.put("place", place);
    flash.put("place", place);
    return session.get("user").orElse("nobody") + " " + flash.get("note").orElse("nothing");
  }

  @Path("inject")
  public static class Fields {
    @Context private Session session;
    @Context private Flash flash;
    @Context private ResourceContext resources;
    private Session sessionBySetter;
    private Flash flashBySetter;

    @Context
    public void setSession(Session session) {
      this.sessionBySetter = session;
    }

    @Context
    public void setFlash(Flash flash) {
      this.flashBySetter = flash;
    }

    @GET
    @Path("field")
    public String field() {
      return use(session, flash, "field");
    }

    @GET
    @Path("setter")
    public String setter() {
      return use(sessionBySetter, flashBySetter, "setter");
    }

    @GET
    @Path("parameter")
    public String parameter(@Context Session session, @Context Flash flash) {
      return use(session, flash, "parameter");
    }

    @GET
    @Path("bean")
    public String bean(@BeanParam Bean bean) {
      return use(bean.session, bean.flashBySetter, "bean");
    }

    @Path("sub-class")
    public Class<SubResource> subClass() {
      return SubResource.class;
    }

    @Path("sub-instance")
    public SubResource subInstance() {
      return new SubResource();
    }

    @Path("sub-resource")
    public SubResource subResource() {
      return resources.getResource(SubResource.class);
    }

    @Path("sub-initialised")
    public SubResource subInitialised() {
      return resources.initResource(new SubResource());
    }

    @GET
    @Path("resume")
    public void resume(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      OTHER_THREADS.execute(() -> response.resume(use(mine, ours, "resume")));
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage(@Context Session session, @Context Flash flash) {
      Session mine = session.current();
      Flash ours = flash.current();
      return CompletableFuture.supplyAsync(() -> use(mine, ours, "stage"), OTHER_THREADS);
    }

    @GET
    @Path("mapper")
    public String mapper() {
      throw new Thrown();
    }

    @GET
    @Path("writer")
    @Produces("text/x-place")
    public Note writer() {
      return new Note("");
    }

    @GET
    @Path("writer/failing")
    @Produces("text/x-place")
    public Note failingWriter(@QueryParam("how") String how) {
      session.put("place", "writer/failing");
      return new Note(how);
    }

    @GET
    @Path("streaming")
    public StreamingOutput streaming() {
      Session mine = session.current();
      return output -> {
        output.write("begun".getBytes(StandardCharsets.UTF_8));
        output.flush();
        mine.put("late", "value");
      };
    }

    @POST
    @Path("reader")
    @Consumes("text/x-place")
    public String reader(Note note) {
      return note.text();
    }

    @POST
    @Path("interceptor")
    @Consumes("text/x-place")
    public String interceptor(Note note) {
      return session.get("intercepted").orElse("nobody nothing");
    }

    @GET
    @Path("converter")
    public String converter(@QueryParam("note") Note note) {
      return note.text();
    }

    @GET
    @Path("filters")
    public String filters() {
      return "";
    }
  }

  /** Its constructor is not for RESTEasy, which refuses that for any type. */
  public static class Bean {
    @Context Session session;
    Flash flashBySetter;

    @Context
    public void setFlash(Flash flash) {
      this.flashBySetter = flash;
    }
  }

  public static class SubResource {
    @Context Session session;
    @Context Flash flash;

    @GET
    @Path("field")
    public String field() {
      return use(session, flash, "sub");
    }

    @GET
    @Path("parameter")
    public String parameter(@Context Session session, @Context Flash flash) {
      return use(session, flash, "sub");
    }
  }

  /** Uses {@code @Context}, because {@code @Inject} would inject CDI's bean where there is CDI. */
  @Path("inject/constructor")
  public static class Constructor {
    private final Session session;
    private final Flash flash;

    public Constructor(@Context Session session, @Context Flash flash) {
      this.session = session;
      this.flash = flash;
    }

    @GET
    public String get() {
      return use(session, flash, "constructor");
    }
  }

  @Singleton
  @Path("inject/singleton")
  public static class SingletonResource {
    @Context Session session;
    @Context Flash flash;

    @GET
    public String get() {
      return use(session, flash, "singleton");
    }

    @GET
    @Path("resume")
    public void resume(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      OTHER_THREADS.execute(() -> response.resume(use(mine, ours, "singleton")));
    }
  }

  /** Registered as an instance: one object for all requests. */
  @Path("inject/instance")
  public static class InstanceResource {
    @Context Session session;
    @Context Flash flash;

    @GET
    public String get() {
      return use(session, flash, "instance");
    }

    @GET
    @Path("resume")
    public void resume(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      OTHER_THREADS.execute(() -> response.resume(use(mine, ours, "instance")));
    }
  }

  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  public static class Mapper implements ExceptionMapper<Thrown> {
    @Context Session session;
    @Context Flash flash;

    @Override
    public Response toResponse(Thrown exception) {
      return Response.status(418).entity(use(session, flash, "mapper")).build();
    }
  }

  record Note(String text) {}

  @Produces("text/x-place")
  public static class Writer implements MessageBodyWriter<Note> {
    @Context Session session;
    @Context Flash flash;

    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == Note.class;
    }

    @Override
    public void writeTo(
        Note note,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream output)
        throws IOException {
      if (note.text().equals("mapped")) {
        throw new MappedException(422);
      }
      if (note.text().equals("escapes")) {
        throw new IllegalStateException("before the first byte");
      }
      String text =
          session.get("user").orElse("nobody") + " " + flash.get("note").orElse("nothing");
      output.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Consumes("text/x-place")
  public static class Reader implements MessageBodyReader<Note> {
    @Context Session session;
    @Context Flash flash;

    @Override
    public boolean isReadable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == Note.class;
    }

    @Override
    public Note readFrom(
        Class<Note> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, String> headers,
        InputStream input) {
      return new Note(use(session, flash, "reader"));
    }
  }

  public static class Interceptor implements ReaderInterceptor {
    @Context Session session;
    @Context Flash flash;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
      Object read = context.proceed();
      if (read instanceof Note) {
        session.put("intercepted", use(session, flash, "interceptor"));
      }
      return read;
    }
  }

  public static class Converters implements ParamConverterProvider {
    @Context Session session;
    @Context Flash flash;

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(
        Class<T> rawType, Type genericType, Annotation[] annotations) {
      if (rawType != Note.class) {
        return null;
      }
      return (ParamConverter<T>)
          new ParamConverter<Note>() {
            @Override
            public Note fromString(String value) {
              return new Note(use(session, flash, "converter"));
            }

            @Override
            public String toString(Note value) {
              return value.text();
            }
          };
    }
  }

  /** May come before the feature's own, which has the same priority. */
  @PreMatching
  @Priority(Integer.MIN_VALUE)
  public static class FirstFilter implements ContainerRequestFilter {
    @Context Session session;
    @Context Flash flash;

    @Override
    public void filter(ContainerRequestContext request) {
      if ("first".equals(request.getHeaderString("X-Place"))) {
        request.abortWith(Response.ok(use(session, flash, "first")).build());
      }
    }
  }

  /** Asks for a scope without an injection. */
  @PreMatching
  public static class AskingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      try {
        request.abortWith(Response.ok(Session.of(request).asMap().toString()).build());
      } catch (IllegalStateException e) {
        request.abortWith(Response.status(409).entity(e.getMessage()).build());
      }
    }
  }

  @PreMatching
  @Priority(1)
  public static class PreMatchFilter implements ContainerRequestFilter {
    @Context Session session;
    @Context Flash flash;

    @Override
    public void filter(ContainerRequestContext request) {
      if ("prematch".equals(request.getHeaderString("X-Place"))) {
        session.put("prematch", use(session, flash, "prematch"));
      }
      if ("abort".equals(request.getHeaderString("X-Place"))) {
        request.abortWith(Response.ok(use(session, flash, "abort")).build());
      }
    }
  }

  public static class RequestFilter implements ContainerRequestFilter {
    @Context Session session;
    @Context Flash flash;

    @Override
    public void filter(ContainerRequestContext request) {
      if ("request".equals(request.getHeaderString("X-Place"))) {
        session.put("request", use(session, flash, "request"));
      }
    }
  }

  public static class ResponseFilter implements ContainerResponseFilter {
    @Context Session session;
    @Context Flash flash;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if ("response".equals(request.getHeaderString("X-Place"))) {
        session.put("response", use(session, flash, "response"));
      }
      if ("of".equals(request.getHeaderString("X-Place"))) {
        Session.of(request).put("of", use(Session.of(request), Flash.of(request), "of"));
      }
    }
  }
}
