package dev.satchel.cdi;

import dev.satchel.cache.SessionCache;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands for the cache of the current request. It is not CDI's own proxy, because that one hides
 * what {@link #current} returns.
 */
final class InjectedSessionCache implements SessionCache {
  private final ScopesOfRequest scopes;

  InjectedSessionCache(ScopesOfRequest scopes) {
    this.scopes = scopes;
  }

  @Override
  public SessionCache current() {
    return SessionCache.of(scopes.request());
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    return current().get(key, type);
  }

  @Override
  public SessionCache put(String key, Object value) {
    return current().put(key, value);
  }

  @Override
  public <T> T computeIfAbsent(String key, Class<T> type, Supplier<? extends T> supplier) {
    return current().computeIfAbsent(key, type, supplier);
  }

  @Override
  public SessionCache remove(String key) {
    return current().remove(key);
  }

  @Override
  public SessionCache clear() {
    return current().clear();
  }
}
