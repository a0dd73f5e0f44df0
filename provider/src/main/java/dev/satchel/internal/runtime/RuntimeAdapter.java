package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adapts Satchel to one runtime. Each known runtime has one subclass, which {@link Runtimes} names.
 * This class itself stands for an unknown runtime. Safe for many threads once the application has
 * started.
 */
public class RuntimeAdapter {
  RuntimeAdapter() {}

  /**
   * Makes an object injectable by {@code @Context}.
   *
   * @throws UnsupportedOperationException if the runtime is unknown
   */
  void inject(FeatureContext context, Injectable<?> injectable) {
    throw new UnsupportedOperationException("This runtime is not known.");
  }

  /** Registers what the adapter itself needs. Called once, for the feature of the scopes. */
  void install(FeatureContext context) {}

  /** Returns the properties and headers of a request, as a filter sees them. */
  public RequestProperties properties(ContainerRequestContext request) {
    return RequestProperties.of(request);
  }

  /**
   * Returns the provider that tells the listener when annotated methods begin and how they ended.
   *
   * @param methods the methods of the application
   * @param listener hears of the annotated methods
   */
  public Object methodFilters(DeclaredMethods methods, MethodListener listener) {
    return new MethodFilters(methods, listener, this);
  }

  /** Configures a method that takes an AsyncResponse. */
  void configureSuspending(FeatureContext method) {}

  /**
   * Returns how a method ended that the runtime invoked. Where the runtime shows it, a filter that
   * aborted after the method counts as an exception.
   *
   * @param response the response that came after the method
   * @param method the shape of the method
   */
  public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
    return Ending.UNKNOWN;
  }

  /**
   * Writes headers of a response. Where the runtime allows it, no other response gets these
   * headers, also if the application answers several requests by one {@code Response}.
   *
   * @param request the request that the response answers
   * @param response the response, which no filter changes any more
   * @param owner stands for the request
   * @param writing puts and removes whole lists of values; some runtimes call it when the response
   *     is sent, or not at all if the response is not sent
   */
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      Consumer<MultivaluedMap<String, Object>> writing) {
    SharedHeaders.write(response.getHeaders(), owner, writing);
  }

  /** Returns whether a dynamic feature sees what a feature put into the configuration. */
  public boolean showsFeatures() {
    return false;
  }

  /** Returns whether the runtime ignores a feature that another feature registers. */
  public boolean ignoresNestedFeatures() {
    return false;
  }

  /** Returns whether {@link #ending} can be {@code UNKNOWN} for the method. */
  public boolean canBeUnknown(ResourceMethodShape method) {
    return true;
  }

  /**
   * Returns the {@code Vary} values that the runtime keeps outside the response's headers. The
   * runtime drops these values if the headers hold a {@code Vary}.
   */
  public @Nullable List<?> varyOutsideHeaders() {
    return null;
  }

  /**
   * Returns the {@code Set-Cookie} lines that stand outside the response's headers. The runtime
   * drops these lines if the headers hold a {@code Set-Cookie}.
   */
  public List<String> setCookieOutsideHeaders() {
    return List.of();
  }
}
