package dev.satchel.internal.runtime;

import dev.satchel.internal.log.Log;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The runtimes that Satchel knows. A new runtime is a subclass of {@link RuntimeAdapter} and a line
 * in this class.
 */
public final class Runtimes {
  /** The property that holds the adapter, so that all features of an application share it. */
  private static final String PROPERTY = "dev.satchel.RuntimeAdapter";

  /** The longer prefix comes first. */
  private static final List<Map.Entry<String, Supplier<RuntimeAdapter>>> ADAPTERS =
      List.of(
          Map.entry("org.glassfish.jersey.", () -> new JerseyAdapter()),
          Map.entry("org.jboss.resteasy.reactive.", () -> new QuarkusAdapter()),
          Map.entry("org.jboss.resteasy.", () -> new ResteasyAdapter()),
          Map.entry("org.apache.cxf.", () -> new CxfAdapter()));

  private Runtimes() {}

  /**
   * Makes the injectables injectable, and returns the adapter of the runtime. An unknown runtime
   * gets a warning in the log.
   *
   * @param context the configuration of an application
   * @param injectables the types that {@code @Context} injects
   */
  public static RuntimeAdapter install(FeatureContext context, List<Injectable<?>> injectables) {
    Object known = context.getConfiguration().getProperty(PROPERTY);
    RuntimeAdapter adapter =
        inject(
            context,
            injectables,
            () -> known instanceof RuntimeAdapter installed ? installed : installed(context));
    context.property(PROPERTY, adapter);
    return adapter;
  }

  private static RuntimeAdapter installed(FeatureContext context) {
    RuntimeAdapter adapter = of(context);
    adapter.install(context);
    return adapter;
  }

  /**
   * Makes the injectables of an extension injectable, in addition to the scopes.
   *
   * @param context the configuration of an application
   * @param injectables the types that {@code @Context} injects
   */
  public static void inject(FeatureContext context, List<Injectable<?>> injectables) {
    inject(context, injectables, () -> of(context));
  }

  private static RuntimeAdapter inject(
      FeatureContext context, List<Injectable<?>> injectables, Supplier<RuntimeAdapter> finding) {
    try {
      RuntimeAdapter adapter = finding.get();
      injectables.forEach(injectable -> adapter.inject(context, injectable));
      return adapter;
    } catch (LinkageError | UnsupportedOperationException e) {
      if (!injectables.isEmpty()) {
        warn(context, injectables, e);
      }
      return new RuntimeAdapter();
    }
  }

  /**
   * Returns the adapter of the runtime, which the class of the context shows. The class path may
   * hold several runtimes, such as a server and a client of another kind.
   */
  public static RuntimeAdapter of(FeatureContext context) {
    String runtime = context.getClass().getName();
    for (Map.Entry<String, Supplier<RuntimeAdapter>> adapter : ADAPTERS) {
      if (runtime.startsWith(adapter.getKey())) {
        return adapter.getValue().get();
      }
    }
    return new RuntimeAdapter();
  }

  private static void warn(
      FeatureContext context, List<Injectable<?>> injectables, Throwable reason) {
    List<String> types =
        injectables.stream().map(injectable -> injectable.type().getSimpleName()).toList();
    Log.LOGGER.log(
        Level.WARNING,
        "@Context cannot inject "
            + String.join(", ", types)
            + " on this runtime ("
            + context.getClass().getName()
            + "). On Jersey, add jersey-hk2; elsewhere, call "
            + types.get(0)
            + ".of(request).",
        reason);
  }
}
