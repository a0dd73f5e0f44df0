package dev.satchel.internal.declared;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that one method of a class overrides or implements (Jakarta REST section 3.6).
 * It resolves generic parameters.
 */
public final class OverriddenMethods {
  private final Map<TypeVariable<?>, Type> bound = new HashMap<>();
  private final Set<Class<?>> types = new LinkedHashSet<>();

  private OverriddenMethods(Class<?> resource) {
    for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
      types.add(type);
      bind(type.getGenericSuperclass());
    }
    for (Class<?> type : List.copyOf(types)) {
      addInterfaces(type);
    }
  }

  /**
   * Returns the method itself, then the methods of superclasses, then the methods of interfaces.
   * The nearest method comes first.
   *
   * @param resource the class that the method is invoked on
   * @param method one of its methods
   * @return at least the method itself
   */
  public static List<Method> of(Class<?> resource, Method method) {
    OverriddenMethods hierarchy = new OverriddenMethods(resource);
    Class<?>[] parameters = hierarchy.parameters(hierarchy.bridged(method));
    Set<Method> methods = new LinkedHashSet<>();
    for (Class<?> type : hierarchy.types) {
      for (Method candidate : type.getDeclaredMethods()) {
        boolean overridable =
            !candidate.isBridge()
                && (candidate.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0;
        if (overridable
            && candidate.getName().equals(method.getName())
            && Arrays.equals(hierarchy.parameters(candidate), parameters)) {
          methods.add(candidate);
        }
      }
    }
    // A method that code registered may belong to another class.
    methods.add(method);
    return new ArrayList<>(methods);
  }

  /**
   * Returns the method that a bridge method calls. The compiler makes a bridge method for the
   * erased signature of a generic type.
   */
  private Method bridged(Method method) {
    if (method.isBridge()) {
      for (Class<?> type : types) {
        for (Method candidate : type.getDeclaredMethods()) {
          if (!candidate.isBridge()
              && candidate.getName().equals(method.getName())
              && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
            return candidate;
          }
        }
      }
    }
    return method;
  }

  private void addInterfaces(Class<?> type) {
    for (Type generic : type.getGenericInterfaces()) {
      bind(generic);
    }
    for (Class<?> parent : type.getInterfaces()) {
      types.add(parent);
    }
    for (Class<?> parent : type.getInterfaces()) {
      addInterfaces(parent);
    }
  }

  private void bind(@Nullable Type generic) {
    if (generic instanceof ParameterizedType parent) {
      TypeVariable<?>[] variables = ((Class<?>) parent.getRawType()).getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bound.put(variables[i], parent.getActualTypeArguments()[i]);
      }
    }
  }

  private Class<?>[] parameters(Method method) {
    return Arrays.stream(method.getGenericParameterTypes())
        .map(this::erase)
        .toArray(Class<?>[]::new);
  }

  private Class<?> erase(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return erase(generic.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(erase(array.getGenericComponentType()), 0).getClass();
    }
    if (type instanceof TypeVariable<?> variable) {
      Type known = bound.get(variable);
      return erase(known != null ? known : variable.getBounds()[0]);
    }
    return erase(((WildcardType) type).getUpperBounds()[0]);
  }
}
