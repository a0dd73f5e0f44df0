package dev.satchel.compatibility;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.cdi.InjectContract;
import dev.satchel.cdi.InjectResources;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Helidon 4 needs JDK 21")
class InjectOnHelidonTest extends InjectContract {

  @Override
  protected RunningServer serve() {
    return Helidon.serve(
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return InjectResources.CLASSES;
          }

          @Override
          @SuppressWarnings("deprecation") // an instance without a class of its own
          public Set<Object> getSingletons() {
            return Set.of(SatchelFeature.signedWith(Secret.random()));
          }
        });
  }
}
