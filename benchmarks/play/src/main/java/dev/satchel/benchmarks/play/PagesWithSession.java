package dev.satchel.benchmarks.play;

import dev.satchel.benchmarks.SampleSession;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import play.mvc.Http;
import play.mvc.Result;

/** The variant {@code session}. */
public final class PagesWithSession implements Pages {
  private static final String CONNECTED = "connected";

  private final AtomicLong seen = new AtomicLong(1_000_000_000);

  @Override
  public Result login(Http.Request request) {
    Map<String, String> entries = new HashMap<>(SampleSession.M.entries());
    request.queryString("user").ifPresent(user -> entries.put(CONNECTED, user));
    return Pages.page(entries.getOrDefault(CONNECTED, "")).withSession(entries);
  }

  @Override
  public Result untouched(Http.Request request) {
    // The user of the sample sessions.
    return Pages.page("user@gmail.com");
  }

  @Override
  public Result read(Http.Request request) {
    return Pages.page(connected(request));
  }

  @Override
  public Result write(Http.Request request) {
    return Pages.page(connected(request))
        .addingToSession(request, "seen", Long.toString(seen.incrementAndGet()));
  }

  private static String connected(Http.Request request) {
    return request.session().get(CONNECTED).orElse("");
  }
}
