package dev.satchel.contract.war;

import dev.satchel.contract.Contract;
import dev.satchel.contract.LogLines;
import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a row of the contract serves. Objects cannot travel to the server's JVM: the row is run
 * there again, to where it serves.
 */
public class ReplayedApplication extends Application {
  /** Names the row, or nothing for what all rows share, and how many the row serves before. */
  static final String ROW = "row-of-the-contract";

  /** One for each war, however many objects the server makes. */
  private static final Application REPLAYED = replay();

  private static Application replay() {
    Shared.ofServer().writeLog();
    Replay replay = new Replay();
    try (InputStream input = ReplayedApplication.class.getResourceAsStream("/" + ROW)) {
      String[] rowAndBefore =
          new String(input.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
      replay.before = Integer.parseInt(rowAndBefore[1]);
      replay.run(rowAndBefore[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    private Application served;
    private int before;

    Replay() {
      super(Shared.ofServer().clock());
    }

    void run(String row) {
      Throwable end = null;
      try {
        if (row.isEmpty()) {
          servingHttp2(); // nothing beyond what all rows share
        } else {
          Method method = getClass().getMethod(row);
          method.setAccessible(true);
          method.invoke(this);
        }
      } catch (InvocationTargetException | Served e) {
        end = e;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
      if (served == null) {
        throw new IllegalStateException(row + " serves nothing", end);
      }
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

  /** What another war serves. */
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
