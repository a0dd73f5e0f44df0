package dev.satchel.contract;

import dev.satchel.RevocationStore;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** What the parts of the contract ask of the runtime under test. */
interface RuntimeUnderTest {
  /** A new user at the server that all tests share. */
  Browser browser();

  RunningServer server();

  SteppingClock clock();

  /** What the library logs from here on; the caller closes it. */
  default LogLines log() {
    return LogLines.ofThisJvm();
  }

  /** Another server with the same secret and clock; the caller closes it. */
  RunningServer serving(SatchelFeatureBuilder settings, Object... more);

  /** A server of this application alone. */
  RunningServer serving(Application application);

  /**
   * Whether the server beneath the runtime answers a Cookie header with control characters or
   * non-ASCII bytes by a 500 of its own, before any Jakarta REST code runs.
   */
  boolean serverFailsOnCookieBytes();

  /** The store as the server reaches it, which may be in another JVM. */
  default RevocationStore reachable(RevocationStore store) {
    return store;
  }

  /** Whether it runs in a servlet container that keeps an HttpSession for those who ask. */
  default boolean hasHttpSessions() {
    return false;
  }

  /**
   * A server of all resources that speaks HTTP/2 without TLS, if this one can; the caller closes
   * it.
   */
  RunningServer servingHttp2();

  /** What runs the contract, with its version: "Jersey 4.0.2 on Grizzly". */
  String name();

  /**
   * The rows of the contract that this runtime cannot keep, by the name of the test (and in
   * brackets the argument), each with the reason. Each is run all the same, and must still fail.
   */
  default Map<String, String> rowsNotKept() {
    return Map.of();
  }
}
