package dev.satchel.contract;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.RemovingFromSession;
import dev.satchel.Session;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The resources of {@link SubResourcesContract}. */
public final class SubResources {
  static final Set<Class<?>> CLASSES = Set.of(Locators.class);

  private SubResources() {}

  /** Locators of two levels. */
  @Path("hard/locate")
  public static class Locators {
    @Context Session session;

    @Path("class")
    public Class<Middle> byClass() {
      return Middle.class;
    }

    @Path("instance")
    public Middle byInstance() {
      return new Middle();
    }

    @Path("writing")
    public Middle writing() {
      session.put("located", "by the locator").put("gone", "by the locator");
      return new Middle();
    }
  }

  public static class Middle {
    @Path("class")
    public Class<Leaf> byClass() {
      return Leaf.class;
    }

    @Path("instance")
    public Leaf byInstance() {
      return new Leaf();
    }

    @Path("writing")
    public Leaf writing(@Context Session session) {
      session.put("added", "by the locator").put("gone", "by the locator");
      return new Leaf();
    }

    @Path("interface")
    public Ordering byInterface() {
      return new Orders();
    }
  }

  public static class Leaf {
    @POST
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @RemovingFromSession("gone")
    public Response post(@Context Session session, @Context Flash flash, @Context UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }

  /** All annotations stand here. */
  public interface Ordering {
    @POST
    @Flashing(key = "success", value = "declared")
    @AddingToSession(key = "added", value = "declared")
    @RemovingFromSession("gone")
    Response post(@Context Session session, @Context Flash flash, @Context UriInfo uri);
  }

  public static final class Orders implements Ordering {
    @Override
    public Response post(Session session, Flash flash, UriInfo uri) {
      return Script.run(session, flash, uri);
    }
  }
}
