package dev.satchel.internal.runtime;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that {@code @Context} injects, and how to get its object. A new injectable is one such
 * object. RESTEasy and CXF read the type from a class, so the object also says how to make that
 * class: one line for each of the two runtimes.
 *
 * <pre>{@code
 * Injectable.ofRequest(
 *     Session.class,
 *     request -> RequestScopes.of(request, application).session(),
 *     injectable -> new ResteasyInjector<Session>(injectable) {},
 *     injectable -> new OnCxf(injectable));
 *
 * record OnCxf(Injectable<Session> injectable) implements CxfProvider<Session> {}
 * }</pre>
 *
 * @param type the interface that is injected
 * @param ofRequest returns the object that belongs to a request
 * @param ofApplication the object of all requests, or null if each request has its own
 * @param onResteasy makes the {@link ResteasyInjector}; called on RESTEasy only
 * @param onCxf makes the {@link CxfProvider}; called on CXF only
 */
public record Injectable<T>(
    Class<T> type,
    Function<RequestProperties, T> ofRequest,
    @Nullable T ofApplication,
    Function<Injectable<T>, Object> onResteasy,
    Function<Injectable<T>, Object> onCxf) {

  /**
   * Returns an injectable of which each request has its own object.
   *
   * @param type the interface that is injected
   * @param ofRequest returns the object that belongs to a request
   * @param onResteasy makes the {@link ResteasyInjector}; called on RESTEasy only
   * @param onCxf makes the {@link CxfProvider}; called on CXF only
   */
  public static <T> Injectable<T> ofRequest(
      Class<T> type,
      Function<RequestProperties, T> ofRequest,
      Function<Injectable<T>, Object> onResteasy,
      Function<Injectable<T>, Object> onCxf) {
    return new Injectable<>(type, ofRequest, null, onResteasy, onCxf);
  }

  /**
   * Returns an injectable of which all requests of the application have one object.
   *
   * @param type the interface that is injected
   * @param object the object
   * @param onResteasy makes the {@link ResteasyInjector}; called on RESTEasy only
   * @param onCxf makes the {@link CxfProvider}; called on CXF only
   */
  public static <T> Injectable<T> ofApplication(
      Class<T> type,
      T object,
      Function<Injectable<T>, Object> onResteasy,
      Function<Injectable<T>, Object> onCxf) {
    return new Injectable<>(type, request -> object, object, onResteasy, onCxf);
  }

  /** Returns the object for a request. */
  T get(RequestProperties request) {
    return ofRequest.apply(request);
  }

  /** Shows the type alone. */
  @Override
  public String toString() {
    return "Injectable[" + type.getName() + "]";
  }
}
