package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * The properties and headers of one request, as each runtime stores them. The properties are the
 * properties of the request's {@link ContainerRequestContext}.
 */
public interface RequestProperties {

  /** Returns the value of a property, or null if the request does not have it. */
  @Nullable Object get(String name);

  /** Sets the value of a property. */
  void set(String name, Object value);

  /** Returns the headers of the request. */
  MultivaluedMap<String, String> headers();

  /**
   * Returns the object that stands for the request, or null where the runtime is known to keep the
   * properties of each request apart. If it is not null, it is what {@link
   * ContainerRequestContext#getHeaders} returns.
   */
  default @Nullable Object exchange() {
    return null;
  }

  /** Returns the properties and headers of a request. */
  static RequestProperties of(ContainerRequestContext request) {
    return new OfContext(request, null);
  }

  /** The properties and headers of a {@link ContainerRequestContext}. */
  record OfContext(ContainerRequestContext request, @Nullable Object exchange)
      implements RequestProperties {
    @Override
    public @Nullable Object get(String name) {
      return request.getProperty(name);
    }

    @Override
    public void set(String name, Object value) {
      request.setProperty(name, value);
    }

    @Override
    public MultivaluedMap<String, String> headers() {
      return request.getHeaders();
    }

    /** Shows nothing of the request: its cookies stay out of logs. */
    @Override
    public String toString() {
      return "OfContext";
    }
  }
}
