package dev.satchel.example.shop;

import dev.satchel.tests.Answer;
import dev.satchel.tests.ProtectionContract;
import java.util.List;

class ProtectionTest extends ProtectionContract {
  ProtectionTest() {
    super(Main.class);
  }

  @Override
  protected List<String> ownPaths() {
    return List.of("/items/pen", "/checkout", "/account", "/items.svg", "/items/yacht");
  }

  @Override
  protected Answer sendFields() {
    return browser().submit("/cart", "item", "pen");
  }

  @Override
  protected String button() {
    return "/cart/clear";
  }

  @Override
  protected String otherButton() {
    return "/account/sign-out-everywhere";
  }
}
