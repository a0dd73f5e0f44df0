package dev.satchel.contract.war;

import dev.satchel.RevocationStore;
import dev.satchel.contract.Contract;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The application that a row of the contract serves. Objects cannot travel to the server's JVM. So
 * the server runs the row again, up to the place where it serves.
 */
public class ReplayedApplication extends Application {
  /** The replayed row of each war, even if the server makes several objects of this class. */
  private static final Application REPLAYED = replay();

  private static Application replay() {
    Shared.ofServer().writeLog();
    Replay replay = new Replay(ReplayedRow.ofWar());
    replay.run();
    return replay.served;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return REPLAYED.getClasses();
  }

  @Override
  @SuppressWarnings("deprecation") // the contract's instances
  public Set<Object> getSingletons() {
    return REPLAYED.getSingletons();
  }

  /** Keeps what is served, and ends the row there. */
  private static final class Replay extends Contract {
    private final ReplayedRow row;
    private final List<RevocationStore> stores = new ArrayList<>();
    private Application served;
    private int before;

    Replay(ReplayedRow row) {
      super(Shared.ofServer().clock());
      this.row = row;
      before = row.before();
    }

    void run() {
      Throwable end = null;
      try {
        if (row.method().isEmpty()) {
          servingHttp2(); // nothing beyond what all rows share
        } else {
          row.runOn(this);
        }
      } catch (InvocationTargetException | Served e) {
        end = e;
      }
      if (served == null) {
        throw new IllegalStateException(row + " serves nothing", end);
      }
    }

    @Override
    public RevocationStore reachable(RevocationStore store) {
      return Stores.remote(row.stores(), Stores.number(store, stores));
    }

    @Override
    protected RunningServer serve(Application application) {
      if (before-- > 0) {
        return new Elsewhere();
      }
      served = application;
      throw new Served();
    }

    @Override
    public LogLines log() {
      return List::of;
    }

    @Override
    public String name() {
      return "replay";
    }

    @Override
    public boolean hasHttpSessions() {
      return true;
    }

    @Override
    public boolean addsToSessionAsynchronously() {
      return true;
    }

    @Override
    public boolean serverFailsOnCookieBytes() {
      return true;
    }
  }

  /** The application that another war serves. */
  private static final class Elsewhere implements RunningServer {
    @Override
    public URI uri() {
      throw new IllegalStateException("A row serves all that it needs before it asks for anything");
    }

    @Override
    public void close() {}
  }

  private static final class Served extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
