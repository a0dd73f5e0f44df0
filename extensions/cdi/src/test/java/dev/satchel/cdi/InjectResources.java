package dev.satchel.cdi;

import dev.satchel.Flash;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The resources of {@link InjectContract}. */
public final class InjectResources {
  public static final Set<Class<?>> CLASSES =
      Set.of(OfApplication.class, OfRequest.class, OfService.class, OfConstructor.class);

  private InjectResources() {}

  /** Abstract, so that Quarkus does not take it for the application. */
  public abstract static class Served extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(CLASSES);
      classes.add(SatchelRegistration.class);
      return classes;
    }
  }

  public static class SatchelRegistration implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      context.register(SatchelFeature.signedWith(Secret.random()));
      return true;
    }
  }

  private static String use(Session session, Flash flash, String user) {
    if (user != null) {
      session.put("user", user);
      flash.put("note", "welcome");
    }
    return session.get("user").orElse("nobody") + " " + flash.get("note").orElse("nothing");
  }

  @ApplicationScoped
  @Path("application")
  public static class OfApplication {
    @Inject Session session;
    @Inject Flash flash;

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }

    @GET
    @Path("later")
    public CompletionStage<String> later() {
      Session own = session.current();
      Flash ours = flash.current();
      return CompletableFuture.supplyAsync(
          () -> {
            ours.put("note", "later");
            return own.get("user").orElse("nobody");
          });
    }
  }

  @RequestScoped
  @Path("request")
  public static class OfRequest {
    @Inject Session session;
    @Inject Flash flash;

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }

  /** A bean that knows nothing of Jakarta REST. */
  @ApplicationScoped
  public static class Service {
    @Inject Session session;
    @Inject Flash flash;

    String answer(String user) {
      return use(session, flash, user);
    }
  }

  @RequestScoped
  @Path("service")
  public static class OfService {
    @Inject Service service;

    @GET
    public String get(@QueryParam("user") String user) {
      return service.answer(user);
    }
  }

  @RequestScoped
  @Path("constructor")
  public static class OfConstructor {
    private final Session session;
    private final Flash flash;

    /**
     * CDI's proxy needs this constructor. It is public, because WildFly would not find it
     * otherwise.
     */
    public OfConstructor() {
      this(null, null);
    }

    @Inject
    public OfConstructor(Session session, Flash flash) {
      this.session = session;
      this.flash = flash;
    }

    @GET
    public String get(@QueryParam("user") String user) {
      return use(session, flash, user);
    }
  }
}
