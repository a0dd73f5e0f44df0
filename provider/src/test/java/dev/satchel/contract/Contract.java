package dev.satchel.contract;

import dev.satchel.SatchelFeature;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.Secret;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.core.Application;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests that every runtime passes, over real HTTP. A subclass only brings the runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RowsNotKept.class)
public abstract class Contract
    implements SessionContract,
        FlashContract,
        DeclaredChangesContract,
        InjectionContract,
        CachingContract,
        StartUpContract,
        CookieHeaderContract,
        CookieLinesContract,
        ServletContract,
        HostileInputContract,
        ExpiryContract,
        IdContract,
        RevocationContract,
        RotationContract,
        ProtectionContract,
        ReplacedCookieContract,
        HttpMethodsContract,
        SubResourcesContract,
        AsyncContract,
        LateChangesContract,
        ConcurrencyContract,
        CrossOriginContract {
  private final SteppingClock clock;
  private RunningServer server;

  protected Contract() {
    this(new SteppingClock());
  }

  /** The clock of whichever JVM serves. */
  protected Contract(SteppingClock clock) {
    this.clock = clock;
  }

  /** Serves the application at a free port of a loopback address. */
  protected abstract RunningServer serve(Application application);

  /** The same by HTTP/2 without TLS, where the server can. */
  protected RunningServer serveHttp2(Application application) {
    return serve(application);
  }

  @BeforeAll
  void startServer() {
    server = serve(feature());
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  private SatchelFeature feature() {
    return SatchelFeature.builder().secret(Secret.of(Tokens.SECRET)).clock(clock).build();
  }

  private RunningServer serve(SatchelFeature feature) {
    return serve(new Served(feature));
  }

  @Override
  public Browser browser() {
    return new Browser(server.uri());
  }

  @Override
  public RunningServer server() {
    return server;
  }

  @Override
  public SteppingClock clock() {
    return clock;
  }

  @Override
  public RunningServer serving(SatchelFeatureBuilder settings, Object... more) {
    return serve(new Served(settings.secret(Secret.of(Tokens.SECRET)).clock(clock).build(), more));
  }

  @Override
  public RunningServer servingHttp2() {
    return serveHttp2(new Served(feature()));
  }

  @Override
  public RunningServer serving(Application application) {
    return serve(application);
  }

  /** All resources and providers of the contract. */
  static final class Served extends Application {
    private final Set<Object> instances = new HashSet<>();

    Served(SatchelFeature feature, Object... more) {
      instances.add(feature);
      instances.addAll(Arrays.asList(more));
      instances.add(new InjectionResources.InstanceResource());
      instances.add(new ConcurrencyResources.InstanceVisits());
    }

    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(InjectionResources.CLASSES);
      classes.addAll(DeclaredResources.CLASSES);
      classes.addAll(CachingContract.CLASSES);
      classes.addAll(HttpMethodsResources.CLASSES);
      classes.addAll(SubResources.CLASSES);
      classes.addAll(AsyncResources.CLASSES);
      classes.addAll(LateChangesResources.CLASSES);
      classes.addAll(ConcurrencyResources.CLASSES);
      classes.addAll(CrossOriginResources.CLASSES);
      classes.add(ScriptResource.class);
      classes.add(RevocationResource.class);
      classes.add(MappedException.Mapper.class);
      return classes;
    }

    @Override
    @SuppressWarnings("deprecation") // the only way to serve an instance from a plain Application
    public Set<Object> getSingletons() {
      return instances;
    }
  }
}
