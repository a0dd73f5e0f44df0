package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.EffectiveChanges;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.log.LogOncePerMinute;
import dev.satchel.internal.runtime.RequestListener;
import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.runtime.SharedHeaders;
import dev.satchel.internal.session.SessionEndListener;
import dev.satchel.internal.session.SessionEndListeners;
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
import org.jspecify.annotations.Nullable;

/**
 * The filter pair. The request filter places the scopes before anything can use them. The response
 * filter writes the scopes when nothing can change them any more. Some runtimes run the response
 * filter twice for one request, or without the request filter. So it keeps no state of its own, and
 * replaces what it wrote before.
 *
 * <p>The request filter is pre-matching, because Jersey injects into a resource before the filters
 * that run after matching. The priority makes it the first request filter and the last response
 * filter. The priority stands on the class, because Jersey ignores a priority that is given when a
 * filter is registered. The class is no {@code Provider}, because servers scan for providers.
 */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class ScopesFilter
    implements ContainerRequestFilter, ContainerResponseFilter, MethodListener {
  private final ApplicationScopes application;
  private final RuntimeAdapter adapter;
  private final List<RequestListener> listeners;
  private final PlainHttpWarning plainHttpWarning;
  private final LogOncePerMinute failedListeners = new LogOncePerMinute();
  private final LogOncePerMinute sharedResponses = new LogOncePerMinute();

  ScopesFilter(
      ApplicationScopes application, RuntimeAdapter adapter, List<RequestListener> listeners) {
    this.application = application;
    this.adapter = adapter;
    this.listeners = listeners;
    this.plainHttpWarning = new PlainHttpWarning(application.settings());
  }

  private RequestScopes scopes(ContainerRequestContext request) {
    return RequestScopes.of(adapter.properties(request), application);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestScopes.arriving(adapter.properties(request), application);
    application.start();
    for (RequestListener listener : listeners) {
      listener.begins(request);
    }
  }

  /** Hides the scopes of a request from its method, which takes requests from everywhere. */
  void hide(ContainerRequestContext request, boolean mayWrite) {
    scopes(request).hide(mayWrite);
  }

  @Override
  public void begins(ContainerRequestContext request, DeclaredChanges changes) {
    scopes(request).methodBegins(changes);
  }

  @Override
  public void ended(ContainerRequestContext request, Ending ending) {
    scopes(request).methodEnded(ending);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    RequestScopes scopes = scopes(request);
    MultivaluedMap<String, Object> headers = response.getHeaders();
    boolean shared = SharedHeaders.holdForeign(headers, scopes);
    if (shared) {
      logSharedResponse();
      SharedHeaders.restoreAnswer(response, scopes);
    }
    scopes.responseBegins(headers, adapter);
    if (!scopes.concernsResponse()) {
      if (shared) {
        SharedHeaders.write(headers, scopes, clean -> {});
      }
      return;
    }
    ResponseRules rules = ResponseRules.of(request, response, adapter);
    EffectiveChanges declared = declared(scopes, response);
    SessionReply session = scopes.sessionReply(declared, rules);
    boolean unavailable = session != null && !scopes.revoke(session, id -> keepsData(request, id));
    if (unavailable) {
      becomeUnavailable(response, scopes);
      rules = ResponseRules.of(request, response, adapter);
      declared = declared(scopes, response);
      session = scopes.sessionReply(declared, rules);
    }
    FlashReply flash = scopes.flashReply(declared, rules);
    logDropped(declared, session, flash);
    notifySessionEnds(request, session == null ? Set.of() : session.endedIds());
    write(request, response, scopes, session, flash, unavailable);
  }

  /** Returns the declared changes that apply to the response, or null if no method began. */
  private @Nullable EffectiveChanges declared(
      RequestScopes scopes, ContainerResponseContext response) {
    DeclaredChanges begun = scopes.begun();
    if (begun == null) {
      return null;
    }
    Ending seen = scopes.ending();
    return begun.applied(
        response.getStatusInfo().getFamily(),
        seen != null ? seen : adapter.ending(response, begun.shape()));
  }

  private static void becomeUnavailable(ContainerResponseContext response, RequestScopes scopes) {
    // The Response may be a constant, which answers the next request too.
    SharedHeaders.rememberAnswer(response, scopes);
    response.setStatus(Response.Status.SERVICE_UNAVAILABLE.getStatusCode());
    response.setEntity(null);
    response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
  }

  private void logSharedResponse() {
    sharedResponses.log(
        Level.ERROR,
        count ->
            "A Response answered more than one request. Satchel took the headers out that it had"
                + " written for another request. Build a Response for each request, and keep none"
                + " in a constant; responses since the last such line: "
                + count);
  }

  private void logDropped(
      @Nullable EffectiveChanges declared,
      @Nullable SessionReply session,
      @Nullable FlashReply flash) {
    String ofSession = session == null ? null : session.dropped();
    String ofFlash = flash == null ? null : flash.dropped();
    if (declared != null && ofSession != null) {
      application.logDropped(declared, ofSession);
    }
    if (declared != null && ofFlash != null) {
      application.logDropped(declared, ofFlash);
    }
  }

  /** Returns whether an extension keeps data under the id. What cannot be told counts as data. */
  private static boolean keepsData(ContainerRequestContext request, String id) {
    try {
      return SessionEndListeners.of(request).stream().anyMatch(each -> each.keepsData(id));
    } catch (RuntimeException notTold) {
      return true;
    }
  }

  private void notifySessionEnds(ContainerRequestContext request, Set<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    for (SessionEndListener listener : SessionEndListeners.of(request)) {
      try {
        listener.onSessionsEnded(ids);
      } catch (RuntimeException e) {
        failedListeners.log(
            Level.ERROR,
            count ->
                "Data of sessions that ended could not be removed ("
                    + e.getClass().getName()
                    + "). The data stays until its time to live has passed; cases since the last"
                    + " such line: "
                    + count);
      }
    }
  }

  private void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      RequestScopes scopes,
      @Nullable SessionReply session,
      @Nullable FlashReply flash,
      boolean unavailable) {
    String sessionLine = session == null ? null : scopes.sessionLine(session);
    String flashLine = flash == null ? null : flash.line();
    boolean writes = sessionLine != null || flashLine != null;
    adapter.write(
        request,
        response,
        scopes,
        (headers, outside) -> {
          List<String> others = writes ? outside.droppedCookies() : List.of();
          addCookies(headers, lines(others, session, sessionLine, flash, flashLine));
          if (writes || unavailable) {
            CachingHeaders.forbid(headers, outside);
          } else if (scopes.isSessionShown()) {
            CachingHeaders.keepPrivate(headers, outside);
          }
          // A body writer may have used a scope since the filter ran.
          if (writes || scopes.isTouched()) {
            CachingHeaders.vary(headers, outside);
          }
        });
    if (writes) {
      plainHttpWarning.afterWriting(request, sessionLine != null, flashLine != null);
    }
  }

  /** Adds Set-Cookie lines. The values of others stay, and come first. */
  private static void addCookies(MultivaluedMap<String, Object> headers, List<String> lines) {
    if (!lines.isEmpty()) {
      List<Object> present = headers.get(HttpHeaders.SET_COOKIE);
      // The list is new, because the present list may be unmodifiable.
      List<Object> values = present == null ? new ArrayList<>() : new ArrayList<>(present);
      values.addAll(lines);
      headers.put(HttpHeaders.SET_COOKIE, values);
    }
  }

  /**
   * Returns all Set-Cookie lines. A deletion stands last: curl 7.88 ignores a deletion if the line
   * of another cookie follows. Of two deletions the session's stands last, because it matters more.
   */
  private List<String> lines(
      List<String> others,
      @Nullable SessionReply session,
      @Nullable String sessionLine,
      @Nullable FlashReply flash,
      @Nullable String flashLine) {
    List<@Nullable String> lines = new ArrayList<>(others);
    // A response that failed before this one may have left lines of ours.
    lines.removeIf(application::isOurs);
    boolean flashLast =
        flash != null
            && flash.isDeletion(flashLine)
            && !(session != null && session.isDeletion(sessionLine));
    lines.addAll(flash == null || flashLine == null ? List.of() : flash.formerDeletions());
    lines.addAll(session == null || sessionLine == null ? List.of() : session.formerDeletions());
    Collections.addAll(
        lines, flashLast ? sessionLine : flashLine, flashLast ? flashLine : sessionLine);
    lines.removeIf(Objects::isNull);
    return lines;
  }
}
