package dev.satchel.internal.runtime;

import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.declared.ResourceMethodShape;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.function.BiConsumer;

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

  /** Registers a gate, which runs before each resource method that it guards. */
  public void registerGate(FeatureContext context, MethodGate gate) {
    context.register(gate, DynamicFeature.class);
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
   * @param writing puts and removes whole lists of values, and gets the headers that stand outside;
   *     some runtimes call it when the response is sent, or not at all if the response is not sent
   */
  public void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object owner,
      BiConsumer<MultivaluedMap<String, Object>, OutsideHeaders> writing) {
    OutsideHeaders outside = outside();
    SharedHeaders.write(response.getHeaders(), owner, headers -> writing.accept(headers, outside));
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

  /** Returns the headers that stand outside the Jakarta REST headers of the current response. */
  public final OutsideHeaders outside() {
    try {
      return findOutside();
    } catch (RuntimeException | LinkageError e) {
      // No response is current, or the server hides it.
      return OutsideHeaders.NONE;
    }
  }

  /** Returns the headers that stand outside. May throw. */
  OutsideHeaders findOutside() {
    return OutsideHeaders.NONE;
  }

  /**
   * Returns whether nobody sees the response, because the runtime hands the request on to the rest
   * of the server.
   */
  public boolean handsOn(ContainerResponseContext response) {
    return false;
  }
}
