package dev.satchel.benchmarks.application;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The application in one of its variants. */
public final class Site extends Application {
  private final Set<Class<?>> classes;

  private Site(Set<Class<?>> classes) {
    this.classes = classes;
  }

  /** Without a session, or with Satchel's. */
  public static Site of(String variant) {
    return switch (variant) {
      case "none" -> new Site(Set.of(UntouchedPage.class, PlainPages.class));
      case "satchel" -> new Site(Set.of(UntouchedPage.class, SessionPages.class, Scopes.class));
      default -> throw new IllegalArgumentException("There is no variant " + variant);
    };
  }

  /** With the session of somebody else. */
  public static Site of(Class<? extends Pages> pages, Class<?>... providers) {
    Set<Class<?>> classes = new HashSet<>(List.of(providers));
    classes.add(UntouchedPage.class);
    classes.add(pages);
    return new Site(classes);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  /** Gives the application Session and Flash, all in this JVM under one secret. */
  public static final class Scopes implements Feature {
    private static final Secret SECRET = Secret.random();

    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(SECRET));
      return true;
    }
  }
}
