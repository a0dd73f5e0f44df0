package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Answer;
import dev.satchel.benchmarks.application.InProcess;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/** The least of a container: hands one request to Jersey, and takes the response. */
final class JerseyInProcess implements InProcess {
  private static final URI BASE = URI.create("http://127.0.0.1:8080/");

  private final ApplicationHandler handler;

  JerseyInProcess(Application application) {
    handler = new ApplicationHandler(application);
  }

  /** The parts of a request, which are made once. */
  private record Asked(URI uri, MultivaluedMap<String, String> headers) {
    static Asked of(String path, String cookie) {
      MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
      headers.putSingle(HttpHeaders.HOST, BASE.getAuthority());
      headers.putSingle(HttpHeaders.ACCEPT, "text/html");
      headers.putSingle(HttpHeaders.COOKIE, cookie);
      return new Asked(BASE.resolve(path), headers);
    }
  }

  @Override
  public Answer get(String path, String cookie) {
    Kept kept = new Kept();
    handle(Asked.of(path, cookie), kept);
    return new Answer(
        kept.status, kept.body.toString(StandardCharsets.UTF_8), List.copyOf(kept.setCookies));
  }

  @Override
  public IntSupplier asking(String path, String cookie) {
    Asked asked = Asked.of(path, cookie);
    return () -> {
      Dropped dropped = new Dropped();
      handle(asked, dropped);
      return dropped.length;
    };
  }

  private void handle(Asked asked, ContainerResponseWriter writer) {
    ContainerRequest request =
        new ContainerRequest(
            BASE,
            asked.uri,
            "GET",
            Anonymous.ANONYMOUS,
            new MapPropertiesDelegate(),
            handler.getConfiguration());
    request.headers(asked.headers);
    request.setWriter(writer);
    handler.handle(request);
  }

  private enum Anonymous implements SecurityContext {
    ANONYMOUS;

    @Override
    // The interface allows null, but does not say so.
    @SuppressWarnings("NullAway")
    public Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    // The interface allows null, but does not say so.
    @SuppressWarnings("NullAway")
    public String getAuthenticationScheme() {
      return null;
    }
  }

  /** Asks for the headers as text, as every container does, and answers at once. */
  private abstract static class Writer implements ContainerResponseWriter {
    abstract void header(String name, String value);

    abstract OutputStream begin(int status);

    @Override
    public final OutputStream writeResponseStatusAndHeaders(
        long contentLength, ContainerResponse response) {
      response
          .getStringHeaders()
          .forEach((name, values) -> values.forEach(value -> header(name, value)));
      return begin(response.getStatus());
    }

    @Override
    public final boolean suspend(
        long timeOut, TimeUnit unit, @Nullable TimeoutHandler timeoutHandler) {
      return false;
    }

    @Override
    public final void setSuspendTimeout(long timeOut, TimeUnit unit) {
      throw new IllegalStateException("Nothing is suspended here");
    }

    @Override
    public final void commit() {}

    @Override
    public final void failure(Throwable error) {
      throw new IllegalStateException(error);
    }

    /** Leaves out a buffer of 8 KB for each response, which writing does not need. */
    @Override
    public final boolean enableResponseBuffering() {
      return false;
    }
  }

  private static final class Kept extends Writer {
    private final List<String> setCookies = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;

    @Override
    void header(String name, String value) {
      if (name.toLowerCase(Locale.ROOT).equals("set-cookie")) {
        setCookies.add(value);
      }
    }

    @Override
    OutputStream begin(int begun) {
      status = begun;
      return body;
    }
  }

  private static final class Dropped extends Writer {
    private int length;

    @Override
    void header(String name, String value) {
      length += value.length();
    }

    @Override
    OutputStream begin(int status) {
      return OutputStream.nullOutputStream();
    }
  }
}
