package dev.satchel.cdi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.WithNewSession;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks a server that scans for providers, and so finds {@link BeanFeature}. */
class UnservedAnnotationsTest {

  private static void start(Class<?>... classes) {
    Application application =
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return Set.of(classes);
          }
        };
    new SeBootstrapServer(application).close();
  }

  /** RESTEasy leaves it running where the start fails. */
  @AfterEach
  void stopCdi() {
    List.copyOf(WeldContainer.getRunningContainerIds())
        .forEach(id -> WeldContainer.instance(id).close());
  }

  public interface SigningOut {
    @WithNewSession
    String out();
  }

  @Path("out")
  public static class Out implements SigningOut {
    @Override
    @POST
    public String out() {
      return "Bye";
    }
  }

  @Path("plain")
  public static class Plain {
    @POST
    public String post() {
      return "";
    }
  }

  @Test
  void withoutAFeature_failAtStartUp() {
    assertThatThrownBy(() -> start(BeanFeature.class, Out.class))
        .hasStackTraceContaining(
            "@WithNewSession needs a SatchelFeature that serves it, but the application of"
                + " dev.satchel.cdi.UnservedAnnotationsTest$Out.out has none; register"
                + " SatchelFeature with the application");
  }

  @Test
  void withAFeature_orWithoutAnnotations_start() {
    assertThatCode(
            () -> start(BeanFeature.class, InjectResources.SatchelRegistration.class, Out.class))
        .doesNotThrowAnyException();
    assertThatCode(() -> start(BeanFeature.class, Plain.class)).doesNotThrowAnyException();
  }
}
