package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.ResourceMethodShape;
import dev.satchel.internal.log.Log;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate.HeaderDelegate;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jboss.resteasy.core.interception.jaxrs.ContainerResponseContextImpl;
import org.jboss.resteasy.spi.HttpRequest;
import org.jboss.resteasy.spi.HttpResponse;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.jspecify.annotations.Nullable;

/**
 * RESTEasy 6.2 and 7.0. The adapter needs RESTEasy's SPI alone, because some servers hide the rest
 * from applications.
 */
final class ResteasyAdapter extends RuntimeAdapter {
  private final boolean showsOwnResponse = OwnResponse.isShown();
  private @Nullable CurrentExchange exchange;
  private @Nullable ServletSide servlet;

  @Override
  void install(FeatureContext context) {
    exchange = new CurrentExchange();
    context.register(exchange);
    context.register(new SatchelHeaderValueDelegate());
    try {
      servlet = ServletSide.of(ResteasyProviderFactory.getInstance());
    } catch (NoClassDefFoundError noServlets) {
      servlet = null;
    }
  }

  @Override
  void inject(FeatureContext context, Injectable<?> injectable) {
    context.register(injector(injectable));
  }

  private static <T> Object injector(Injectable<T> injectable) {
    return injectable.onResteasy().apply(injectable);
  }

  /** Tells the requests apart: RESTEasy shares their properties on the JDK's http server. */
  @Override
  public RequestProperties properties(ContainerRequestContext request) {
    return new RequestProperties.OfContext(request, request.getHeaders());
  }

