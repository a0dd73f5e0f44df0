package dev.satchel.example.guestbook;

import dev.satchel.SatchelFeature;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The classes of the guestbook. */
public final class GuestbookApplication extends Application {
  private final SatchelFeature scopes;

  GuestbookApplication(SatchelFeature scopes) {
    this.scopes = scopes;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SatchelRegistration.class,
        Guestbook.class,
        Assets.class,
        ErrorPage.class,
        Forms.class,
        BodyLimit.class,
        SecurityHeaders.class);
  }

  /** Returns the feature for {@link SatchelRegistration}, which the runtime creates. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(SatchelRegistration.FEATURE, scopes);
  }
}
