package dev.satchel.cache;

import dev.satchel.Session;
import dev.satchel.internal.runtime.ExchangeState;
import dev.satchel.internal.runtime.RequestProperties;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** The cache of one request's session. The first call opens the session. */
final class RequestCache extends ExchangeState implements SessionCache {
  static final String PROPERTY = "dev.satchel.cache.SessionCache";

  private final ContainerRequestContext request;
  private final SessionEntries entries;

  private RequestCache(
      ContainerRequestContext request, RequestProperties properties, SessionEntries entries) {
    super(properties);
    this.request = request;
    this.entries = entries;
  }

  /** Places the cache in a request that arrives, unless its exchange is known to have it. */
  static void place(
      ContainerRequestContext request, RequestProperties properties, SessionEntries entries) {
    if (!(properties.exchange() != null
        && properties.get(PROPERTY) instanceof RequestCache known
        && known.entries == entries
        && known.arrives(properties))) {
      properties.set(PROPERTY, new RequestCache(request, properties, entries));
    }
  }

  /**
   * Returns the cache of a request.
   *
   * @throws IllegalStateException if the request did not pass the filter, or the runtime mixed up
   *     the properties of two requests
   */
  static SessionCache of(RequestProperties request) {
    RequestCache cache = require(request.get(PROPERTY));
    cache.requireOf(request.exchange());
    return cache;
  }

  /** Does the same for code of the application. */
  static SessionCache of(ContainerRequestContext request) {
    RequestCache cache = require(request.getProperty(PROPERTY));
    cache.requireOf(request);
    return cache;
  }

  private static RequestCache require(@Nullable Object property) {
    if (property instanceof RequestCache cache) {
      return cache;
    }
    throw new IllegalStateException(
        "A SessionCache needs a request that passed SessionCacheFeature's filter, but this request"
            + " did not; register SessionCacheFeature with the application, and SatchelFeature"
            + " too");
  }

  private Session session() {
    return Session.of(request);
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Session session = session();
    return session.hasId() ? typed(entries.get(session.id(), key), type) : Optional.empty();
  }

  /** Returns the value if it has the type. {@code int.class} stands for {@code Integer}. */
  @SuppressWarnings("unchecked")
  private <T> Optional<T> typed(@Nullable Object value, Class<T> type) {
    Class<?> reference = MethodType.methodType(type).wrap().returnType();
    if (value != null && !reference.isInstance(value)) {
      entries.mismatched(reference, value.getClass());
      return Optional.empty();
    }
    return Optional.ofNullable((T) value);
  }

  @Override
  public SessionCache put(String key, Object value) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    entries.put(session().id(), key, value);
    return this;
  }

  @Override
  public <T> T computeIfAbsent(String key, Class<T> type, Supplier<? extends T> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    Optional<T> known = get(key, type);
    if (known.isPresent()) {
      return known.get();
    }
    T made = Objects.requireNonNull(supplier.get(), "what the supplier made");
    try {
      put(key, made);
    } catch (CacheException e) {
      entries.failedToPut(e);
    }
    return made;
  }

  @Override
  public SessionCache remove(String key) {
    Objects.requireNonNull(key, "key");
    Session session = session();
    if (session.hasId()) {
      entries.remove(session.id(), key);
    }
    return this;
  }

  @Override
  public SessionCache clear() {
    Session session = session();
    if (session.hasId()) {
      entries.clear(session.id());
    }
    return this;
  }

  @Override
  public SessionCache current() {
    session();
    return this;
  }
}
