package dev.satchel.benchmarks.report;

import java.util.List;

/** Benchmarks that one process of JMH runs, in the first so many passes. */
record Suite(Module module, int passes, List<String> options) {
  /** Those that are run with one thread and with two. */
  static final List<String> SCALING =
      List.of("Tokens.(encode|decode)|Limit.mac", "-p", "codec=satchel", "-p", "session=M");

  private static final List<String> OWN_REFUSALS = List.of("Refusals", "-p", "codec=satchel");

  /** Without those that were never the fastest of their kind. */
  private static final String SHORT_CODECS =
      "codec=satchel,satchel-encrypted,play,java-jwt,nimbus-jwe,vertx";

  static List<Suite> of(Form form) {
    return switch (form) {
      case SHORT ->
          List.of(
              new Suite(Module.TOKENS, 1, List.of("Tokens|Limit", "-p", SHORT_CODECS)),
              new Suite(Module.TOKENS, 1, OWN_REFUSALS));
      case FULL ->
          List.of(
              new Suite(Module.TOKENS, 2, List.of("Tokens|Limit")),
              new Suite(Module.TOKENS, 2, OWN_REFUSALS),
              new Suite(Module.TOKENS, 1, List.of("Refusals.(forgedSignature|garbage)|Growth")));
    };
  }

  @Override
  public String toString() {
    return module + " " + String.join(" ", options);
  }
}
