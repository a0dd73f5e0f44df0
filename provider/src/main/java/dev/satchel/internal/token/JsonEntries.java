package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few entries that stay in their JSON, because most requests read one of them. {@link
 * ClaimsReader} has checked all of the JSON before. A text becomes a string when code asks for it.
 * Immutable, in the order of the JSON.
 */
final class JsonEntries extends AbstractMap<String, String> {
  private final byte[] json;
  private final long[] places;
  private final @Nullable String @Nullable [] decoded;
  private final int size;

  private JsonEntries(byte[] json, long[] places, @Nullable String @Nullable [] decoded, int size) {
    this.json = json;
    this.places = places;
    this.decoded = decoded;
    this.size = size;
  }

  /** Collects the places of the entries. For one thread. */
  static final class Builder {
    /** With more entries, a search through all of them takes longer than a hash table. */
    private static final int MAX_ENTRIES = 32;

    private static final int MAX_BYTES = 0xFFFF;

    private final byte[] json;
    private long[] places = new long[2];
    private @Nullable String @Nullable [] decoded;
    private int size;
    private long seen;

    Builder(byte[] json) {
      this.json = json;
    }

    /**
     * Adds an entry. Returns false if the key is there already, or if the entries are too many or
     * too long for places.
     *
     * @param key the index of the first byte of the key, which is ASCII without an escape
     * @param value the index of the first byte of the value
     * @param text the value, or null if it is ASCII without an escape
     */
    boolean add(int key, int keyEnd, int value, int valueEnd, @Nullable String text) {
      if (size == MAX_ENTRIES || json.length > MAX_BYTES || has(key, keyEnd)) {
        return false;
      }
      if (size == places.length) {
        places = Arrays.copyOf(places, 4 * size);
      }
      if (text != null) {
        decoded = decoded == null ? new String[MAX_ENTRIES] : decoded;
        decoded[size] = text;
      }
      places[size++] =
          (long) key << 48 | (long) (keyEnd - key) << 32 | (long) value << 16 | valueEnd - value;
      return true;
    }

    /** Looks among the keys only if the few bits that are kept of each key do not tell. */
    private boolean has(int key, int keyEnd) {
      int ends = keyEnd == key ? 0 : 31 * json[key] + json[keyEnd - 1];
      long bit = 1L << (31 * ends + keyEnd - key);
      boolean mayHave = (seen & bit) != 0;
      seen |= bit;
      for (int i = 0; mayHave && i < size; i++) {
        int start = key(places[i]);
        if (Arrays.equals(json, key, keyEnd, json, start, start + keyLength(places[i]))) {
          return true;
        }
      }
      return false;
    }

    Map<String, String> build() {
      return new JsonEntries(json, places, decoded, size);
    }
  }

  private static int key(long place) {
    return (int) (place >>> 48);
  }

  private static int keyLength(long place) {
    return (int) (place >>> 32) & 0xFFFF;
  }

  private static int value(long place) {
    return (int) place >>> 16;
  }

  private static int valueLength(long place) {
    return (int) place & 0xFFFF;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public @Nullable String get(@Nullable Object key) {
    int i = indexOf(key);
    return i < 0 ? null : text(i);
  }

  private int indexOf(@Nullable Object key) {
    if (key instanceof String name) {
      for (int i = 0; i < size; i++) {
        if (isAt(key(places[i]), keyLength(places[i]), name)) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean isAt(int start, int length, String text) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (json[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int i) {
    String text = decoded == null ? null : decoded[i];
    return text == null ? ascii(value(places[i]), valueLength(places[i])) : text;
  }

  private String ascii(int start, int length) {
    return new String(json, start, length, StandardCharsets.ISO_8859_1);
  }

  /** Makes no strings of the entries, because each response that writes a session compares. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (other == this) {
      return true;
    }
    if (!(other instanceof Map<?, ?> entries) || entries.size() != size) {
      return false;
    }
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      int i = indexOf(entry.getKey());
      if (i < 0 || !isText(i, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean isText(int i, @Nullable Object value) {
    String text = decoded == null ? null : decoded[i];
    return text != null
        ? text.equals(value)
        : value instanceof String asked && isAt(value(places[i]), valueLength(places[i]), asked);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  /** Makes the strings of one entry after the other. */
  private final class Entries implements Iterator<Map.Entry<String, String>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long place = places[next];
      return Map.entry(ascii(key(place), keyLength(place)), text(next++));
    }
  }
}
