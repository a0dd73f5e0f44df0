package dev.satchel.cdi;

import dev.satchel.Flash;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for the flash of the request that calls it. This is not CDI's own proxy, which would hide
 * the result of {@link #current}.
 */
final class InjectedFlash implements Flash {
  private final ScopesOfRequest scopes;

  InjectedFlash(ScopesOfRequest scopes) {
    this.scopes = scopes;
  }

  @Override
  public Flash current() {
    return scopes.flash();
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
  public Flash put(String key, String value) {
    return current().put(key, value);
  }

  @Override
  public Flash putAll(Map<String, String> entries) {
    return current().putAll(entries);
  }

  @Override
  public Flash now(String key, String value) {
    return current().now(key, value);
  }

  @Override
  public Flash keep() {
    return current().keep();
  }

  @Override
  public Flash keep(String... keys) {
    return current().keep(keys);
  }

  @Override
  public Flash discard() {
    return current().discard();
  }

  @Override
  public Map<String, String> next() {
    return current().next();
  }
}
