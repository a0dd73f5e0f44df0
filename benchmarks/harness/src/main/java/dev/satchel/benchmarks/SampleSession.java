package dev.satchel.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sessions that are measured. */
public enum SampleSession {
  /** A session with one entry. */
  S,
  /** 5 entries, about 150 bytes. */
  M,
  /** 20 entries, 2.5 KB, in part beyond ASCII. */
  L;

  private static final String SENTENCE =
      "The quick brown fox jumps over the lazy dog while the band plays on and nobody minds the"
          + " rain; ";

  /** The key that is read where one entry is read: neither the first nor the last of many. */
  public String key() {
    return this == L ? "entry10" : "connected";
  }

  /** Its entries, unmodifiable. */
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    switch (this) {
      case S -> entries.put("connected", "user@gmail.com");
      case M -> {
        entries.put("connected", "user@gmail.com");
        entries.put("locale", "de-CH");
        entries.put("cart", "b0a8f7c1-5d3e-4f2a-9c6b-7e1d2a3b4c5d");
        entries.put("csrf", "Jm9x2Tq7Vw4Zk1Lp");
        entries.put("theme", "dark");
      }
      case L -> {
        for (int i = 0; i < 20; i++) {
          String place = i % 4 == 0 ? "Zürich, Łódź and 東京 " : "Berlin, Oslo and Rome ";
          entries.put("entry" + i, place + SENTENCE.substring(0, 88));
        }
      }
    }
    return Collections.unmodifiableMap(entries);
  }
}
