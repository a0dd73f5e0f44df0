package dev.satchel.contract;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.RemovingFromSession;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** What {@link HardCasesContract} asks for. */
public final class HardCasesResources {
  static final Set<Class<?>> CLASSES =
      Set.of(
          Visits.class,
          SingletonVisits.class,
          VirtualThreads.class,
          Late.class,
          Broken.class,
          BrokenWriter.class,
          Methods.class,
          Automatic.class,
          Locators.class,
          Asynchronous.class,
          Together.class);

  private static final ExecutorService OTHER_THREADS = InjectionResources.OTHER_THREADS;

  private HardCasesResources() {}

  /** Adds an entry of the user's. Says whose entries are there, how many, and whose flash came. */
  static String visit(Session session, Flash flash, String user, String number) {
    session.put("visit" + number, user);
    String note = flash.get("note").orElse("nothing");
    flash.put("note", user + " was at " + number);
    return new TreeSet<>(session.asMap().values()) + " " + session.asMap().size() + " " + note;
  }

  @Path("hard/visit")
  public static class Visits {
    @Context Session session;
    @Context Flash flash;

    @QueryParam("user")
    String user;

    @QueryParam("number")
    String number;

    @GET
    @Path("parameter")
    public String parameter(@Context Session session, @Context Flash flash) {
      return visit(session, flash, user, number);
    }

    @GET
    @Path("resume")
    public void resume(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      OTHER_THREADS.execute(() -> response.resume(visit(mine, ours, user, number)));
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
      Session mine = session.current();
      Flash ours = flash.current();
      return CompletableFuture.supplyAsync(() -> visit(mine, ours, user, number), OTHER_THREADS);
    }
  }

  @Singleton
  @Path("hard/visit/singleton")
  public static class SingletonVisits {
    @Context Session session;
    @Context Flash flash;

    @GET
    public String get(@QueryParam("user") String user, @QueryParam("number") String number) {
      return visit(session, flash, user, number);
    }

    @GET
    @Path("resume")
    public void resume(
        @QueryParam("user") String user,
        @QueryParam("number") String number,
        @Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      OTHER_THREADS.execute(() -> response.resume(visit(mine, ours, user, number)));
    }
  }

  /** Registered as an instance: one object for all requests. */
  @Path("hard/visit/instance")
  public static class InstanceVisits {
    @Context Session session;
    @Context Flash flash;

    @GET
    public String get(@QueryParam("user") String user, @QueryParam("number") String number) {
      return visit(session, flash, user, number);
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage(
        @QueryParam("user") String user, @QueryParam("number") String number) {
      Session mine = session.current();
      Flash ours = flash.current();
      return CompletableFuture.supplyAsync(() -> visit(mine, ours, user, number), OTHER_THREADS);
    }
  }

  /** A JDK of 21 or later has them; null on an earlier one. */
  static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException earlierJdk) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Path("hard/virtual")
  public static class VirtualThreads {
    static final int TASKS = 40;
    private static final int TURNS = 50;
    @Context Session session;
    @Context Flash flash;

    @GET
    public String joined() throws Exception {
      return useFromMany(session.current(), flash.current());
    }

    @GET
    @Path("resume")
    public void resume(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      ExecutorService threads = virtualThreads();
      threads.execute(
          () -> {
            try {
              response.resume(useFromMany(mine, ours));
            } catch (Exception e) {
              response.resume(e);
            }
          });
      threads.shutdown();
    }

