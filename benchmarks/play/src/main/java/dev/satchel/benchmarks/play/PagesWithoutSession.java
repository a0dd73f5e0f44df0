package dev.satchel.benchmarks.play;

import play.mvc.Http;
import play.mvc.Result;

/** The variant {@code none}. */
public final class PagesWithoutSession implements Pages {
  /** The user of the sample sessions. */
  private static final String USER = "user@gmail.com";

  @Override
  public Result login(Http.Request request) {
    return Pages.page(request.queryString("user").orElse(USER));
  }

  @Override
  public Result untouched(Http.Request request) {
    return Pages.page(USER);
  }

  @Override
  public Result read(Http.Request request) {
    return Pages.page(USER);
  }

  @Override
  public Result write(Http.Request request) {
    return Pages.page(USER);
  }
}
