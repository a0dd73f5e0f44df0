package dev.satchel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The rows that JMH measures, each in a JVM of its own. */
final class Forks {
  private static final List<String> WAYS = List.of("encode", "decode");

  private Forks() {}

  static List<String> of(Form form) {
    List<String> rows = new ArrayList<>();
    for (String session : Names.SESSIONS) {
      for (String part : List.of("mac", "base64Encode", "base64Decode")) {
        rows.add("Limit." + part + " session=" + session);
      }
    }
    if (form == Form.SHORT) {
      tokens(rows, List.of("satchel"), Names.SESSIONS);
      // Most often the fastest of their kind.
      tokens(rows, List.of("java-jwt", "vertx"), List.of("M"));
      rows.add(read("M"));
      return rows;
    }
    tokens(rows, Names.CODECS.keySet(), Names.SESSIONS);
    Names.SESSIONS.forEach(session -> rows.add(read(session)));
    for (String codec : Names.CODECS.keySet()) {
      rows.add("Refusals.forgedSignature codec=" + codec);
      rows.add("Refusals.garbage codec=" + codec);
    }
    rows.add("Refusals.forgedPayload codec=satchel");
    for (String threads : List.of(" threads=1", " threads=2")) {
      rows.add("Limit.mac session=M" + threads);
      WAYS.forEach(way -> rows.add("Tokens." + way + " codec=satchel session=M" + threads));
    }
    return rows;
  }

  private static void tokens(
      List<String> rows, Iterable<String> codecs, Iterable<String> sessions) {
    for (String codec : codecs) {
      for (String session : sessions) {
        for (String way : WAYS) {
          rows.add("Tokens." + way + " codec=" + codec + " session=" + session);
        }
      }
    }
  }

  private static String read(String session) {
    return "Tokens.read codec=satchel session=" + session;
  }
}
