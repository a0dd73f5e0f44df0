package dev.satchel.internal.declared;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;

/** A resource method as a runtime tells of it. */
public record TestResource(Class<?> getResourceClass, Method getResourceMethod)
    implements ResourceInfo {
  /** Returns the method of a class that has this name. */
  public static TestResource of(Class<?> resource, String method) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .map(each -> new TestResource(resource, each))
        .findFirst()
        .orElseThrow();
  }
}
