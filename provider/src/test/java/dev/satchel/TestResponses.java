package dev.satchel;

import java.util.Map;

/** Rules for responses that no server made. */
final class TestResponses {
  private TestResponses() {}

  /** Returns the rules for a response to a GET without headers. */
  static ResponseRules get(int status) {
    return answer("GET", status, Map.of(), Map.of());
  }

  /** Returns the rules for a page that a browser asked for with one header. */
  static ResponseRules asked(String name, String value) {
    return answer("GET", 200, Map.of(name, value), Map.of());
  }

  static ResponseRules redirect(String method) {
    return answer(method, 303, Map.of(), Map.of("Location", "/next"));
  }

  static ResponseRules answer(
      String method,
      int status,
      Map<String, String> requestHeaders,
      Map<String, ?> responseHeaders) {
    return new ResponseRules(method, status, false, requestHeaders::get, responseHeaders::get);
  }
}
