package dev.satchel.compatibility.tools;

import java.util.Map;

/**
 * A request, the answer that a node must give, and the entries that the session must then hold. A
 * request without a form is a GET. An empty body stands for any body.
 */
record Request(
    String path, Map<String, String> form, int status, String body, Map<String, String> puts) {

  static Request whoAmI(String name) {
    return new Request("/whoami", null, 200, "Hello " + name, Map.of());
  }

  static Request whoAmISignedOut() {
    return new Request("/whoami", null, 401, "", Map.of());
  }

  static Request login(String name) {
    return post("/login", Map.of("user", name), Map.of("connected", name));
  }

  static Request logout() {
    return post("/logout", Map.of(), Map.of());
  }

  static Request theme(String theme) {
    return post("/theme", Map.of("theme", theme), Map.of("theme", theme));
  }

  static Request hello() {
    return new Request("/hello", Map.of(), 200, "Hello World!", Map.of("saidHello", "yes"));
  }

  static Request entry(String text) {
    return post("/entries", Map.of("text", text), Map.of());
  }

  /** Puts an item into a cart that has these lines already. */
  static Request item(String item, String note, String cart) {
    String longer = cart + "1 " + item + " " + note + "\n";
    return post("/cart", Map.of("item", item, "note", note), Map.of("cart", longer));
  }

  private static Request post(String path, Map<String, String> form, Map<String, String> puts) {
    return new Request(path, form, 303, "", puts);
  }
}
