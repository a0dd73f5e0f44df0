package dev.satchel.benchmarks.tokens;

import dev.satchel.benchmarks.SampleSession;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;

/** Prints how many characters the cookie's value has, of what {@link Tokens} measures. */
final class WireSizes {
  private WireSizes() {}

  public static void main(String[] arguments) throws Exception {
    for (String codec : parameters(Tokens.class, "codec")) {
      for (SampleSession session : SampleSession.values()) {
        print(codec + "/" + session, codec, session.entries());
      }
    }
  }

  private static String[] parameters(Class<?> benchmark, String field) throws Exception {
    return benchmark.getDeclaredField(field).getAnnotation(Param.class).value();
  }

  private static void print(String name, String codec, Map<String, String> entries)
      throws Exception {
    System.out.println(name + " " + Codecs.of(codec).encode(entries).length() + " characters");
  }
}
