package dev.satchel.benchmarks.application;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** The requests that are measured on one runtime, all with the same session's cookie. */
final class Visits {
  private static final int WARM = 5_000;

  private final Function<Site, InProcess> runtime;
  private final Map<String, InProcess> sites = new HashMap<>();
  private final String cookie;

  /** Logs in once, at this variant. */
  Visits(Function<Site, InProcess> runtime, String variant) throws Exception {
    this.runtime = runtime;
    this.cookie = site(variant).get("/login", "consent=no").cookie();
  }

  private InProcess site(String variant) {
    return sites.computeIfAbsent(variant, name -> runtime.apply(Site.of(name)));
  }

  /** A request that was seen to work, and was sent often. */
  IntSupplier of(String variant, String work) throws Exception {
    InProcess site = site(variant);
    String path = "/" + work;
    site.get(path, cookie).require(variant.endsWith("satchel") && work.equals("write"));
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