    private static String useFromMany(Session session, Flash flash) throws Exception {
      ExecutorService threads = virtualThreads();
      List<Future<String>> read = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        String key = "task" + i;
        read.add(
            threads.submit(
                () -> {
                  for (int turn = TURNS; turn >= 0; turn--) {
                    String left = String.valueOf(turn);
                    session.put(key, left);
                    flash.put(key, left);
                    if (!session.get(key).orElse("lost").equals(left)
                        || !flash.next().getOrDefault(key, "lost").equals(left)) {
                      return "a change was lost";
                    }
                  }
                  return session.get("user").orElse("nobody")
                      + " "
                      + flash.get("note").orElse("nothing");
                }));
      }
      threads.shutdown();
      Set<String> distinct = new TreeSet<>();
      for (Future<String> task : read) {
        distinct.add(task.get(20, TimeUnit.SECONDS));
      }
      return distinct.toString();
    }
  }

  /** What is done when the response has begun. */
  @Path("hard/late")
  public static class Late {
    private static final SynchronousQueue<String> GO = new SynchronousQueue<>();
    private static final SynchronousQueue<String> READ = new SynchronousQueue<>();
    @Context Session session;
    @Context Flash flash;

    /** Its thread goes on when the client has the whole response. */
    @GET
    @Path("resumed")
    public void resumed(@Suspended AsyncResponse response) {
      Session mine = session.current();
      Flash ours = flash.current();
      new Thread(
              () -> {
                try {
                  boolean writes = "write".equals(GO.poll(20, TimeUnit.SECONDS));
                  if (writes) {
                    mine.put("late", "value");
                    ours.put("late", "value");
                  }
                  READ.offer(
                      mine.get("user").orElse("nobody") + " " + ours.contains("note"),
                      20,
                      TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              })
          .start();
      OTHER_THREADS.execute(() -> response.resume("begun"));
    }

    @GET
    @Path("go")
    public String go(@QueryParam("what") String what) throws InterruptedException {
      GO.offer(what, 20, TimeUnit.SECONDS);
      return READ.poll(20, TimeUnit.SECONDS);
    }

    @GET
    @Path("reading")
    public StreamingOutput reading() {
      Session mine = session.current();
      Flash ours = flash.current();
      return output -> {
        output.write("begun ".getBytes(StandardCharsets.UTF_8));
        output.flush();
        String read = mine.get("user").orElse("nobody") + " " + ours.get("note").orElse("nothing");
        output.write(read.getBytes(StandardCharsets.UTF_8));
      };
    }
  }

  /** A body that breaks off. */
  record Fragment(boolean mapped) {
    void writeTo(OutputStream output) throws IOException {
      output.write("begun".getBytes(StandardCharsets.UTF_8));
      output.flush();
      throw mapped ? new MappedException(422) : new IllegalStateException("after the first byte");
    }
  }

  @Path("hard/broken")
  public static class Broken {
    @Context Session session;
    @Context Flash flash;

    @GET
    @Path("writer/{how}")
    @Produces("text/x-fragment")
    public Fragment writer(@PathParam("how") String how) {
      session.put("changed", "1");
      flash.put("changed", "1");
      return new Fragment(how.equals("mapped"));
    }

    @GET
    @Path("streaming/{how}")
    @Produces("text/plain")
    public StreamingOutput streaming(@PathParam("how") String how) {
      session.put("changed", "1");
      flash.put("changed", "1");
      return new Fragment(how.equals("mapped"))::writeTo;
    }
  }

  @Produces("text/x-fragment")
  public static class BrokenWriter implements MessageBodyWriter<Fragment> {
    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == Fragment.class;
    }

    @Override
    public void writeTo(
        Fragment fragment,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream output)
        throws IOException {
      fragment.writeTo(output);
    }
  }

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

  /** Locators of two levels. */
  @Path("hard/locate")
  public static class Locators {
    @Context Session session;

    @Path("class")
    public Class<Middle> byClass() {
      return Middle.class;
    }

    @Path("instance")
    public Middle byInstance() {
      return new Middle();
    }

    @Path("writing")
    public Middle writing() {
      session.put("located", "by the locator").put("gone", "by the locator");
      return new Middle();
    }
  }

  public static class Middle {
    @Path("class")
    public Class<Leaf> byClass() {
      return Leaf.class;
    }

    @Path("instance")
    public Leaf byInstance() {
      return new Leaf();
    }

    @Path("writing")
    public Leaf writing(@Context Session session) {
      session.put("added", "by the locator").put("gone", "by the locator");
      return new Leaf();
    }

    @Path("interface")
    public Ordering byInterface() {
      return new Orders();
    }
  }

  public static class Leaf {
    @POST
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @RemovingFromSession("gone")
    public Response post(@Context Session session, @Context Flash flash, @Context UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

  /** All annotations stand here. */
  public interface Ordering {
    @POST
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @RemovingFromSession("gone")
    Response post(@Context Session session, @Context Flash flash, @Context UriInfo uri);
  }

  public static final class Orders implements Ordering {
    @Override
    public Response post(Session session, Flash flash, UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

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

  /** Waits between writing and reading, so that another request can come. */
  @Path("hard/together")
  public static class Together {
    @Context Session session;
    @Context UriInfo uri;

    @GET
    @Path("{key}")
    public String get(@PathParam("key") String key) {
      session.put(key, "1");
      Gate.pass(uri);
      return new TreeMap<>(session.asMap()).toString();
    }
  }

  /** Sets cookies in every way that Jakarta REST has. */
  @Path("hard/cookies")
  public static class ManyCookies {
    @GET
    public Response get(@Context Session session, @Context Flash flash) {
      session.put("a", "1");
      flash.put("b", "2");
      return withCookies(Response.ok("x")).build();
    }

    @GET
    @Path("thrown")
    public Response thrown(@Context Session session, @Context Flash flash) {
      session.put("a", "1");
      flash.put("b", "2");
      throw new WebApplicationException(withCookies(Response.status(409)).build());
    }

    private static Response.ResponseBuilder withCookies(Response.ResponseBuilder response) {
      return response
          .cookie(
              new NewCookie.Builder("one").value("1").build(),
              new NewCookie.Builder("two").value("2").build())
          .header("Set-Cookie", "three=3; Path=/")
          .header("Set-Cookie", "four=4; Path=/");
    }
  }

  /** Adds two more. */
  public static class CookieFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getUriInfo().getPath().contains("hard/cookies")) {
        response.getHeaders().add("Set-Cookie", new NewCookie.Builder("five").value("5").build());
        response.getHeaders().add("Set-Cookie", "six=6; Path=/");
      }
    }
  }
}
