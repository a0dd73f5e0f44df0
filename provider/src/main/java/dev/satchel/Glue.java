package dev.satchel;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one runtime does in its own way. This one stands for runtimes that are not known. */
class Glue {
  /** How the resource method ended that a response came after. */
  enum Ending {
    RESULT,
    EXCEPTION,
    /** One or the other: the runtime does not tell. */
    UNKNOWN
  }

  /** Makes both scopes injectable. */
  void install(FeatureContext context, Cookies cookies) {
    throw new UnsupportedOperationException(
        "only Session.of(request) and Flash.of(request) work on this runtime");
  }

  /** The provider that says when an annotated method is about to run. */
  Object tellingWhenMethodsBegin(DeclaredMethods methods, Cookies cookies) {
    return new DeclaredChangesFeature(methods, cookies, this);
  }

  /** Configures a method that takes an AsyncResponse. */
  void configureSuspending(FeatureContext method) {}

  /**
   * Of a method that was reached. A filter that aborted after it counts as an exception, where that
   * shows.
   */
  Ending ending(ContainerResponseContext response, MethodKind method) {
    return Ending.UNKNOWN;
  }

  /** Whether {@link #ending} can say {@code UNKNOWN} of the method. */
  boolean mayHideEnding(MethodKind method) {
    return true;
  }

  /**
   * The {@code Vary} that the runtime keeps outside the response's headers, and drops when there is
   * one in them.
   */
  @Nullable List<?> varyBeside() {
    return null;
  }

  /**
   * The {@code Set-Cookie} lines that stand outside the response's headers, and that the runtime
   * drops when there is one in them.
   */
  List<String> cookiesBeside() {
    return List.of();
  }
}
