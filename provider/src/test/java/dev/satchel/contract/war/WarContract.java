package dev.satchel.contract.war;

import dev.satchel.RevocationStore;
import dev.satchel.SatchelFeature;
import dev.satchel.contract.Contract;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/** The contract on a server that brings its own Jakarta REST, and is given wars. */
public abstract class WarContract extends Contract {
  /** The classes that the classes of the contract name. */
  private static final List<Class<?>> LIBRARIES =
      List.of(
          SatchelFeature.class,
          Contract.class,
          RunningServer.class,
          NullMarked.class,
          BeforeEach.class,
          ParameterizedTest.class,
          JUnitException.class,
          TestAbortedException.class,
          API.class,
          Assertions.class);

  @RegisterExtension final BeforeEachCallback eachRow = this::nextRow;

  private final WarServer server;
  private final Stores stores = new Stores();
  private ReplayedRow row = ReplayedRow.NONE;

  protected WarContract(WarServer server) {
    super(Shared.ofTest().clock());
    this.server = server;
  }

  private void nextRow(ExtensionContext context) {
    stores.clear();
    row = ReplayedRow.of(context, stores.port());
  }

  @AfterAll
  void closeStores() {
    stores.close();
  }

  /** The first lasts as long as the server. */
  @Override
  protected final RunningServer serve(Application application) {
    RunningServer served =
        server.serve(
            new War(ReplayedApplication.class, Map.of(ReplayedRow.FILE, row.text()), LIBRARIES));
    boolean first = row.equals(ReplayedRow.NONE);
    row = row.afterServing();
    return first ? server.endingWith(served) : served;
  }

  @Override
  public final LogLines log() {
    return Shared.ofTest().log();
  }

  @Override
  public final RevocationStore reachable(RevocationStore store) {
    stores.add(store);
    return store;
  }

  @Override
  public boolean hasHttpSessions() {
    return true;
  }
}
