package dev.satchel.example.shop;

import dev.satchel.cache.SessionCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.cache.CacheException;

/**
 * The items that a guest looked at, the latest first. The list is in the cache of the session, and
 * need not survive. Immutable.
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
      // The page matters more, and the log says that the cluster does not answer.
    }
  }

  private List<Item> items() {
    return ids.stream().map(Item::of).flatMap(Optional::stream).toList();
  }
}
