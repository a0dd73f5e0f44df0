package dev.satchel.example.guestbook;

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
        new Field("/login", "user"), new Field("/theme", "theme"), new Field("/entries", "text"));
  }

  @Override
  protected void begin(Browser browser) {
    browser.submit("/login", "user", "Ada");
  }
}
