package dev.satchel;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.RuntimeDelegate.HeaderDelegate;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.spi.ContextInjector;
import org.jboss.resteasy.spi.HttpRequest;
import org.jboss.resteasy.spi.HttpResponse;
import org.jboss.resteasy.spi.LoggableFailure;
import org.jspecify.annotations.Nullable;

/** RESTEasy 6.2 and 7.0, by its SPI alone: some servers hide the rest from applications. */
final class ResteasyGlue extends Glue {
  private @Nullable OfSession injector;

  @Override
  void install(FeatureContext context, Cookies cookies) {
    injector = new OfSession(cookies);
    context.register(injector);
    context.register(new OfFlash(cookies));
    context.register(new OfRevocations(cookies.revocations()));
    context.register(new OwnFieldValueDelegate());
  }

  /**
   * A result carries the annotations of its method, unless it is an asynchronous method's Response.
   */
  @Override
  Ending ending(ContainerResponseContext response, MethodKind method) {
    Annotation[] annotations = response.getEntityAnnotations();
    if (annotations != null) {
      for (Annotation annotation : annotations) {
        if (annotation.annotationType() == method.httpMethod()) {
          return Ending.RESULT;
        }
      }
    }
    boolean empty = response.getStatus() == 204; // what a stage made of null, which carries none
    return mayHideEnding(method) || method.isAsynchronous() && empty
        ? Ending.UNKNOWN
        : Ending.EXCEPTION;
  }

  @Override
  boolean mayHideEnding(MethodKind method) {
    return method.mayAnswerByResponseLater();
  }

  @Override
  void configureSuspending(FeatureContext method) {
    if (injector != null) {
      method.register(new MixedUpOnNetty(injector));
    }
  }

  /** {@code Request.selectVariant} puts it into the response that lies below. */
  @Override
  @Nullable List<?> varyBeside() {
    try {
      return injector == null || injector.response == null
          ? null
          : injector.response.getOutputHeaders().get(HttpHeaders.VARY);
    } catch (LoggableFailure noRequestOnThisThread) {
      return null;
    }
  }

  /** Null outside a request: RESTEasy asks once while it starts. */
  private static @Nullable Scopes scopes(@Nullable HttpRequest request, Cookies cookies) {
    try {
      return request == null
          ? null
          : Scopes.of(
              request::getAttribute,
              request::setAttribute,
              () -> request.getHttpHeaders().getRequestHeaders(),
              cookies);
    } catch (LoggableFailure noRequestOnThisThread) {
      return null;
    }
  }

  /**
   * RESTEasy's Netty adapter shares one thread's context between the requests that it suspends
   * there: whatever is injected by {@code @Context} may then be another request's.
   */
  private static final class MixedUpOnNetty implements ContainerRequestFilter {
    private static final String NETTY = "org.jboss.resteasy.plugins.server.netty.";
    private final OfSession injector;

    MixedUpOnNetty(OfSession injector) {
      this.injector = injector;
    }

    @Override
    public void filter(ContainerRequestContext context) {
      HttpRequest request = injector.request;
      if (!injector.checked.get()
          && request != null
          && injector.checked.compareAndSet(false, true)) {
        if (request.getAsyncContext().getClass().getName().startsWith(NETTY)) {
          Log.LOGGER.log(
              Level.ERROR,
              "RESTEasy's Netty adapter mixes up requests that are answered by AsyncResponse: what is injected by @Context, scopes"
                  + " too, may be another user's; return a CompletionStage, use another adapter, or call Session.of(request) and"
                  + " Flash.of(request) in filters, and current() before the method returns");
        }
      }
    }
  }

  /** The same type twice makes it an injector of a proxy, which works in every place. */
  private static final class OfSession implements ContextInjector<Session, Session> {
    private final Cookies cookies;
    private final AtomicBoolean checked = new AtomicBoolean();
    @Context private @Nullable HttpRequest request;
    @Context private @Nullable HttpResponse response;

    OfSession(Cookies cookies) {
      this.cookies = cookies;
    }

    @Override
    public @Nullable Session resolve(
        Class<? extends Session> type, Type genericType, Annotation[] annotations) {
      Scopes scopes = scopes(request, cookies);
      return scopes == null ? null : scopes.session();
    }
  }

  private static final class OfFlash implements ContextInjector<Flash, Flash> {
    private final Cookies cookies;
    @Context private @Nullable HttpRequest request;

    OfFlash(Cookies cookies) {
      this.cookies = cookies;
    }

    @Override
    public @Nullable Flash resolve(
        Class<? extends Flash> type, Type genericType, Annotation[] annotations) {
      Scopes scopes = scopes(request, cookies);
      return scopes == null ? null : scopes.flash();
    }
  }

  private static final class OfRevocations implements ContextInjector<Revocations, Revocations> {
    private final Revocations revocations;

    OfRevocations(Revocations revocations) {
      this.revocations = revocations;
    }

    @Override
    public Revocations resolve(
        Class<? extends Revocations> type, Type genericType, Annotation[] annotations) {
      return revocations;
    }
  }

  /**
   * RESTEasy on Netty lets a header's later value replace an earlier one unless its class has a
   * delegate.
   */
  private static final class OwnFieldValueDelegate implements HeaderDelegate<OwnFieldValue> {
    @Override
    public OwnFieldValue fromString(String value) {
      throw new UnsupportedOperationException("only responses have it");
    }

    @Override
    public String toString(OwnFieldValue value) {
      return value.toString();
    }
  }
}
