package dev.satchel.example.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The items that a guest wants to buy. The cart travels with each request, so its text is short.
 * Immutable.
 */
public final class Cart {
  /** The largest count of one line. */
  static final int MAX_COUNT = 99;

  private final List<Line> lines;

  private Cart(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /** A count of one item, with one note, which may be empty. */
  public record Line(Item item, int count, String note) {
    public String price() {
      return euros(item.cents() * count);
    }
  }

  /** Reads what {@link #toString} wrote. Skips items that the shop does not sell any more. */
  static Cart of(String text) {
    List<Line> lines = new ArrayList<>();
    text.lines().forEach(line -> line(line).ifPresent(lines::add));
    return new Cart(lines);
  }

  /** Returns a cart with one more of the item, or this cart if {@link #MAX_COUNT} is reached. */
  Cart with(Item item, String note) {
    List<Line> result = new ArrayList<>(lines);
    for (int i = 0; i < result.size(); i++) {
      Line line = result.get(i);
      if (line.item() == item && line.note().equals(note)) {
        result.set(i, new Line(item, Math.min(line.count() + 1, MAX_COUNT), note));
        return new Cart(result);
      }
    }
    result.add(new Line(item, 1, note));
    return new Cart(result);
  }

  public List<Line> lines() {
    return lines;
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public int size() {
    return lines.stream().mapToInt(Line::count).sum();
  }

  public String price() {
    return euros(lines.stream().mapToInt(line -> line.item().cents() * line.count()).sum());
  }

  /** Returns a line for each item: the count, the id of the item, and the note, between blanks. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.count()).append(' ').append(line.item().id());
      text.append(line.note().isEmpty() ? "" : " " + line.note()).append('\n');
    }
    return text.toString();
  }

  static String euros(int cents) {
    return String.format(Locale.ROOT, "€%d.%02d", cents / 100, cents % 100);
  }

  private static Optional<Line> line(String text) {
    String[] parts = text.split(" ", 3);
    if (parts.length < 2 || !parts[0].matches("[1-9][0-9]?")) {
      return Optional.empty();
    }
    int count = Integer.parseInt(parts[0]);
    return Item.of(parts[1]).map(item -> new Line(item, count, parts.length < 3 ? "" : parts[2]));
  }
}
