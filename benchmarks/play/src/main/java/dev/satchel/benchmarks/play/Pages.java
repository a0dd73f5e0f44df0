package dev.satchel.benchmarks.play;

import play.mvc.Http;
import play.mvc.Result;
import play.mvc.Results;

/** A controller, whose variants differ in nothing but the session. */
public interface Pages {
  /** Begins a session for the user of the query. */
  Result login(Http.Request request);

  /** Does not look at the session. */
  Result untouched(Http.Request request);

  /** Reads an entry. */
  Result read(Http.Request request);

  /** Reads an entry, and puts another that differs at each request. */
  Result write(Http.Request request);

  /** The one page, about 300 bytes, with the name of who is connected. */
  static Result page(String connected) {
    return Results.ok(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Fountain"
                + " pens</title></head><body><header><a href=\"/\">Home</a> <a"
                + " href=\"/cart\">Cart</a> <b>"
                + connected
                + "</b></header><main><h1>Fountain pens</h1><p>Steel nib, piston filler, and a cap"
                + " that posts.</p></main></body></html>")
        .as("text/html; charset=utf-8");
  }
}
