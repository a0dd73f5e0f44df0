package dev.satchel;

import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.internal.session.FormerIds;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Places the scopes before anything can use them, and writes them when nothing can change them any
 * more. Some runtimes run the response side twice for one request, or without the request side: it
 * keeps no state of its own and undoes what it did before.
 */
@PreMatching // Jersey creates the resource and injects its fields before it runs post-matching
// filters.
@Priority(
    Integer.MIN_VALUE) // First filter in, last filter out. Jersey ignores a priority given when
// registering.
final class ScopesFilter
    implements ContainerRequestFilter,
        ContainerResponseFilter { // not @Provider: servers scan for those
  private final Cookies cookies;
  private final Glue glue;
  private final List<RequestListener> listeners;
  private final AtomicBoolean warnedOfPlainHttp;

  ScopesFilter(Cookies cookies, Glue glue, List<RequestListener> listeners) {
    this.cookies = cookies;
    this.glue = glue;
    this.listeners = listeners;
    this.warnedOfPlainHttp = new AtomicBoolean(!cookies.settings().hasSecureCookie());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Scopes.of(request, cookies);
    for (RequestListener listener : listeners) {
      listener.begins(request);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Scopes scopes = Scopes.of(request, cookies);
    Exchange exchange = new Exchange(request, response);
    MultivaluedMap<String, Object> headers = response.getHeaders();
    OwnFieldValue.requireNoneOfOthers(headers, scopes);
    scopes.responseBegins(headers, glue);
    if (!scopes.matter()) {
      return;
    }
    DeclaredChanges.Applied applied = applied(scopes, response);
    SessionOutcome outcome = scopes.sessionOutcome(exchange, applied);
    if (outcome != null && !scopes.session().revokes(outcome)) {
      response.setStatus(Response.Status.SERVICE_UNAVAILABLE.getStatusCode());
      response.setEntity(null);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
      applied = applied(scopes, response);
      outcome = scopes.sessionOutcome(exchange, applied);
    }
    tell(request, outcome == null ? Set.of() : outcome.formerIds());

    String session = outcome == null ? null : scopes.session().line(outcome, exchange);
    String flash = scopes.flashLine(exchange, applied);
    boolean writes = session != null || flash != null;
    List<@Nullable String> lines = new ArrayList<>(writes ? glue.cookiesBeside() : List.of());
    lines.removeIf(cookies::isOurs); // of a response that failed before this one
    // curl 7.88 undoes a deletion that another cookie's line follows; of two, the session's counts.
    boolean flashLast =
        cookies.flash().delete().equals(flash) && !cookies.session().delete().equals(session);
    lines.addAll(flash == null ? List.of() : cookies.flash().formerDeletions());
    lines.addAll(session == null ? List.of() : cookies.session().formerDeletions());
    Collections.addAll(lines, flashLast ? session : flash, flashLast ? flash : session);
    lines.removeIf(Objects::isNull);
    OwnFieldValue.setCookies(headers, scopes, lines);
    if (writes) {
      CachingHeaders.forbid(headers, scopes);
      warnOfPlainHttp(request, exchange, session != null, flash != null);
    } else if (scopes.isSessionShown()) {
      CachingHeaders.keepPrivate(headers);
    }
    if (writes || scopes.isTouched()) {
      CachingHeaders.vary(headers, glue.varyBeside());
    }
  }

  /** Whoever keeps data under ids. */
  private void tell(ContainerRequestContext request, Set<String> formerIds) {
    if (!formerIds.isEmpty()
        && request.getProperty(FormerIds.PROPERTY) instanceof FormerIds listener) {
      try {
        listener.ended(formerIds);
      } catch (RuntimeException e) {
        cookies
            .leftBehind()
            .log(
                Level.ERROR,
                count ->
                    "What is kept under the ids of sessions that ended could not be removed ("
                        + e.getClass().getName()
                        + "), and stays until its time to live has passed; such cases since the last such line: "
                        + count);
      }
    }
  }

  private DeclaredChanges.@Nullable Applied applied(
      Scopes scopes, ContainerResponseContext response) {
    DeclaredChanges declared = scopes.declared();
    if (declared == null) {
      return null;
    }
    Glue.Ending seen = scopes.ending();
    return declared.applied(
        response.getStatusInfo().getFamily(),
        seen != null ? seen : glue.ending(response, declared.kind()));
  }

  private void warnOfPlainHttp(
      ContainerRequestContext request, Exchange exchange, boolean session, boolean flash) {
    if (warnedOfPlainHttp.get()) {
      return;
    }
    Settings settings = cookies.settings();
    boolean secureSession = session && settings.session().isSecure();
    if ((secureSession || flash && settings.flash().isSecure())
        && exchange.isPlainHttpFromAfar()
        && warnedOfPlainHttp.compareAndSet(false, true)) {
      String host = request.getHeaderString(HttpHeaders.HOST);
      Log.LOGGER.log(
          Level.WARNING,
          "The Secure cookie "
              + (secureSession ? settings.session() : settings.flash()).name()
              + " was sent over plain http to "
              + (host == null ? "a host without a name" : "'" + Entries.show(host) + "'")
              + ", where browsers drop it; serve the site over https, have the proxy say so with"
              + " X-Forwarded-Proto or Forwarded, or use CookieSettings.plainHttp(name) for development");
    }
  }
}
