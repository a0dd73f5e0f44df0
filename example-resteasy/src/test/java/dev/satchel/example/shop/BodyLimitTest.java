package dev.satchel.example.shop;

import dev.satchel.tests.BodyLimitContract;
import java.util.List;

class BodyLimitTest extends BodyLimitContract {
  BodyLimitTest() {
    super(Main.class);
  }

  @Override
  protected List<String> forms() {
    return List.of("/cart", "/checkout");
  }

  /** RESTEasy refuses such a request before any filter, and reads no body. */
  @Override
  protected int statusWithoutAContentType() {
    return 400;
  }
}
