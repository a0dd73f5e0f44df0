package dev.satchel.internal.declared;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The resource methods of one application with the changes that they declare. Each method is read
 * when the runtime first asks for it. Safe for many threads.
 */
public final class DeclaredMethods implements ServedMethods {
  private final Consumer<DeclaredChanges> check;
  private final Map<ResourceMethod, DeclaredChanges> known = new ConcurrentHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param check called once with the changes of each method; what it throws reaches the runtime
   */
  public DeclaredMethods(Consumer<DeclaredChanges> check) {
    this.check = check;
  }

  @Override
  public void read(ResourceInfo method) {
    of(method.getResourceClass(), method.getResourceMethod());
  }

  /**
   * Returns the changes that a method declares.
   *
   * @param resource the class that the method is invoked on
   * @param method a resource method of the class
   * @return the changes, perhaps none
   * @throws IllegalArgumentException if an annotation can never apply
   */
  public DeclaredChanges of(Class<?> resource, Method method) {
    return known.computeIfAbsent(new ResourceMethod(resource, method), this::read);
  }

  private DeclaredChanges read(ResourceMethod method) {
    DeclaredChanges changes = new DeclaredChanges(method.resource(), method.method());
    check.accept(changes);
    return changes;
  }
}
