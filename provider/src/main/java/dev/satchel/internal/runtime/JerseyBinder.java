package dev.satchel.internal.runtime;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.glassfish.hk2.api.DescriptorType;
import org.glassfish.hk2.api.DescriptorVisibility;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.hk2.api.ServiceLocator;
import org.glassfish.hk2.utilities.AbstractActiveDescriptor;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.internal.process.RequestProcessingContextReference;
import org.jspecify.annotations.Nullable;

/**
 * Binds the injectables of all features of an application. Jersey takes one binder of a class, and
 * asks it after all features were configured.
 */
final class JerseyBinder extends AbstractBinder {
  private static final String PROPERTY = "dev.satchel.JerseyBinder";
  private final CurrentRequest request = new CurrentRequest();
  private final List<Injectable<?>> injectables = new ArrayList<>();

  static JerseyBinder of(FeatureContext context) {
    if (context.getConfiguration().getProperty(PROPERTY) instanceof JerseyBinder binder) {
      return binder;
    }
    JerseyBinder binder = new JerseyBinder();
    context.property(PROPERTY, binder);
    context.register(binder);
    context.register(binder.request);
    return binder;
  }

  void add(Injectable<?> injectable) {
    injectables.add(injectable);
  }

  @Override
  protected void configure() {
    injectables.forEach(this::bind);
  }

  private <T> void bind(Injectable<T> injectable) {
    T shared = injectable.ofApplication();
    if (shared != null) {
      bind(shared).to(injectable.type());
    } else {
      addActiveDescriptor(new OfRequest<>(injectable, request));
    }
  }

  /** Knows the current request. A feature, because Jersey injects into features. */
  private static final class CurrentRequest implements Feature {
    // Jersey makes a new factory in each request that asks for the request itself.
    private final JerseyLookup<RequestProcessingContextReference> request =
        new JerseyLookup<>(RequestProcessingContextReference.class);
    @Inject private @Nullable ServiceLocator locator;

    @Override
    public boolean configure(FeatureContext context) {
      return false;
    }

    RequestProperties properties() {
      RequestProcessingContextReference current = request.in(Objects.requireNonNull(locator));
      return RequestProperties.of(Objects.requireNonNull(current).get().request());
    }
  }

  /**
   * Injects the request's own object, which works on any thread. Where the object with the field
   * outlives the request, HK2 injects a proxy.
   */
  private static final class OfRequest<T> extends AbstractActiveDescriptor<T> {
    private final Injectable<T> injectable;
    private final CurrentRequest request;

    OfRequest(Injectable<T> injectable, CurrentRequest request) {
      super(
          Set.of(injectable.type()),
          RequestScoped.class,
          null,
          Set.of(),
          DescriptorType.CLASS,
          DescriptorVisibility.NORMAL,
          0,
          /* proxy= */ true,
          /* proxyForSameScope= */ false,
          null,
          Map.of());
      this.injectable = injectable;
      this.request = request;
      setImplementation(injectable.type().getName());
    }

    @Override
    public Class<?> getImplementationClass() {
      return injectable.type();
    }

    @Override
    public Type getImplementationType() {
      return injectable.type();
    }

    @Override
    public T create(@Nullable ServiceHandle<?> root) {
      return injectable.get(request.properties());
    }
  }
}
