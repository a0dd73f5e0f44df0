package dev.satchel.readme;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/")
public class Shop extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Home.class, SatchelRegistration.class);
  }
}
