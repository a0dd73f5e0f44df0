package dev.satchel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The targets. Each is a ratio of what one run measured, or a number of bytes. */
final class Targets {
  private static final List<String> JWT = List.of("play", "jjwt", "nimbus", "java-jwt", "jose4j");
  private static final List<String> COOKIES = List.of("jooby", "vertx", "ninja");
  private static final List<String> WAYS = List.of("encode", "decode");

  static final List<Target> ALL = all();

  private Targets() {}

  private static List<Target> all() {
    List<Target> all = new ArrayList<>();
    toLimit(all, "encode", 1.2, 1.4, 1.7);
    toLimit(all, "decode", 1.25, 1.45, 1.7);
    toLimit(all, "read", 1.2, 1.3, 1.4);
    for (String way : WAYS) {
      toFastest(all, way, "Play, jjwt, nimbus, java-jwt, jose4j", JWT, 0.22, 0.27, 0.33);
    }
    for (String way : WAYS) {
      toFastest(all, way, "Jooby, Vert.x signed, Ninja", COOKIES, 0.8, 0.8, 0.8);
    }
    for (String way : WAYS) {
      for (String session : Names.SESSIONS) {
        ratio(
            all,
            way + " " + session + " encrypted / nimbus JWE",
            0.25,
            run -> codec(run, way, "satchel-encrypted", session),
            run -> codec(run, way, "nimbus-jwe", session));
      }
    }
    bytes(all, "encode S", 1000, "tokens.Tokens.encode satchel S");
    bytes(all, "decode S", 1000, "tokens.Tokens.decode satchel S");
    refused(all, "a changed signature", "forgedSignature", "M", 0.6);
    refused(all, "a changed payload", "forgedPayload", "M", 0.6);
    refused(all, "8 KB", "garbage", "S", 0.1);
    for (String runtime : List.of("Jersey", "RESTEasy")) {
      ratio(
          all,
          "added to a request through " + runtime + ", untouched / an empty pair of filters",
          1.2,
          run -> added(run, runtime, "untouched"),
          run -> added(run, runtime, "filters"));
    }
    toLimitOfRead(all, "RESTEasy, read", 3, "RESTEasy", "read");
    toLimitOfRead(all, "RESTEasy, write", 6, "RESTEasy", "write");
    toLimitOfRead(all, "Jersey, singleton, read", 3.5, "Jersey", "singleton-read");
    toLimitOfRead(all, "Jersey, singleton, write", 6.5, "Jersey", "singleton-write");
    ratio(
        all,
        "Jersey, injection of a session / of HttpHeaders",
        1.1,
        run -> added(run, "Jersey", "injection"),
        run -> added(run, "Jersey", "headers"));
    bytesAdded(all, "Jersey", 500, 3000, 6500, 12_000);
    bytesAdded(all, "RESTEasy", 160, 650, 4500, 9800);
    whole(all, "without the feature, untouched", 1.02, "satchel untouched / none");
    whole(all, "the same with HttpSession, read", 1.02, "satchel read / http-session");
    whole(all, "the same with HttpSession, write", 1.15, "satchel write / http-session");
    whole(all, "the same without revocation, read", 1.03, "revocations read / ids");
    for (String way : WAYS) {
      String row = "tokens.Tokens." + way + " satchel M, ";
      all.add(
          new Target(
              way + " M, 2 threads / 1 thread",
              Target.Bound.AT_LEAST,
              1.9,
              false,
              run -> Row.ratio(run.values(row + "2 threads"), run.values(row + "1 thread"))));
    }
    return List.copyOf(all);
  }

  private static void toLimit(List<Target> all, String way, double... limits) {
    String name = way.equals("read") ? "decode and read one entry, " : way + " ";
    String limitWay = way.equals("read") ? "decode" : way;
    for (int i = 0; i < limits.length; i++) {
      String session = Names.SESSIONS.get(i);
      ratio(
          all,
          name + session + " / limit",
          limits[i],
          run -> codec(run, way, "satchel", session),
          run -> limit(run, limitWay, session));
    }
  }

  private static void toFastest(
      List<Target> all, String way, String names, List<String> codecs, double... limits) {
    for (int i = 0; i < limits.length; i++) {
      String session = Names.SESSIONS.get(i);
      ratio(
          all,
          way + " " + session + " / fastest of " + names,
          limits[i],
          run -> codec(run, way, "satchel", session),
          run -> fastest(run, codecs, way, session));
    }
  }

  private static void refused(
      List<Target> all, String what, String how, String session, double limit) {
    ratio(
        all,
        "refusing " + what + " / decoding " + session,
        limit,
        run -> run.values("tokens.Refusals." + how + " satchel"),
        run -> codec(run, "decode", "satchel", session));
  }

  private static void toLimitOfRead(
      List<Target> all, String name, double limit, String runtime, String work) {
    ratio(
        all,
        "added to a request through " + name + " / the limit's decode of M",
        limit,
        run -> added(run, runtime, work),
        run -> limit(run, "decode", "M"));
  }

  private static void whole(List<Target> all, String name, double limit, String row) {
    all.add(
        new Target(
            "whole request on Jetty / " + name,
            Target.Bound.AT_MOST,
            limit,
            true,
            run -> run.values("request Jetty " + row)));
  }

  private static void bytes(List<Target> all, String name, double limit, String row) {
    atMost(all, name + ", bytes allocated", limit, run -> run.values(row + ", bytes"));
  }

  /** The limits are a little above what was measured first, so that a step back shows. */
  private static void bytesAdded(
      List<Target> all, String runtime, int untouched, int injected, int read, int write) {
    String row = runtime.toLowerCase(Locale.ROOT) + ".Added ";
    String name = "added to a request through " + runtime + ", ";
    bytes(all, name + "untouched", untouched, row + "untouched.added");
    bytes(all, name + "injected", injected, row + "injected.added");
    bytes(all, name + "read", read, row + "read.added");
    bytes(all, name + "write", write, row + "write.added");
  }

  private static void ratio(
      List<Target> all,
      String name,
      double limit,
      Function<Results, List<Double>> of,
      Function<Results, List<Double>> to) {
    atMost(all, name, limit, run -> Row.ratio(of.apply(run), to.apply(run)));
  }

  private static void atMost(
      List<Target> all, String name, double limit, Function<Results, List<Double>> values) {
    all.add(new Target(name, Target.Bound.AT_MOST, limit, false, values));
  }

  private static List<Double> added(Results run, String runtime, String work) {
    return run.values(runtime.toLowerCase(Locale.ROOT) + ".Added " + work + ".added");
  }

  private static List<Double> codec(Results run, String way, String codec, String session) {
    return run.values("tokens.Tokens." + way + " " + codec + " " + session);
  }

  /**
   * Returns the time of the fastest codec in each round. The short form leaves some codecs out that
   * never were the fastest.
   */
  private static List<Double> fastest(
      Results run, List<String> codecs, String way, String session) {
    return codecs.stream()
        .map(codec -> codec(run, way, codec, session))
        .filter(times -> !times.isEmpty())
        .reduce((left, right) -> Row.each(left, right, Math::min))
        .orElse(List.of());
  }

  /**
   * Returns the least time that a signed token takes. It is the sum of parts that are measured one
   * by one.
   */
  static List<Double> limit(Results run, String way, String session) {
    String base64 = way.equals("encode") ? "base64Encode " : "base64Decode ";
    return Row.each(
        run.values("tokens.Limit.mac " + session),
        run.values("tokens.Limit." + base64 + session),
        Double::sum);
  }
}
