package dev.satchel.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The targets, each a ratio or a difference of what one run measured. */
final class Targets {
  private static final List<String> JWT = List.of("play", "jjwt", "nimbus", "java-jwt", "jose4j");
  private static final List<String> COOKIES = List.of("jooby", "vertx", "ninja");

  static final List<Target> ALL =
      List.of(
          toLimit("encode", "S", 1.4),
          toLimit("encode", "M", 1.6),
          toLimit("encode", "L", 1.8),
          toLimit("decode", "S", 1.4),
          toLimit("decode", "M", 1.6),
          toLimit("decode", "L", 1.8),
          toFastestJwt("encode", "S", 0.25),
          toFastestJwt("encode", "M", 0.30),
          toFastestJwt("encode", "L", 0.35),
          toFastestJwt("decode", "S", 0.25),
          toFastestJwt("decode", "M", 0.30),
          toFastestJwt("decode", "L", 0.35),
          toFastestCookie("encode", "S", 0.9),
          toFastestCookie("encode", "M", 0.9),
          toFastestCookie("encode", "L", 0.9),
          toFastestCookie("decode", "S", 0.9),
          toFastestCookie("decode", "M", 0.9),
          toFastestCookie("decode", "L", 0.9),
          encrypted("encode", "S", 0.25),
          encrypted("encode", "M", 0.25),
          encrypted("encode", "L", 0.25),
          encrypted("decode", "S", 0.25),
          encrypted("decode", "M", 0.25),
          encrypted("decode", "L", 0.25),
          allocated("encode", "S", 900),
          allocated("decode", "S", 900),
          refused("a changed signature", "forgedSignature", "M", 0.6),
          refused("a changed payload", "forgedPayload", "M", 0.6),
          refused("8 KB", "garbage", "S", 0.1),
          added("Jersey", "untouched", 0.2),
          added("Jersey", "read", 3),
          added("Jersey", "write", 5),
          added("RESTEasy", "untouched", 0.2),
          added("RESTEasy", "read", 3),
          added("RESTEasy", "write", 5),
          whole("untouched", 1.02),
          whole("read", 1.06),
          whole("write", 1.15),
          revocable(1.03),
          twoThreads("encode", 1.9),
          twoThreads("decode", 1.9));

  private Targets() {}

  private static Target toLimit(String way, String session, double limit) {
    return atMost(
        limit,
        way + " " + session + " / limit",
        results -> own(results, way, session) / limit(results, way, session));
  }

  private static Target toFastestJwt(String way, String session, double limit) {
    return atMost(
        limit,
        way + " " + session + " / fastest of Play, jjwt, nimbus, java-jwt, jose4j",
        results -> own(results, way, session) / fastest(results, JWT, way, session));
  }

  private static Target toFastestCookie(String way, String session, double limit) {
    return atMost(
        limit,
        way + " " + session + " / fastest of Jooby, Vert.x, Ninja",
        results -> own(results, way, session) / fastest(results, COOKIES, way, session));
  }

  private static Target encrypted(String way, String session, double limit) {
    return atMost(
        limit,
        way + " " + session + " encrypted / nimbus JWE",
        results ->
            codec(results, "satchel-encrypted", way, session)
                / codec(results, "nimbus-jwe", way, session));
  }

  private static Target allocated(String way, String session, double limit) {
    return atMost(
        limit,
        way + " " + session + ", bytes allocated",
        results -> results.bytes("tokens.Tokens." + way + " satchel " + session));
  }

  private static Target refused(String what, String how, String session, double limit) {
    return atMost(
        limit,
        "refusing " + what + " / decoding " + session,
        results ->
            results.median("tokens.Refusals." + how + " satchel")
                / own(results, "decode", session));
  }

  private static Target added(String runtime, String work, double micros) {
    String row = runtime.toLowerCase(Locale.ROOT) + ".Added " + work + ".added";
    return atMost(
        micros,
        "added to a request through " + runtime + ", " + work + ", µs",
        results -> results.median(row) / 1e3);
  }

  private static Target whole(String work, double limit) {
    return atMost(
        limit,
        "whole request / without the feature, " + work,
        results -> results.median("request Grizzly satchel " + work + " / none"));
  }

  private static Target revocable(double limit) {
    return atMost(
        limit,
        "whole request with revocation on Caffeine / without revocation, read",
        results -> results.median("request Grizzly revocations read / ids"));
  }

  private static Target twoThreads(String way, double limit) {
    return new Target(
        way + " M, 2 threads / 1 thread",
        Target.Bound.AT_LEAST,
        limit,
        results -> results.median("tokens.Tokens." + way + " satchel M, 2 threads / 1 thread"));
  }

  private static Target atMost(double limit, String name, ToDoubleFunction<Results> value) {
    return new Target(name, Target.Bound.AT_MOST, limit, value);
  }

  private static double own(Results results, String way, String session) {
    return codec(results, "satchel", way, session);
  }

  private static double codec(Results results, String codec, String way, String session) {
    return results.median("tokens.Tokens." + way + " " + codec + " " + session);
  }

  /**
   * Returns the fastest measured time. The short form leaves some codecs out that never were the
   * fastest.
   */
  private static double fastest(Results results, List<String> codecs, String way, String session) {
    return codecs.stream()
        .mapToDouble(codec -> codec(results, codec, way, session))
        .filter(nanos -> !Double.isNaN(nanos))
        .min()
        .orElse(Double.NaN);
  }

  /**
   * Returns the least time that a signed token takes. It is the sum of parts that are measured one
   * by one.
   */
  static double limit(Results results, String way, String session) {
    String base64 = way.equals("encode") ? "base64Encode " : "base64Decode ";
    return results.median("tokens.Limit.mac " + session)
        + results.median("tokens.Limit." + base64 + session);
  }
}
