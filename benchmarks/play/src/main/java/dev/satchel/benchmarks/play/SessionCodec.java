package dev.satchel.benchmarks.play;

import java.io.File;
import java.util.Map;
import java.util.function.Function;
import play.api.Configuration;
import play.api.Environment;
import play.api.http.HttpConfiguration;
import play.api.libs.crypto.DefaultCookieSigner;
import play.api.mvc.DefaultSessionCookieBaker;
import play.libs.Scala;
import play.mvc.Http;

/**
 * Runs Play's cookie baker with the settings of application.conf, as Play does for the session of a
 * request. The baker converts between the value of the cookie and the session of Java code. Another
 * class loader may use the class, because it shows only interfaces of the JDK.
 */
public final class SessionCodec {
  private static final DefaultSessionCookieBaker BAKER = baker();

  private SessionCodec() {}

  private static DefaultSessionCookieBaker baker() {
    ClassLoader loader = SessionCodec.class.getClassLoader();
    Environment environment = new Environment(new File("."), loader, play.Mode.PROD.asScala());
    HttpConfiguration http =
        HttpConfiguration.fromConfiguration(Configuration.load(environment), environment);
    return new DefaultSessionCookieBaker(
        http.session(), http.secret(), new DefaultCookieSigner(http.secret()));
  }

  /** Returns an encoder for one thread. */
  public static Function<Map<String, String>, String> encoder() {
    return new Encoder();
  }

  /**
   * Returns the entries, or no entry if Play refuses the value. Java code reads them through a
   * wrapper of Scala's map.
   */
  public static Function<String, Map<String, String>> decoder() {
    return value -> Scala.asJava(BAKER.decode(value));
  }

  /**
   * A controller that writes has the session at hand, which holds a map of Scala's, so that making
   * one is done but once.
   */
  private static final class Encoder implements Function<Map<String, String>, String> {
    private Map<String, String> entries = Map.of();
    private Http.Session session = new Http.Session();

    @Override
    public String apply(Map<String, String> entries) {
      if (entries != this.entries) {
        this.entries = entries;
        session = new Http.Session(entries);
      }
      return BAKER.encode(session.asScala().data());
    }
  }
}
