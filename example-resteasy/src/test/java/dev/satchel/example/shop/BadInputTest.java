package dev.satchel.example.shop;

import dev.satchel.tests.BadInputContract;
import dev.satchel.tests.Browser;
import java.util.List;

class BadInputTest extends BadInputContract {
  BadInputTest() {
    super(Main.class);
  }

  @Override
  protected List<Field> fields() {
    return List.of(
        new Field("/login", "user"),
        new Field("/cart", "item"),
        new Field("/cart", "item=pen&note"),
        new Field("/checkout", "name"),
        new Field("/checkout", "street"),
        new Field("/checkout", "zip"));
  }

  @Override
  protected void begin(Browser browser) {
    browser.submit("/cart", "item", "pen");
  }
}
