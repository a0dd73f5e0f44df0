package dev.satchel.benchmarks.application;

import java.util.List;

/** The answer to one request. */
public record Answer(int status, String body, List<String> setCookies) {
  /** The Cookie header of the browser that got this. */
  String cookie() {
    if (status != 200 || setCookies.size() != 1) {
      throw new IllegalStateException("No login: " + this);
    }
    String line = setCookies.get(0);
    return line.substring(0, line.indexOf(';'));
  }

  /** Throws unless it is the page, with a cookie or without. */
  void require(boolean cookie) {
    boolean right =
        status == 200
            && body.equals(Pages.page(Pages.USER))
            && setCookies.size() == (cookie ? 1 : 0);
    if (!right) {
      throw new IllegalStateException("Not what was asked for: " + this);
    }
  }
}
