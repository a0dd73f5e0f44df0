package dev.satchel.contract;

import dev.satchel.RevocationStore;
import dev.satchel.SatchelFeatureBuilder;
import dev.satchel.tests.Browser;
import dev.satchel.tests.LogLines;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SteppingClock;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The runtime under test, as the parts of the contract use it. */
interface RuntimeUnderTest {
  /** A new user at the server that all tests share. */
  Browser browser();

  RunningServer server();

  SteppingClock clock();

  /** Returns the lines that Satchel logs from this call on. The caller closes them. */
  default LogLines log() {
    return LogLines.ofThisJvm();
  }

  /** Another server with the same secret and clock; the caller closes it. */
  RunningServer serving(SatchelFeatureBuilder settings, Object... more);

  /** A server of this application alone. */
  RunningServer serving(Application application);

  /**
   * Returns whether the server below the runtime answers a Cookie header with control characters or
   * non-ASCII bytes by a 500 of its own, before any Jakarta REST code runs.
   */
  boolean serverFailsOnCookieBytes();

  /** The store as the server reaches it, which may be in another JVM. */
  default RevocationStore reachable(RevocationStore store) {
    return store;
  }

  /** Returns whether the runtime runs in a servlet container that keeps an HttpSession. */
  default boolean hasHttpSessions() {
    return false;
  }

  /** Returns whether the runtime answers by a servlet's response, which code can reach. */
  default boolean isServlet() {
    return hasHttpSessions();
  }

  /**
   * A server of all resources that speaks HTTP/2 without TLS, if this one can; the caller closes
   * it.
   */
  RunningServer servingHttp2();

  /** Returns the name of the runtime, with its version: "Jersey 4.0.2 on Grizzly". */
  String name();

  /**
   * The rows of the contract that this runtime cannot keep, by the name of the test (and in
   * brackets the argument), each with the reason. Each is run all the same, and must still fail.
   */
  default Map<String, String> rowsNotKept() {
    return Map.of();
  }

  /** Whether the runtime itself may fail when one Response answers several requests at once. */
  default boolean failsOnSharedHeaders() {
    return false;
  }
}
