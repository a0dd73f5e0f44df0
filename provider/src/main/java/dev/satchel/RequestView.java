package dev.satchel;

import dev.satchel.internal.declared.DeclaredChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as a scope sees it. The scope also tells the request what happened. */
interface RequestView {
  /** Returns the lines of the Cookie header, or null if the request has none. */
  @Nullable List<String> cookieHeader();

  /** Returns when the request came, in milliseconds since 1970. */
  long arrivedAt();

  /** Returns what the annotated method declared, or null if no such method began. */
  @Nullable DeclaredChanges begun();

  /** Called when a scope opened its cookie. */
  void opened();

  /** Called when the application changed a scope. */
  void changed(String scope);

  /** Called when the application revoked the session that arrived. */
  void revoked();

  /** The request of a scope that has no container: no cookie arrived, and nobody listens. */
  enum None implements RequestView {
    NONE;

    @Override
    public @Nullable List<String> cookieHeader() {
      return null;
    }

    @Override
    public long arrivedAt() {
      return 0;
    }

    @Override
    public @Nullable DeclaredChanges begun() {
      return null;
    }

    @Override
    public void opened() {}

    @Override
    public void changed(String scope) {}

    @Override
    public void revoked() {}
  }
}
