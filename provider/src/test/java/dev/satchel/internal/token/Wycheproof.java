package dev.satchel.internal.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/** The published vectors among the test resources. */
final class Wycheproof {
  private Wycheproof() {}

  /** All tests of a file, each with what its group says. */
  static Stream<JsonNode> tests(String file) {
    try (InputStream input = Wycheproof.class.getResourceAsStream("/wycheproof/" + file)) {
      JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(input, file));
      return root.get("testGroups")
          .valueStream()
          .flatMap(
              group ->
                  group
                      .get("tests")
                      .valueStream()
                      .peek(
                          test ->
                              ((com.fasterxml.jackson.databind.node.ObjectNode) test)
                                  .set("group", group)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] hex(JsonNode test, String field) {
    return HexFormat.of().parseHex(test.get(field).asText());
  }
}
