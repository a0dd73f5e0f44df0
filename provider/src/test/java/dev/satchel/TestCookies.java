package dev.satchel;

import dev.satchel.internal.runtime.RequestProperties;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads and writes both cookies of one feature without a server. */
record TestCookies(ApplicationScopes application) {
  TestCookies(SatchelFeature feature) {
    this(feature.application());
  }

  static final Secret SECRET = Secret.of("a secret of the tests without a server");

  /** Returns the cookies of an application that has one secret, this clock and these settings. */
  static TestCookies of(InstantSource clock, UnaryOperator<SatchelFeatureBuilder> settings) {
    return new TestCookies(
        settings.apply(SatchelFeature.builder().secret(SECRET).clock(clock)).build());
  }

  /** Returns the cookie that a browser sends after it received a Set-Cookie line. */
  static String sentBack(String line) {
    return line.substring(0, line.indexOf(';'));
  }

  SessionCookie session() {
    return application.session().cookie();
  }

  FlashCookie flash() {
    return application.flash();
  }

  ArrivedSession readSession(List<String> cookieHeader) {
    return session().read(cookieHeader, application.settings().clock().millis());
  }

  ArrivedFlash readFlash(List<String> cookieHeader) {
    return flash().read(cookieHeader);
  }

  /** A new session of these entries, without the rules that refuse too much. */
  private SessionState stateOf(Map<String, String> entries) {
    return SessionState.opened(readSession(null)).withEntries(entries);
  }

  String setSession(Map<String, String> entries) {
    return session().set(stateOf(entries));
  }

  String setFlash(Map<String, String> entries) {
    return flash().set(entries, ArrivedFlash.of(Map.of(), false));
  }

  int sessionLength(Map<String, String> entries) {
    return session().length(stateOf(entries));
  }

  /** The scopes of a request that arrives now. */
  RequestScopes request(String... cookieHeader) {
    Map<String, Object> properties = new HashMap<>();
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    if (cookieHeader.length > 0) {
      headers.put("Cookie", List.of(cookieHeader));
    }
    return RequestScopes.of(new Properties(properties, headers), application);
  }

  private record Properties(Map<String, Object> values, MultivaluedMap<String, String> headers)
      implements RequestProperties {
    @Override
    public Object get(String name) {
      return values.get(name);
    }

    @Override
    public void set(String name, Object value) {
      values.put(name, value);
    }
  }
}
