package dev.satchel.internal.declared;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a resource method, from which an adapter may tell how the method ended. It is read
 * once. Immutable.
 */
public final class ResourceMethodShape {
  private final Class<?> resource;
  private final @Nullable Class<? extends Annotation> httpMethod;
  private final boolean suspending;
  private final boolean asynchronous;
  private final boolean answersByResponseLater;

  ResourceMethodShape(Class<?> resource, Method method, List<Method> overridden) {
    this.resource = resource;
    this.httpMethod = httpMethod(overridden);
    this.suspending = suspends(overridden);
    this.asynchronous = returnsStage(method) || suspending;
    this.answersByResponseLater = suspending || returnsStage(method) && !stageHoldsEntity(method);
  }

  /**
   * Returns whether a later answer of the method may be a Response, or nothing. Otherwise the
   * answer is an entity of a known type.
   */
  public boolean mayAnswerByResponseLater() {
    return answersByResponseLater;
  }

  /** Returns whether the method takes an AsyncResponse or a sink of events as a parameter. */
  public boolean isSuspending() {
    return suspending;
  }

  /** Returns whether the method returns before its response is known. */
  public boolean isAsynchronous() {
    return asynchronous;
  }

  /**
   * Returns the annotation that makes it a resource method, such as GET. Returns null for a method
   * that code registered.
   */
  public @Nullable Class<? extends Annotation> httpMethod() {
    return httpMethod;
  }

  /**
   * Returns whether the runtime can invoke the method on the object.
   *
   * @param object an object, or null
   */
  public boolean isOf(@Nullable Object object) {
    return resource.isInstance(object);
  }

  private static @Nullable Class<? extends Annotation> httpMethod(List<Method> overridden) {
    for (Method method : overridden) {
      for (Annotation annotation : method.getDeclaredAnnotations()) {
        if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
          return annotation.annotationType();
        }
      }
    }
    return null;
  }

  private static boolean returnsStage(Method method) {
    return CompletionStage.class.isAssignableFrom(method.getReturnType());
  }

  private static boolean stageHoldsEntity(Method method) {
    Type stage = method.getGenericReturnType();
    Type held =
        stage instanceof ParameterizedType generic
            ? generic.getActualTypeArguments()[0]
            : Object.class;
    return held instanceof Class<?> type
        && type != Object.class
        && type != Void.class
        && !Response.class.isAssignableFrom(type);
  }

  /** Returns whether the method answers by an AsyncResponse or by events. */
  private static boolean suspends(List<Method> overridden) {
    for (Method method : overridden) {
      for (Class<?> parameter : method.getParameterTypes()) {
        if (parameter == SseEventSink.class) {
          return true;
        }
      }
      for (Annotation[] parameter : method.getParameterAnnotations()) {
        for (Annotation annotation : parameter) {
          if (annotation.annotationType() == Suspended.class) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
