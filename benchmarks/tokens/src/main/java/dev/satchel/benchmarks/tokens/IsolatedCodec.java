package dev.satchel.benchmarks.tokens;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The codec of another module beside this one: of Play, with its old jjwt, or of Vert.x 5. A class
 * loader keeps its libraries from those here, and only interfaces of the JDK pass through. jjwt
 * looks for its classes, at each token, through the context class loader; to set that costs a few
 * nanoseconds.
 */
final class IsolatedCodec implements Codec {
  private final ClassLoader loader;
  private final Function<Map<String, String>, String> encoder;
  private final Function<String, Map<String, String>> decoder;

  @SuppressWarnings("unchecked")
  IsolatedCodec(String module) throws Exception {
    loader = new URLClassLoader(classPath(module), ClassLoader.getPlatformClassLoader());
    Class<?> codec = loader.loadClass("dev.satchel.benchmarks." + module + ".SessionCodec");
    encoder = (Function<Map<String, String>, String>) codec.getMethod("encoder").invoke(null);
    decoder = (Function<String, Map<String, String>>) codec.getMethod("decoder").invoke(null);
  }

  private static URL[] classPath(String module) throws Exception {
    Path target = benchmarks().resolve(module + "/target");
    List<URL> urls = new ArrayList<>();
    urls.add(target.resolve("classes").toUri().toURL());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** This class is in its tokens/target/classes. */
  private static Path benchmarks() throws URISyntaxException {
    URL classes = IsolatedCodec.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(classes.toURI()).resolve("../../..").normalize();
  }

  @Override
  public String encode(Map<String, String> entries) {
    return within(encoder, entries);
  }

  /** What is refused has no entries there. */
  @Override
  public @Nullable Map<String, String> decode(String value) {
    Map<String, String> entries = within(decoder, value);
    return entries.isEmpty() ? null : entries;
  }

  private <T, R> R within(Function<T, R> function, T argument) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return function.apply(argument);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
