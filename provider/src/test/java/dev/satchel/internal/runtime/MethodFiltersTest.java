package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.KeepFlash;
import dev.satchel.TestContext;
import dev.satchel.TestRequests;
import dev.satchel.internal.declared.DeclaredChanges;
import dev.satchel.internal.declared.DeclaredMethods;
import dev.satchel.internal.declared.Ending;
import dev.satchel.internal.declared.MethodListener;
import dev.satchel.internal.declared.ResourceMethodShape;
import dev.satchel.internal.declared.TestResource;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodFiltersTest {
  static class Items {
    @KeepFlash
    public void list() {}

    public void other() {}

    public void suspended(@Suspended AsyncResponse response) {}
  }

  /** Tells that each method ended by an exception. */
  private static final class Adapter extends RuntimeAdapter {
    private int suspending;

    @Override
    void configureSuspending(FeatureContext method) {
      suspending++;
    }

    @Override
    public Ending ending(ContainerResponseContext response, ResourceMethodShape method) {
      return Ending.EXCEPTION;
    }
  }

  private static final class Listener implements MethodListener {
    private final List<Object> heard = new ArrayList<>();

    @Override
    public void begins(ContainerRequestContext request, DeclaredChanges changes) {
      heard.add(changes);
    }

    @Override
    public void ended(ContainerRequestContext request, Ending ending) {
      heard.add(ending);
    }
  }

  private final Adapter adapter = new Adapter();
  private final Listener listener = new Listener();
  private final DeclaredMethods methods = new DeclaredMethods(changes -> {});
  private final MethodFilters filters = new MethodFilters(methods, listener, adapter);

  private TestContext configured(String method) {
    TestContext context = new TestContext();
    filters.configure(TestResource.of(Items.class, method), context);
    return context;
  }

  @Test
  void anAnnotatedMethod_isTold() throws IOException {
    TestContext context = configured("list");
    ContainerRequestContext request = TestRequests.get("http://example.org/");
    context.registered(ContainerRequestFilter.class).get(0).filter(request);
    context.registered(ContainerResponseFilter.class).get(0).filter(request, null);
    TestResource list = TestResource.of(Items.class, "list");
    assertThat(listener.heard)
        .containsExactly(methods.of(Items.class, list.getResourceMethod()), Ending.EXCEPTION);
    assertThat(adapter.suspending).isZero();
  }

  @Test
  void anotherMethod_hasNoFilters() {
    assertThat(configured("other").registered()).isEmpty();
    assertThat(configured("suspended").registered()).isEmpty();
    assertThat(adapter.suspending).isEqualTo(1);
  }
}
