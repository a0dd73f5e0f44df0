package dev.satchel.cdi;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.internal.declared.Declarations;
import dev.satchel.internal.declared.ServedMethods;
import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.runtime.Runtimes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Configures the application's beans of {@link SatchelFeature} and {@link CrossOriginProtection},
 * if there are any, where the server scans for providers. Start-up fails for annotations that no
 * feature serves. The class is not final, because servers may make a proxy of it.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class SatchelRegistration {
 *   @Produces
 *   @Singleton
 *   SatchelFeature feature() {
 *     return SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET"));
 *   }
 * }
 * }</pre>
 */
@Provider
public class BeanFeature implements Feature, DynamicFeature {
  /** Creates the feature. The runtime calls it. */
  public BeanFeature() {}

  /**
   * Configures the beans. The runtime calls it.
   *
   * @param context the application's configuration
   * @return whether the application has such a bean, and no feature of its class yet
   * @throws IllegalStateException if the application has several beans of one class, or a feature
   *     with other settings
   */
  @Override
  public boolean configure(FeatureContext context) {
    boolean protects = configureBean(CrossOriginProtection.class, context);
    return configureBean(SatchelFeature.class, context) || protects;
  }

  private static boolean configureBean(Class<? extends Feature> type, FeatureContext context) {
    Instance<? extends Feature> beans = beans(type);
    if (beans == null || beans.isUnsatisfied()) {
      return false;
    }
    if (beans.isAmbiguous()) {
      throw new IllegalStateException(
          "An application has one "
              + type.getSimpleName()
              + ", but CDI has several beans of it; remove all but one");
    }
    return beans.get().configure(context);
  }

  /**
   * Reads the annotations of a resource method, so that their faults show at start-up. The runtime
   * calls it.
   *
   * @param method a resource method
   * @param context the configuration of the method
   * @throws IllegalStateException if the application has no feature that serves the method
   */
  @Override
  public void configure(ResourceInfo method, FeatureContext context) {
    if (context.getConfiguration().getProperty(ServedMethods.PROPERTY) instanceof ServedMethods m) {
      m.read(method);
      return;
    }
    RuntimeAdapter runtime = Runtimes.of(context);
    if (runtime.ignoresNestedFeatures() && !protectsOnly()) {
      throw new IllegalStateException(
          "satchel-cdi serves one SatchelFeature, but this application configures none; make it a"
              + " bean (@Produces @Singleton), or call its configure(context) from a provider of"
              + " your own, because Quarkus REST ignores context.register(feature)");
    }
    if (runtime.showsFeatures()) {
      requireNone(Declarations.firstOn(method), method);
    }
  }

  private static void requireNone(
      Optional<Class<? extends Annotation>> annotation, ResourceInfo method) {
    if (annotation.isPresent()) {
      throw new IllegalStateException(
          "@"
              + annotation.get().getSimpleName()
              + " needs a SatchelFeature that serves it, but the application of "
              + method.getResourceClass().getName()
              + "."
              + method.getResourceMethod().getName()
              + " has none; register SatchelFeature with the application");
    }
  }

  /** Returns whether the application protects itself, and may want no scopes. */
  private static boolean protectsOnly() {
    Instance<CrossOriginProtection> beans = beans(CrossOriginProtection.class);
    return beans != null && !beans.isUnsatisfied();
  }

  private static <T> @Nullable Instance<T> beans(Class<T> type) {
    try {
      return CDI.current().select(type);
    } catch (IllegalStateException noCdi) {
      return null;
    }
  }
}
