package dev.satchel.benchmarks.application;

import dev.satchel.benchmarks.SampleSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The work of the resource classes of all variants, which differ only in the session. The runtime
 * makes a new object for each request, except of a singleton.
 */
public abstract class Pages {
  /** The user of the sample sessions. */
  static final String USER = "user@gmail.com";

  static final String HTML = "text/html;charset=utf-8";

  private static final String HEAD =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Fountain"
          + " pens</title></head><body><header><a href=\"/\">Home</a> <a href=\"/cart\">Cart</a>"
          + " <b>";
  private static final String TAIL =
      "</b></header><main><h1>Fountain pens</h1><p>Steel nib, piston filler, and a cap that"
          + " posts.</p></main></body></html>";
  private static final AtomicLong SEEN = new AtomicLong(1_000_000_000);

  /** Begins a session of these entries. */
  protected abstract void begin(Map<String, String> entries);

  /** An entry of the session. */
  protected abstract String get(String key);

  /** Puts an entry into the session. */
  protected abstract void put(String key, String value);

  /** The one page, about 300 bytes, with the name of who is connected. */
  public static String page(String connected) {
    return HEAD + connected + TAIL;
  }

  @GET
  @Path("login")
  @Produces(HTML)
  public String login(@QueryParam("user") @DefaultValue(USER) String user) {
    Map<String, String> entries = new LinkedHashMap<>(SampleSession.M.entries());
    entries.put("connected", user);
    begin(entries);
    return page(user);
  }

  @GET
  @Path("read")
  @Produces(HTML)
  public String read() {
    return page(get("connected"));
  }

  /** Puts another value of the same length at each request. */
  @GET
  @Path("write")
  @Produces(HTML)
  public String write() {
    String connected = get("connected");
    put("seen", Long.toString(SEEN.incrementAndGet()));
    return page(connected);
  }
}
