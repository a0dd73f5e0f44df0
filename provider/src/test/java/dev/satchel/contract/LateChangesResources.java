package dev.satchel.contract;

import dev.satchel.Flash;
import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** The resources of {@link LateChangesContract}. */
public final class LateChangesResources {
  static final Set<Class<?>> CLASSES = Set.of(Late.class, Broken.class, BrokenWriter.class);

  private static final ExecutorService OTHER_THREADS = InjectionResources.OTHER_THREADS;

  private LateChangesResources() {}

  /** Uses the scopes after the response began. */
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
}