  /**
   * Returns how the method ended. A result carries the annotations of its method, unless it is the
   * Response of an asynchronous method.
   */
  @Override
  public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
    Annotation[] annotations = response.getEntityAnnotations();
    if (annotations != null) {
      for (Annotation annotation : annotations) {
        if (annotation.annotationType() == method.httpMethod()) {
          return Ending.RESULT;
        }
      }
    }
    // If a stage holds null, RESTEasy answers 204 without annotations.
    boolean empty = response.getStatus() == 204;
    return canBeUnknown(method) || method.isAsynchronous() && empty
        ? Ending.UNKNOWN
        : Ending.EXCEPTION;
  }

  @Override
  public boolean showsFeatures() {
    return true;
  }

  @Override
  public boolean canBeUnknown(ResourceMethodShape method) {
    return method.mayAnswerByResponseLater();
  }

  @Override
  void configureSuspending(FeatureContext method) {
    if (exchange != null) {
      method.register(new MixedUpOnNetty(exchange));
    }
  }

  /**
   * Writes into RESTEasy's own response, because the application's {@code Response} may be shared.
   * A response with a body gets its headers later, when the body began, so there the headers of the
   * {@code Response} must do. So must they where a server hides RESTEasy's own response.
   */
  @Override
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      BiConsumer<MultivaluedMap<String, Object>, OutsideHeaders> writing) {
    HttpResponse own = response.hasEntity() ? null : ownResponse(response);
    if (own == null) {
      super.write(request, response, owner, writing);
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    OutsideHeaders outside = outside();
    SharedHeaders.change(
        headers,
        owner,
        written -> writing.accept(written, outside),
        (name, values) -> {
          if (name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
            headers.remove(name);
            OwnResponse.addCookies(own, values);
          } else if (headers.containsKey(name)) {
            // RESTEasy sends this header after its own. No header goes, because another request may
            // read the headers at the same time.
            headers.put(name, values);
          } else {
            own.getOutputHeaders().putSingle(name, values.get(0));
          }
        });
  }

  private @Nullable HttpResponse ownResponse(ContainerResponseContext response) {
    if (showsOwnResponse) {
      return OwnResponse.of(response);
    }
    return servlet == null ? null : servlet.contexts.getContextData(HttpResponse.class);
  }

  /** Knows the class that Open Liberty hides. */
  private static final class OwnResponse {
    private OwnResponse() {}

    /** Returns whether the application sees RESTEasy's own response. */
    static boolean isShown() {
      try {
        return ContainerResponseContextImpl.class.getName() != null;
      } catch (NoClassDefFoundError hidden) {
        return false;
      }
    }

    static @Nullable HttpResponse of(ContainerResponseContext response) {
      return response instanceof ContainerResponseContextImpl current
          ? current.getHttpResponse()
          : null;
    }

    /** Adds the cookies in the way in which RESTEasy takes them from a {@code Response}. */
    static void addCookies(HttpResponse own, List<Object> values) {
      for (Object value : values) {
        if (value instanceof NewCookie cookie) {
          own.addNewCookie(cookie);
        } else {
          own.getOutputHeaders().add(HttpHeaders.SET_COOKIE, value);
        }
      }
    }
  }

  /**
   * Returns the headers of the servlet's response, or else of RESTEasy's own response. {@code
   * Request.selectVariant} puts {@code Vary} into both.
   */
  @Override
  OutsideHeaders findOutside() {
    OutsideHeaders ofServlet = servlet == null ? OutsideHeaders.NONE : servlet.headers();
    if (ofServlet != OutsideHeaders.NONE || exchange == null || exchange.response == null) {
      return ofServlet;
    }
    return new OutsideHeaders(new OutputHeaders(exchange.response.getOutputHeaders()));
  }

  /** Knows the response of the servlet, if there is one. */
  private record ServletSide(ResteasyProviderFactory contexts) {
    static ServletSide of(ResteasyProviderFactory contexts) {
      // This line throws where the container has no servlets.
      Objects.requireNonNull(HttpServletResponse.class);
      return new ServletSide(contexts);
    }

    OutsideHeaders headers() {
      // What @Context injects is a proxy, which hides what wraps the response.
      return ServletHeaders.of(
          contexts.getContextData(HttpServletResponse.class), /* dropsCookies= */ false);
    }
  }

  /** The headers of RESTEasy's own response. */
  private record OutputHeaders(MultivaluedMap<String, Object> headers)
      implements OutsideHeaders.Source {
    @Override
    public @Nullable Collection<?> values(String name) {
      return headers.get(name);
    }

    @Override
    public Collection<String> names() {
      return headers.keySet();
    }

    @Override
    public void replace(String name, String value) {
      headers.putSingle(name, value);
    }

    /** Shows no header: cookies stay out of logs. */
    @Override
    public String toString() {
      return "OutputHeaders";
    }
  }

  /** Knows the current request and response. RESTEasy injects into every registered provider. */
  private static final class CurrentExchange implements Feature {
    private final AtomicBoolean checked = new AtomicBoolean();
    @Context private @Nullable HttpRequest request;
    @Context private @Nullable HttpResponse response;

    @Override
    public boolean configure(FeatureContext context) {
      return false;
    }
  }

  /**
   * Warns of RESTEasy's Netty adapter, which shares the context of one thread between the requests
   * that it suspends there. What {@code @Context} injects may then belong to another request.
   */
  private static final class MixedUpOnNetty implements ContainerRequestFilter {
    private static final String NETTY = "org.jboss.resteasy.plugins.server.netty.";
    private final CurrentExchange exchange;

    MixedUpOnNetty(CurrentExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext context) {
      HttpRequest request = exchange.request;
      if (!exchange.checked.get()
          && request != null
          && exchange.checked.compareAndSet(false, true)) {
        if (request.getAsyncContext().getClass().getName().startsWith(NETTY)) {
          Log.LOGGER.log(
              Level.ERROR,
              "RESTEasy's Netty adapter mixes up requests that AsyncResponse answers, so @Context"
                  + " may inject the scope of another user. Return a CompletionStage, use another"
                  + " adapter, or call Session.of(request) and Flash.of(request) in filters, and"
                  + " current() before the method returns");
        }
      }
    }
  }

  /**
   * Keeps all values of a header on Netty, where RESTEasy replaces earlier values unless their
   * class has a delegate.
   */
  private static final class SatchelHeaderValueDelegate
      implements HeaderDelegate<SatchelHeaderValue> {
    @Override
    public SatchelHeaderValue fromString(String value) {
      throw new UnsupportedOperationException("Only responses have this value.");
    }

    @Override
    public String toString(SatchelHeaderValue value) {
      return value.toString();
    }
  }
}
