package dev.satchel.benchmarks.application;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import dev.satchel.Outage;
import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.cache.RevocationCache;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The application in one of its variants. */
public final class Site extends Application {
  /** The secret of all variants in this JVM. */
  private static final Secret SECRET = Secret.random();

  private final Set<Class<?>> classes;
  private final Set<Object> singletons;

  private Site(Set<Class<?>> classes, Set<Object> singletons) {
    this.classes = classes;
    this.singletons = singletons;
  }

  /**
   * Returns a site without a session, or with Satchel's session. The session has its defaults, or
   * revocations, or only what revocations need, so that Satchel reads a session with an id like any
   * other session. A site with singletons makes no object for a request.
   */
  public static Site of(String variant) {
    return switch (variant) {
      case "none" -> of(PlainPages.class);
      case "filters" -> of(PlainPages.class, EmptyFilters.class);
      case "satchel" ->
          of(SessionPages.class, SatchelRegistration.class, HeadersPage.class, InjectedPage.class);
      case "singleton-none" -> new Site(Set.of(), Set.of(new PlainPages()));
      case "singleton-satchel" ->
          new Site(Set.of(SatchelRegistration.class), Set.of(new SingletonPages()));
      case "ids" -> of(SessionPages.class, Ids.class);
      case "revocations" -> of(SessionPages.class, Revocable.class);
      default -> throw new IllegalArgumentException("There is no variant " + variant);
    };
  }

  /** Returns a site of pages with what they need. */
  public static Site of(Class<? extends Pages> pages, Class<?>... others) {
    Set<Class<?>> classes = new HashSet<>(List.of(others));
    classes.add(UntouchedPage.class);
    classes.add(pages);
    return new Site(classes, Set.of());
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  // No other way to register a singleton works on both runtimes.
  @SuppressWarnings("deprecation")
  @Override
  public Set<Object> getSingletons() {
    return singletons;
  }

  private static SatchelFeatureBuilder lasting() {
    return SatchelFeature.builder()
        .secret(SECRET)
        .subject("connected")
        .absoluteTimeout(Duration.ofHours(12));
  }

  /** Gives the application Session and Flash. */
  public static final class SatchelRegistration implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(SECRET));
      return true;
    }
  }

  /** The same with the settings of {@link Revocable}, but without revocations. */
  public static final class Ids implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(lasting().build());
      return true;
    }
  }

  /** The same with revocations on Caffeine, which holds those of other sessions. */
  public static final class Revocable implements Feature {
    /** An empty cache would answer sooner. */
    private static final int REVOKED = 10_000;

    @Override
    public boolean configure(FeatureContext context) {
      RevocationCache store =
          RevocationCache.on(new CaffeineCachingProvider().getCacheManager()).singleNode();
      context.register(lasting().revocations(store, Outage.REFUSE).build());
      for (int i = 0; i < REVOKED; i++) {
        store.raise("id:" + UUID.randomUUID(), i);
      }
      return true;
    }
  }
}
