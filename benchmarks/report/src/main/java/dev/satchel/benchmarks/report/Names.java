package dev.satchel.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the rows on the page, in the order of the page. */
final class Names {
  static final List<String> SESSIONS = List.of("S", "M", "L");

  static final Map<String, String> CODECS = new LinkedHashMap<>();

  /** What has a session of its own, in whole requests. */
  static final Map<String, String> SERVERS = new LinkedHashMap<>();

  /** What requests in process do. */
  static final Map<String, String> WORKS = new LinkedHashMap<>();

  static {
    CODECS.put("satchel", "Satchel, signed");
    CODECS.put("satchel-encrypted", "Satchel, encrypted");
    CODECS.put("jooby", "Jooby, signed cookie");
    CODECS.put("vertx", "Vert.x 4.5, signed session");
    CODECS.put("vertx-5", "Vert.x 5, encrypted session");
    CODECS.put("ninja", "Ninja, session");
    CODECS.put("play", "Play, session");
    CODECS.put("java-jwt", "java-jwt");
    CODECS.put("jjwt", "jjwt");
    CODECS.put("nimbus", "nimbus-jose-jwt, JWS");
    CODECS.put("nimbus-jwe", "nimbus-jose-jwt, JWE");
    CODECS.put("jose4j", "jose4j");
    SERVERS.put("Jetty control", "no session, once more");
    SERVERS.put("Jetty satchel", "Satchel");
    SERVERS.put("Jetty http-session", "HttpSession of Jetty");
    SERVERS.put("Jetty spring-session", "Spring Session, in memory");
    SERVERS.put("Jetty jjwt", "filters with jjwt");
    SERVERS.put("Jetty ids", "Satchel, with what revocation needs");
    SERVERS.put("Jetty revocations", "Satchel, with revocation");
    SERVERS.put("Play session", "Play, its session");
    WORKS.put("untouched", "uses no session");
    WORKS.put("injected", "has a session injected, and does not use it");
    WORKS.put("read", "reads an entry");
    WORKS.put("write", "reads an entry and puts another");
    WORKS.put("singleton-read", "reads an entry, in a singleton");
    WORKS.put("singleton-write", "reads an entry and puts another, in a singleton");
    WORKS.put("revocable", "reads an entry where sessions can be revoked");
    WORKS.put("filters", "passes an empty pair of filters, without Satchel");
    WORKS.put("headers", "has `HttpHeaders` injected, and does not use them");
    WORKS.put("injection", "has a session injected, and does not use it: the injection alone");
  }

  private Names() {}
}
