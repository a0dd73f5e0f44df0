package dev.satchel.fuzzing;

import static dev.satchel.fuzzing.Fuzzing.requireSame;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.internal.token.FormEncoding;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Any text in the place of a flash's form: read as the JDK's decoder reads it, or by neither. */
public final class FormFuzzer {
  private FormFuzzer() {}

  public static void fuzzerInitialize() throws Exception {
    Fuzzing.warmUp("FormFuzzer", FormFuzzer::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    accepts(input);
  }

  static boolean accepts(byte[] input) {
    String text = Fuzzing.text(input);
    Map<String, String> entries = FormEncoding.decode(text);
    requireSame(entries, text.isEmpty() ? Map.of() : byTheJdk(text), "The JDK reads another form");
    if (entries == null) {
      return false;
    }
    requireSame(
        FormEncoding.decode(FormEncoding.encode(entries)),
        entries,
        "Written, then read as something else");
    return true;
  }

  private static Map<String, String> byTheJdk(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] halves = pair.split("=", -1);
      String key = halves.length == 2 ? byTheJdkAlone(halves[0]) : null;
      String value = halves.length == 2 ? byTheJdkAlone(halves[1]) : null;
      if (key == null || value == null || entries.put(key, value) != null) {
        return null;
      }
    }
    return entries;
  }

  /** The JDK's decoder is not strict: about what needs an escape, and about UTF-8. */
  private static String byTheJdkAlone(String text) {
    if (!text.replaceAll("%[0-9A-Fa-f]{2}", "").matches("[A-Za-z0-9_.*+-]*")) {
      return null;
    }
    byte[] bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
