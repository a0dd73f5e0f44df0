package dev.satchel.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the records of a module whose text shows what they hold. Each record is made with a mark in
 * each of its components, as a text or as the text of an object of a runtime.
 */
public final class MarkedRecords {
  public static final String MARK = "a mark that stays out of logs";

  private final Map<Class<?>, Object> samples;
  private final Set<String> shown;

  /**
   * @param samples objects of classes that cannot be made from their components
   * @param shown the components that a record may show, such as {@code Row.name}
   */
  public MarkedRecords(Map<Class<?>, Object> samples, Set<String> shown) {
    this.samples = samples;
    this.shown = shown;
  }

  /** Returns all records in the folder or jar from which this class was loaded. */
  public static List<Class<?>> besides(Class<?> one) {
    try {
      Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        List<Class<?>> records = new ArrayList<>();
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
          Class<?> found = Class.forName(name, false, one.getClassLoader());
          if (found.isRecord()) {
            records.add(found);
          }
        }
        return records;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the text of a record that is full of marks. */
  public String textOf(Class<?> type) {
    return String.valueOf(marked(type));
  }

  private Object made(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      boolean mayShow = shown.contains(type.getSimpleName() + "." + components[i].getName());
      values[i] = mayShow ? "shown" : marked(components[i].getGenericType());
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No mark fits into " + type, e);
    }
  }

  private Object marked(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type raw = generic.getRawType();
      if (raw == List.class) {
        return List.of(marked(arguments[0]));
      }
      if (raw == Set.class) {
        return Set.of(marked(arguments[0]));
      }
      if (raw == Map.class) {
        return Map.of(marked(arguments[0]), marked(arguments[1]));
      }
      return marked(raw);
    }
    return type instanceof Class<?> plain ? markedObject(plain) : MARK;
  }

  private Object markedObject(Class<?> type) {
    if (samples.containsKey(type)) {
      return samples.get(type);
    }
    if (type == String.class || type == Object.class) {
      return MARK;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == Class.class) {
      return Object.class;
    }
    if (type == Method.class) {
      return Object.class.getMethods()[0];
    }
    if (type == Thread.class) {
      return Thread.currentThread();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isRecord()) {
      return made(type);
    }
    if (type.isSealed()) {
      return markedObject(type.getPermittedSubclasses()[0]);
    }
    if (type.isInterface()) {
      // Own classes are tested by themselves, and functions have no text of their own.
      boolean own = type.getName().startsWith("dev.satchel.");
      boolean function = type.isAnnotationPresent(FunctionalInterface.class);
      return proxy(type, own || function ? type.getName() : MARK);
    }
    if (hasNoText(type)) {
      return null;
    }
    throw new IllegalStateException("Give a sample of " + type);
  }

  /** Returns whether the class has the text of any object: its name and a number. */
  private static boolean hasNoText(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object proxy(Class<?> type, String text) {
    return Proxy.newProxyInstance(
        type.getClassLoader() == null
            ? MarkedRecords.class.getClassLoader()
            : type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> method.getName().equals("toString") ? text : null);
  }
}
