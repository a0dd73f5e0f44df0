package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
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
import java.util.concurrent.TimeUnit;

/** The resources of {@link ConcurrencyContract}. */
public final class ConcurrencyResources {
  static final Set<Class<?>> CLASSES =
      Set.of(Visits.class, SingletonVisits.class, VirtualThreads.class, Together.class);

  private static final ExecutorService OTHER_THREADS = InjectionResources.OTHER_THREADS;

  private ConcurrencyResources() {}

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
}
