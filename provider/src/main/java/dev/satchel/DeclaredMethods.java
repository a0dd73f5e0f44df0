package dev.satchel;

import dev.satchel.internal.declared.ServedMethods;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the resource methods of one application declare, each read when the runtime first asks. Safe
 * for many threads.
 */
final class DeclaredMethods implements ServedMethods {
  private final Cookies cookies;
  private final Glue glue;
  private final Map<ResourceMethod, DeclaredChanges> known = new ConcurrentHashMap<>();

  DeclaredMethods(Cookies cookies, Glue glue) {
    this.cookies = cookies;
    this.glue = glue;
  }

  Cookies cookies() {
    return cookies;
  }

  @Override
  public void read(ResourceInfo method) {
    of(method.getResourceClass(), method.getResourceMethod());
  }

  private record ResourceMethod(Class<?> resource, Method method) {}

  DeclaredChanges of(Class<?> resource, Method method) {
    return known.computeIfAbsent(new ResourceMethod(resource, method), this::read);
  }

  private DeclaredChanges read(ResourceMethod method) {
    DeclaredChanges changes = new DeclaredChanges(method.resource(), method.method());
    changes.requireFits(cookies);
    if (changes.addsToSession() && glue.mayHideEnding(changes.kind())) {
      Log.LOGGER.log(
          Level.WARNING,
          "@AddingToSession on {0} is not applied where this runtime does not tell a result from a mapped exception;"
              + " call session.put in the method",
          changes.method());
    }
    return changes;
  }
}
