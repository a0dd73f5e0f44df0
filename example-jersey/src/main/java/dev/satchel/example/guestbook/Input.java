package dev.satchel.example.guestbook;

/**
 * Cleans what people type. The result has no control characters, no unpaired surrogates, which a
 * scope refuses, and no white space around it. Text that shows nothing becomes empty.
 */
final class Input {
  private static final String INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]*";

  private Input() {}

  static String line(String typed) {
    return visible(typed.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " "));
  }

  /** Cleans the text as {@link #line} does, but keeps its line ends. */
  static String lines(String typed) {
    return visible(typed.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}\\p{Cs}&&[^\n]]+", " "));
  }

  /** Returns the number of characters as people count them, not of halves of surrogate pairs. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String visible(String text) {
    return text.matches(INVISIBLE) ? "" : text.strip();
  }
}
