package dev.satchel.cdi;

import dev.satchel.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for the session of the request that calls it. This is not CDI's own proxy, which would
 * hide the result of {@link #current}.
 */
final class InjectedSession implements Session {
  private final ScopesOfRequest scopes;

  InjectedSession(ScopesOfRequest scopes) {
    this.scopes = scopes;
  }

  @Override
  public Session current() {
    return scopes.session();
  }

  @Override
  public Optional<String> get(String key) {
    return current().get(key);
  }

  @Override
  public boolean contains(String key) {
    return current().contains(key);
  }

  @Override
  public Map<String, String> asMap() {
    return current().asMap();
  }

  @Override
  public boolean isEmpty() {
    return current().isEmpty();
  }

  @Override
  public Session put(String key, String value) {
    return current().put(key, value);
  }

  @Override
  public Session putAll(Map<String, String> entries) {
    return current().putAll(entries);
  }

  @Override
  public Session remove(String... keys) {
    return current().remove(keys);
  }

  @Override
  public Session replaceWith(Map<String, String> entries) {
    return current().replaceWith(entries);
  }

  @Override
  public Session clear() {
    return current().clear();
  }

  @Override
  public String id() {
    return current().id();
  }

  @Override
  public boolean hasId() {
    return current().hasId();
  }

  @Override
  public Session renewId() {
    return current().renewId();
  }

  @Override
  public Optional<Instant> startedAt() {
    return current().startedAt();
  }

  @Override
  public Optional<Instant> expiresAt() {
    return current().expiresAt();
  }
}
