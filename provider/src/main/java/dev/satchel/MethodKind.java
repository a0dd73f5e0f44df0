package dev.satchel;

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

/** By what a runtime may tell how a resource method ended. Read once. Immutable. */
final class MethodKind {
  private final Class<?> resource;
  private final @Nullable Class<? extends Annotation> httpMethod;
  private final boolean suspending;
  private final boolean asynchronous;
  private final boolean answersByResponseLater;

  MethodKind(Class<?> resource, Method method, List<Method> overridden) {
    this.resource = resource;
    this.httpMethod = httpMethod(overridden);
    this.suspending = suspends(overridden);
    this.asynchronous = returnsStage(method) || suspending;
    this.answersByResponseLater = suspending || returnsStage(method) && !stageHoldsEntity(method);
  }

  /**
   * Whether what it answers later may be a Response, or nothing, rather than an entity of a known
   * type.
   */
  boolean mayAnswerByResponseLater() {
    return answersByResponseLater;
  }

  /** Whether it is given its response as a parameter: an AsyncResponse, or a sink of events. */
  boolean isSuspending() {
    return suspending;
  }

  /** Whether the method returns before its response is known. */
  boolean isAsynchronous() {
    return asynchronous;
  }

  /**
   * The annotation that makes it a resource method, such as GET; null for a method that was made by
   * code.
   */
  @Nullable Class<? extends Annotation> httpMethod() {
    return httpMethod;
  }

  /** Whether the object is one that the method is invoked on. */
  boolean isOf(@Nullable Object object) {
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

  /** The method's response is that of its AsyncResponse or its events. */
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
