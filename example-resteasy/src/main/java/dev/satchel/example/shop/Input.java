package dev.satchel.example.shop;

/**
 * What people type, made fit to keep and to show: without control characters and unpaired
 * surrogates, which a scope refuses, without white space around it, and empty if it shows nothing.
 */
final class Input {
  private static final String INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]*";

  private Input() {}

  static String line(String typed) {
    return visible(typed.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " "));
  }

  /** As people count: in characters, not in halves of them. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String visible(String text) {
    return text.matches(INVISIBLE) ? "" : text.strip();
  }
}
