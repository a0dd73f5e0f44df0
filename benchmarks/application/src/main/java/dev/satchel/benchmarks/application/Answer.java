package dev.satchel.benchmarks.application;

import java.util.List;

/** What came back for one request. */
public record Answer(int status, String body, List<String> setCookies) {
  /** Asks the application in this JVM. */
  public interface Source {
    /** The answer to a GET of the path with this Cookie header. */
    Answer get(String path, String cookie) throws Exception;
  }

  /** The Cookie header of a browser that just logged in. */
  public static String login(Source satchel) throws Exception {
    Answer answer = satchel.get("/login", "consent=no");
    if (answer.status != 200 || answer.setCookies.size() != 1) {
      throw new IllegalStateException("No login: " + answer);
    }
    String line = answer.setCookies.get(0);
    return line.substring(0, line.indexOf(';'));
  }

  /** Refuses to measure what does not work. */
  public void require(boolean cookie) {
    boolean right =
        status == 200
            && body.equals(Pages.page(Pages.USER))
            && setCookies.size() == (cookie ? 1 : 0);
    if (!right) {
      throw new IllegalStateException("Not what was asked for: " + this);
    }
  }
}
