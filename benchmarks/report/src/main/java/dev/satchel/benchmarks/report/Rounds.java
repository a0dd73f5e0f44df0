package dev.satchel.benchmarks.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures in rounds. Each round measures each row once, in a JVM that is new, and in another
 * order. So five rounds have five compilations of each row, and what changes in the machine hits
 * the rows of one round alike.
 */
final class Rounds {
  /** The first JDK that has virtual threads. */
  private static final int VIRTUAL_THREADS = 21;

  private final Jdk jdk;
  private final Form form;
  private final Samples samples = new Samples();
  private final long start = System.nanoTime();

  Rounds(Jdk jdk, Form form) {
    this.jdk = jdk;
    this.form = form;
  }

  List<Row> measure() throws IOException {
    List<String> forks = Forks.of(form);
    WholeRequests requests = new WholeRequests(jdk, form, samples);
    String blocks = Integer.toString(form.blocks);
    for (int round = 1; round <= Form.ROUNDS; round++) {
      say("Round " + round + " of " + Form.ROUNDS + ": whole requests");
      requests.onJetty();
      say("  requests in process");
      run(Module.JERSEY, "jersey.Added", blocks);
      run(Module.RESTEASY, "resteasy.Added", blocks);
      say("  tokens, " + forks.size() + " JVMs");
      Collections.shuffle(forks, new Random(round));
      List<String> words = new ArrayList<>();
      words.add(Integer.toString(form.iterationsToWarmUp));
      words.add(Integer.toString(form.iterations));
      words.addAll(forks);
      run(Module.TOKENS, "Forks", words.toArray(String[]::new));
      if (form == Form.FULL) {
        run(Module.TOKENS, "tokens.Growth", blocks);
      }
    }
    if (form == Form.FULL) {
      say("Whole requests to Play");
      requests.onPlay();
      say("Sizes, and virtual threads");
      run(Module.TOKENS, "tokens.WireSizes", Names.CODECS.keySet().toArray(String[]::new));
      if (jdk.feature() >= VIRTUAL_THREADS) {
        run(Module.TOKENS, "tokens.VirtualThreads", Integer.toString(Form.ROUNDS));
      }
    }
    say("Measured");
    return samples.rows();
  }

  private void say(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), what);
  }

  private void run(Module module, String program, String... arguments) throws IOException {
    List<String> main = new ArrayList<>(List.of("dev.satchel.benchmarks." + program));
    main.addAll(List.of(arguments));
    List<String> heap = List.of("-Xms512m", "-Xmx512m");
    samples.take(module, Command.java(jdk, module, heap, main.toArray(String[]::new)).output());
  }
}
