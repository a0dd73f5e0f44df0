package dev.satchel.contract.war;

import dev.satchel.SatchelFeature;
import dev.satchel.contract.Contract;
import dev.satchel.contract.LogLines;
import dev.satchel.contract.RunningServer;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/** The contract on a server that brings its own Jakarta REST, and is given wars. */
public abstract class WarContract extends Contract {
  /** What the classes of the contract name. */
  private static final List<Class<?>> LIBRARIES =
      List.of(
          SatchelFeature.class,
          Contract.class,
          NullMarked.class,
          BeforeEach.class,
          ParameterizedTest.class,
          JUnitException.class,
          TestAbortedException.class,
          API.class,
          Assertions.class);

  private final WarServer server;
  private String row = "";
  private int wars;

  protected WarContract(WarServer server) {
    super(Shared.ofTest().clock());
    this.server = server;
  }

  @BeforeEach
  void nextRow(TestInfo test) {
    row = test.getTestMethod().orElseThrow().getName();
    wars = 0;
  }

  /** The first lasts as long as the server. */
  @Override
  protected final RunningServer serve(Application application) {
    RunningServer served =
        server.serve(
            new War(
                ReplayedApplication.class,
                Map.of(ReplayedApplication.ROW, row + " " + wars++),
                LIBRARIES));
    return row.isEmpty() ? server.endingWith(served) : served;
  }

  @Override
  public final LogLines log() {
    return Shared.ofTest().log();
  }

  @Override
  public boolean servesInThisJvm() {
    return false;
  }

  @Override
  public boolean hasHttpSessions() {
    return true;
  }
}
