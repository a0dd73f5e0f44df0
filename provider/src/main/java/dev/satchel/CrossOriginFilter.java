package dev.satchel;

import dev.satchel.internal.runtime.ExchangeState;
import dev.satchel.internal.runtime.RequestProperties;
import dev.satchel.internal.runtime.RuntimeAdapter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes the method that arrived, before another filter can change it. {@link CrossOriginGate}
 * judges the request when its resource method is known. The response filter says on what the
 * response depends, and gives a refusal its text where no exception mapper did.
 *
 * <p>Of the filters of this project, {@link ScopesFilter} comes first and goes last.
 */
@PreMatching
@Priority(Integer.MIN_VALUE + 1)
final class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String PROPERTY = "dev.satchel.CrossOriginFilter";
  private static final String TEXT =
      "This request was refused: a request that may change something must come from a page of this"
          + " site.\n";

  private final CrossOriginJudge judge;
  private final RuntimeAdapter adapter;

  CrossOriginFilter(CrossOriginJudge judge, RuntimeAdapter adapter) {
    this.judge = judge;
    this.adapter = adapter;
  }

  /** What the filter knows of one exchange. */
  private static final class Noted extends ExchangeState {
    private final String method;
    private volatile boolean judged;

    Noted(RequestProperties request, String method) {
      super(request);
      this.method = method;
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestProperties properties = adapter.properties(request);
    properties.set(PROPERTY, new Noted(properties, request.getMethod()));
  }

  /**
   * Judges a request by the method that arrived and by the method that a filter made of it.
   *
   * @throws CrossOriginException if the request is refused
   * @throws IllegalStateException if the runtime mixed up the properties of two requests
   */
  void judge(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    Noted noted = noted(request);
    if (noted != null) {
      noted.requireOf(request);
    }
    if (OriginRules.isSafe(request.getMethod(), headers)
        && (noted == null || OriginRules.isSafe(noted.method, headers))) {
      return;
    }
    try {
      judge.require(headers, request.getUriInfo().getRequestUri());
    } finally {
      if (noted != null) {
        noted.judged = true;
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    Noted noted = noted(request);
    if (noted != null && noted.judged) {
      CachingHeaders.vary(headers, adapter.outside(), List.of("Sec-Fetch-Site", "Origin"));
    }
    // A mapper's response may be a constant, which answers other requests too.
    if (headers.containsKey(CrossOriginException.MARK)) {
      headers.remove(CrossOriginException.MARK);
      if (!response.hasEntity()) {
        response.setEntity(TEXT, new Annotation[0], MediaType.TEXT_PLAIN_TYPE);
      }
    }
  }

  private @Nullable Noted noted(ContainerRequestContext request) {
    return adapter.properties(request).get(PROPERTY) instanceof Noted noted ? noted : null;
  }
}
