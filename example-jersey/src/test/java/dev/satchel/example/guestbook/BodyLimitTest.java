package dev.satchel.example.guestbook;

import dev.satchel.tests.BodyLimitContract;
import java.util.List;

class BodyLimitTest extends BodyLimitContract {
  BodyLimitTest() {
    super(Main.class);
  }

  @Override
  protected List<String> forms() {
    return List.of("/theme", "/entries");
  }

  @Override
  protected int statusWithoutAContentType() {
    return 413;
  }
}
