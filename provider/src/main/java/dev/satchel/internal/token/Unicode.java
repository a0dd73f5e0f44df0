package dev.satchel.internal.token;

import java.nio.charset.StandardCharsets;

/** Checks that text has an encoding in UTF-8. */
public final class Unicode {
  private Unicode() {}

  /** Returns the text with U+FFFD in place of each unpaired surrogate. */
  static String madeWellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
  }

  /** Returns whether every surrogate of the text belongs to a pair. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
