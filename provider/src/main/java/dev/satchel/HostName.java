package dev.satchel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the name of a host (RFC 1123 section 2.1, RFC 1034 section 3.5). */
final class HostName {
  // RFC 1035 section 2.3.4 allows 255 bytes, which include the lengths of the labels and the root.
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private HostName() {}

  /** Returns why the text is neither a host name nor an IPv4 address, or null if it is one. */
  static @Nullable String fault(String name) {
    if (name.length() > MAX_NAME) {
      return "it has " + name.length() + " characters, more than " + MAX_NAME;
    }
    List<String> labels = labels(name);
    for (String label : labels) {
      String fault = faultOfLabel(label);
      if (fault != null) {
        return fault;
      }
    }
    return isNumber(labels.get(labels.size() - 1)) && !isIpv4(labels)
        ? "it ends with a number, and is no IPv4 address"
        : null;
  }

  private static List<String> labels(String name) {
    List<String> labels = new ArrayList<>();
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      labels.add(name.substring(start, dot));
      start = dot + 1;
    }
    labels.add(name.substring(start));
    return labels;
  }

  private static @Nullable String faultOfLabel(String label) {
    if (label.isEmpty()) {
      return "a label is empty";
    }
    if (label.length() > MAX_LABEL) {
      return "a label has " + label.length() + " characters, more than " + MAX_LABEL;
    }
    if (!label.chars().allMatch(HostName::isLetterDigitOrHyphen)) {
      return "a label has more than letters, digits and hyphens";
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return "a label begins or ends with a hyphen";
    }
    return null;
  }

  private static boolean isLetterDigitOrHyphen(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '-';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(HostName::isDigit);
  }

  /**
   * Returns whether the labels are an IPv4 address as a browser writes it: four numbers up to 255,
   * without a leading zero.
   */
  private static boolean isIpv4(List<String> labels) {
    return labels.size() == 4 && labels.stream().allMatch(HostName::isByte);
  }

  private static boolean isByte(String label) {
    return isNumber(label)
        && label.length() <= 3
        && (label.length() == 1 || !label.startsWith("0"))
        && Integer.parseInt(label) <= 255;
  }
}
