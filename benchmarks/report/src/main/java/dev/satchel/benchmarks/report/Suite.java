package dev.satchel.benchmarks.report;

import java.util.List;

/** The benchmarks that one process of JMH runs, and the number of passes. */
record Suite(Module module, int passes, List<String> options) {
  /** The benchmarks that run with one thread and with two threads. */
  static final List<String> SCALING =
      List.of("Tokens.(encode|decode)|Limit.mac", "-p", "codec=satchel", "-p", "session=M");

  private static final List<String> OWN_REFUSALS = List.of("Refusals", "-p", "codec=satchel");

  /**
   * The codecs of the short form. Codecs that were never the fastest of their kind are not among
   * them.
   */
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
