package dev.satchel.compatibility.play;

import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import play.api.Configuration;
import play.api.Environment;
import play.api.http.HttpConfiguration;
import play.api.libs.crypto.DefaultCookieSigner;
import play.api.mvc.Cookie;
import play.api.mvc.CookieDataCodec;
import play.api.mvc.DefaultCookieHeaderEncoding;
import play.api.mvc.DefaultFlashCookieBaker;
import play.api.mvc.DefaultJWTCookieDataCodec;
import play.api.mvc.DefaultSessionCookieBaker;
import play.api.mvc.FallbackCookieDataCodec;
import play.api.mvc.Flash;
import play.api.mvc.JWTCookieDataCodec;
import play.api.mvc.Session;
import play.api.mvc.UrlEncodedCookieDataCodec;
import play.libs.Scala;

/** Play's own classes as an application.conf of production sets them up, at a clock of the test. */
final class PlayApplication {
  private final HttpConfiguration http;
  private final DefaultSessionCookieBaker sessionBaker;
  private final DefaultFlashCookieBaker flashBaker;
  private final CookieDataCodec session;
  private final CookieDataCodec flash;

  PlayApplication(String secret, InstantSource clock, String... applicationConf) {
    this(clock, String.join("\n", applicationConf) + "\nplay.http.secret.key = \"" + secret + '"');
  }

  /** Returns an application with the settings of this application.conf, and its secret. */
  static PlayApplication of(InstantSource clock, String applicationConf) {
    return new PlayApplication(clock, applicationConf);
  }

  private PlayApplication(InstantSource clock, String applicationConf) {
    Environment environment =
        Environment.simple(new File("."), play.Mode.PROD.asScala()); // PROD refuses bad secrets
    Configuration configuration =
        Configuration.load(
            environment.classLoader(),
            new Properties(),
            Scala.asScala(ConfigFactory.parseString(applicationConf).resolve().root().unwrapped()),
            true);
    http = HttpConfiguration.fromConfiguration(configuration, environment);
    DefaultCookieSigner signer = new DefaultCookieSigner(http.secret());
    sessionBaker = new DefaultSessionCookieBaker(http.session(), http.secret(), signer);
    flashBaker = new DefaultFlashCookieBaker(http.flash(), http.secret(), signer);
    session = at(clock, sessionBaker);
    flash = at(clock, flashBaker);
  }

  /** Does what the baker does, at another clock. javac cannot subclass a baker. */
  private static CookieDataCodec at(InstantSource clock, FallbackCookieDataCodec baker) {
    JWTCookieDataCodec jwt =
        new DefaultJWTCookieDataCodec(
            baker.jwtCodec().secretConfiguration(), baker.jwtCodec().jwtConfiguration()) {
          @Override
          public Clock clock() {
            return clock.withZone(ZoneOffset.UTC);
          }
        };
    return new FallbackCookieDataCodec() {
      @Override
      public JWTCookieDataCodec jwtCodec() {
        return jwt;
      }

      @Override
      public UrlEncodedCookieDataCodec signedCodec() {
        return baker.signedCodec();
      }
    };
  }

  /** The value of PLAY_SESSION. */
  String session(Map<String, String> entries) {
    return session.encode(Scala.asScala(entries));
  }

  Map<String, String> session(String value) {
    return Scala.asJava(session.decode(value));
  }

  /** The value of PLAY_FLASH. */
  String flash(Map<String, String> entries) {
    return flash.encode(Scala.asScala(entries));
  }

  Map<String, String> flash(String value) {
    return Scala.asJava(flash.decode(value));
  }

  /**
   * Returns a value as Play wrote it before 2.6, and still writes it with its LegacyCookiesModule.
   */
  String legacySession(Map<String, String> entries) {
    return sessionBaker.signedCodec().encode(Scala.asScala(entries));
  }

  /**
   * Returns a value as Play wrote it before 2.6, and still writes it with its LegacyCookiesModule.
   */
  String legacyFlash(Map<String, String> entries) {
    return flashBaker.signedCodec().encode(Scala.asScala(entries));
  }

  /** The Set-Cookie line, by the system's clock. */
  String sessionLine(Map<String, String> entries) {
    return line(sessionBaker.encodeAsCookie(new Session(Scala.asScala(entries))));
  }

  /** The Set-Cookie line, by the system's clock. */
  String flashLine(Map<String, String> entries) {
    return line(flashBaker.encodeAsCookie(new Flash(Scala.asScala(entries))));
  }

  String deletionLine() {
    return line(sessionBaker.discard().toCookie());
  }

  private String line(Cookie cookie) {
    return new DefaultCookieHeaderEncoding(http.cookies())
        .encodeSetCookieHeader(Scala.varargs(cookie));
  }
}
