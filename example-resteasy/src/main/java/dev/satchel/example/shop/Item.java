package dev.satchel.example.shop;

import java.util.Locale;
import java.util.Optional;

/** The items that the shop sells. The enum is public, because the templates read it. */
public enum Item {
  SATCHEL("Satchel", "Full-grain leather, with room for a laptop and a loaf of bread.", 129_00),
  NOTEBOOK("Notebook", "192 dotted pages that lie flat, and a ribbon to find today.", 14_50),
  PEN("Fountain pen", "A steel nib and a brass barrel that ages with its owner.", 39_00),
  MUG("Enamel mug", "Survives the campsite, the desk and the drop in between.", 12_00),
  LAMP("Reading lamp", "Warm light on the page, and none in anybody's eyes.", 58_00),
  UMBRELLA("Umbrella", "Opens without a bang, and closes without a shower.", 34_00);

  private final String title;
  private final String description;
  private final int cents;

  Item(String title, String description, int cents) {
    this.title = title;
    this.description = description;
    this.cents = cents;
  }

  static Optional<Item> of(String id) {
    for (Item item : values()) {
      if (item.id().equals(id)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** Returns the id of the item in forms and in the cart. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  public String price() {
    return Cart.euros(cents);
  }

  int cents() {
    return cents;
  }
}
