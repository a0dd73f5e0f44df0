package dev.satchel.example.shop;

import dev.satchel.cache.SessionCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * What a guest looked at, latest first. Lives beside the session, and need not survive. Immutable.
 */
record Viewed(List<String> ids) {
  private static final String KEY = "viewed";
  private static final int MAX = 4;

  static List<Item> of(SessionCache cache) {
    return cache.get(KEY, Viewed.class).map(Viewed::items).orElse(List.of());
  }

  static void add(SessionCache cache, Item item) {
    List<String> ids = new ArrayList<>(List.of(item.id()));
    cache.get(KEY, Viewed.class).ifPresent(before -> ids.addAll(before.ids));
    List<String> latest = ids.stream().distinct().limit(MAX).toList();
    try {
      cache.put(KEY, new Viewed(new ArrayList<>(latest)));
    } catch (CacheException e) {
      // The page matters more, and the log says that the cluster is away.
    }
  }

  private List<Item> items() {
    return ids.stream().map(Item::of).flatMap(Optional::stream).toList();
  }
}
