package dev.satchel.compatibility;

import dev.satchel.tests.Ports;
import dev.satchel.tests.RunningServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An application at a port of its own. A JVM has one Helidon, which serves all applications that
 * are open: it starts again with each one that is added.
 */
final class Helidon implements RunningServer {
  private static final Map<Place, Helidon> OPEN = new TreeMap<>();
  private static SeContainer container;

  private final Place place;
  private final Application application;
  private final int port;

  private Helidon(Place place, Application application, int port) {
    this.place = place;
    this.application = application;
    this.port = port;
  }

  static Helidon serve(Application application) {
    Helidon added = new Helidon(Place.free(), application, Ports.free());
    stop();
    OPEN.put(added.place, added);
    try {
      start();
    } catch (RuntimeException fault) {
      OPEN.remove(added.place);
      throw fault;
    }
    return added;
  }

  @Override
  public URI uri() {
    if (container == null) {
      start();
    }
    return URI.create("http://localhost:" + port + "/");
  }

  /** Its application is served until the next start. */
  @Override
  public void close() {
    OPEN.remove(place);
    if (OPEN.isEmpty()) {
      stop();
    }
  }

  private static void start() {
    for (Place place : Place.values()) {
      place.configure(OPEN.get(place));
    }
    SeContainerInitializer starting = SeContainerInitializer.newInstance();
    OPEN.keySet().forEach(place -> starting.addBeanClasses(place.type));
    container = starting.initialize();
  }

  private static void stop() {
    if (container != null) {
      container.close();
      container = null;
    }
  }

  /**
   * A class that Helidon finds, and the socket where it serves it. The first socket has no name.
   */
  private enum Place {
    FIRST(First.class, "server."),
    SECOND(Second.class, "server.sockets.second."),
    THIRD(Third.class, "server.sockets.third."),
    FOURTH(Fourth.class, "server.sockets.fourth."),
    FIFTH(Fifth.class, "server.sockets.fifth."),
    SIXTH(Sixth.class, "server.sockets.sixth.");

    private final Class<? extends Served> type;
    private final String socket;

    Place(Class<? extends Served> type, String socket) {
      this.type = type;
      this.socket = socket;
    }

    static Place free() {
      for (Place place : values()) {
        if (!OPEN.containsKey(place)) {
          return place;
        }
      }
      throw new IllegalStateException("All places are taken: add one");
    }

    void configure(Helidon here) {
      if (here == null) {
        System.clearProperty(socket + "host");
        System.clearProperty(socket + "port");
      } else {
        System.setProperty(socket + "host", "localhost");
        System.setProperty(socket + "port", String.valueOf(here.port));
      }
    }
  }

  /** The application of a place as Helidon finds it. */
  private abstract static class Served extends Application {
    private final Application application;

    Served(Place place) {
      application = OPEN.get(place).application;
    }

    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(application.getClasses());
      return classes;
    }

    @Override
    @SuppressWarnings("deprecation") // the contract's instances
    public Set<Object> getSingletons() {
      return application.getSingletons();
    }
  }

  public static class First extends Served {
    public First() {
      super(Place.FIRST);
    }
  }

  public static class Second extends Served {
    public Second() {
      super(Place.SECOND);
    }
  }

  public static class Third extends Served {
    public Third() {
      super(Place.THIRD);
    }
  }

  public static class Fourth extends Served {
    public Fourth() {
      super(Place.FOURTH);
    }
  }

  public static class Fifth extends Served {
    public Fifth() {
      super(Place.FIFTH);
    }
  }

  public static class Sixth extends Served {
    public Sixth() {
      super(Place.SIXTH);
    }
  }
}
