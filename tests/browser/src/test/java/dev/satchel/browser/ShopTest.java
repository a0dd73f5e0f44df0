package dev.satchel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.tests.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shop, on RESTEasy and Undertow. */
class ShopTest extends ExampleContract {
  @Override
  Example start(int port) throws Exception {
    return start("example-resteasy", "dev.satchel.example.shop.Main", port);
  }

  @Override
  String picture() {
    return "shop.png";
  }

  @Override
  List<String> pages() {
    add("mug");
    return List.of("/", "/items/pen", "/checkout", "/account", "/nope");
  }

  @Override
  void pose() {
    signIn("Ada");
    add("satchel");
    add("pen");
  }

  private void add(String item) {
    chromium().click(".item:has(input[value='" + item + "']) button");
  }

  @Test
  void aCustomer_signsInFillsTheCartAndOrders() {
    add("pen");
    assertThat(chromium().script("document.querySelector('use').getBBox().width > 0"))
        .isEqualTo(true);
    assertFlash("Fountain pen is in your cart.");
    signIn("Zoë");
    assertFlash("Welcome, Zoë!");
    assertThat(chromium().text(".top")).contains("Hello Zoë");
    assertThat(chromium().texts(".lines li")).hasSize(1);

    chromium().click("a[href='/checkout']");
    chromium().type("#name", "Zoë");
    chromium().type("#zip", "!");
    chromium().click("form[action='/checkout'] button");
    assertFlash("Please check what is marked below.");
    assertThat(chromium().texts(".fault"))
        .containsExactly(
            "Please tell us the street and number.", "A zip code has 3 to 10 letters or digits.");
    assertThat(chromium().value("#name")).isEqualTo("Zoë");
    assertThat(chromium().value("#zip")).isEqualTo("!");

    chromium().reload();
    assertFlash();
    assertThat(chromium().texts(".fault")).isEmpty();
    assertThat(chromium().value("#name")).isEmpty();

    chromium().type("#name", "Zoë");
    chromium().type("#street", "Main St 1");
    chromium().type("#zip", "12345");
    chromium().click("form[action='/checkout'] button");
    assertThat(chromium().text(".flash"))
        .matches("Thank you! Your order [2-9A-Z]{4}-[2-9A-Z]{4} is on its way\\.");
    assertThat(chromium().texts(".lines li")).isEmpty();
    assertThat(chromium().text(".top")).contains("Hello Zoë");
  }
}
