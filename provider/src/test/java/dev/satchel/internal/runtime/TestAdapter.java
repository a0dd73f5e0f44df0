package dev.satchel.internal.runtime;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A runtime that keeps some headers outside the Jakarta REST response. */
public final class TestAdapter extends RuntimeAdapter {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean noStoreFollows;
  private boolean handsOn;

  private Function<ContainerRequestContext, RequestProperties> properties = RequestProperties::of;

  private TestAdapter() {}

  /** Returns a runtime that keeps the properties of requests in this way. */
  public static TestAdapter sharing(
      Function<ContainerRequestContext, RequestProperties> properties) {
    TestAdapter adapter = plain();
    adapter.properties = properties;
    return adapter;
  }

  /** Returns a runtime that keeps nothing outside. */
  public static TestAdapter plain() {
    return new TestAdapter();
  }

  /** Returns a runtime that keeps these values of a header outside. */
  public static TestAdapter with(String name, String... values) {
    return plain().and(name, values);
  }

  /** Keeps these values outside too. */
  public TestAdapter and(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  /** Returns a runtime whose server forbids to store the response when it sends it. */
  public static TestAdapter withNoStoreToFollow() {
    TestAdapter adapter = plain();
    adapter.noStoreFollows = true;
    return adapter;
  }

  /** Returns a runtime that hands each request on. */
  public static TestAdapter handingOn() {
    TestAdapter adapter = plain();
    adapter.handsOn = true;
    return adapter;
  }

  /** Returns all headers outside. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public RequestProperties properties(ContainerRequestContext request) {
    return properties.apply(request);
  }

  @Override
  OutsideHeaders findOutside() {
    return new OutsideHeaders(
        new OutsideHeaders.Source() {
          @Override
          public Collection<?> values(String name) {
            return headers.get(name);
          }

          @Override
          public Collection<String> names() {
            return List.copyOf(headers.keySet());
          }

          @Override
          public void replace(String name, String value) {
            headers.put(name, List.of(value));
          }

          @Override
          public boolean dropsCookies() {
            return true;
          }

          @Override
          public boolean noStoreFollows() {
            return noStoreFollows;
          }
        });
  }

  @Override
  public boolean handsOn(ContainerResponseContext response) {
    return handsOn;
  }
}
