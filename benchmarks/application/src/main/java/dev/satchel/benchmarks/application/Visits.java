package dev.satchel.benchmarks.application;

import java.util.function.Function;
import java.util.function.IntSupplier;

/** The requests that are measured on one runtime, all with the same session's cookie. */
public final class Visits {
  private static final int WARM = 20_000;

  private final Function<Site, InProcess> runtime;
  private final String cookie;

  /** Logs in once, at this variant. */
  public Visits(Function<Site, InProcess> runtime, String variant) throws Exception {
    this.runtime = runtime;
    this.cookie = runtime.apply(Site.of(variant)).get("/login", "consent=no").cookie();
  }

  /** A request that was seen to work, and was sent often enough to be compiled. */
  public IntSupplier of(String variant, String work) throws Exception {
    InProcess site = runtime.apply(Site.of(variant));
    String path = "/" + work;
    site.get(path, cookie).require(variant.equals("satchel") && work.equals("write"));
    IntSupplier visit = site.asking(path, cookie);
    int lengths = 0;
    for (int i = 0; i < WARM; i++) {
      lengths += visit.getAsInt();
    }
    if (lengths == 0) {
      throw new IllegalStateException("No headers came");
    }
    return visit;
  }
}
