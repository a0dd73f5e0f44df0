package dev.satchel.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the rows on the page, in the order of the page. */
final class Names {
  static final List<String> SESSIONS = List.of("S", "M", "L");

  static final Map<String, String> CODECS = new LinkedHashMap<>();
  static final Map<String, String> SERVERS = new LinkedHashMap<>();

  static {
    CODECS.put("satchel", "Satchel, signed");
    CODECS.put("satchel-play", "Satchel, Play's format");
    CODECS.put("satchel-encrypted", "Satchel, encrypted");
    CODECS.put("jooby", "Jooby, signed cookie");
    CODECS.put("vertx", "Vert.x, cookie session");
    CODECS.put("ninja", "Ninja, session");
    CODECS.put("play", "Play, session");
    CODECS.put("java-jwt", "java-jwt");
    CODECS.put("jjwt", "jjwt");
    CODECS.put("nimbus", "nimbus-jose-jwt, JWS");
    CODECS.put("nimbus-jwe", "nimbus-jose-jwt, JWE");
    CODECS.put("jose4j", "jose4j");
    SERVERS.put("Grizzly control", "Jersey on Grizzly, without once more");
    SERVERS.put("Grizzly satchel", "Jersey on Grizzly, Satchel");
    SERVERS.put("Grizzly jjwt", "Jersey on Grizzly, jjwt filters");
    SERVERS.put("Jetty satchel", "Jersey on Jetty, Satchel");
    SERVERS.put("Jetty http-session", "Jersey on Jetty, HttpSession");
    SERVERS.put("Play session", "Play, its session");
  }

  private Names() {}
}
