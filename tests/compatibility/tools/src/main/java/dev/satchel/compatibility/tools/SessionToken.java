package dev.satchel.compatibility.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a session's cookie says to anybody who reads it, in the form of docs/format.md. */
final class SessionToken {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  /** Each entry follows the one before, so the claims after the entries do not match. */
  private static final Pattern ENTRY = Pattern.compile("\\G,?" + TEXT + ":" + TEXT);

  private static final Pattern NOT_BEFORE = Pattern.compile("},.*\"nbf\":(\\d+)");

  private final String payload;

  SessionToken(String cookie) {
    payload = new String(Base64.getUrlDecoder().decode(cookie.split("\\.", -1)[1]), UTF_8);
  }

  Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    Matcher entry = ENTRY.matcher(payload.substring(payload.indexOf(":{") + 2));
    while (entry.find()) {
      entries.put(entry.group(1), entry.group(2).replace("\\n", "\n"));
    }
    return entries;
  }

  /** Returns the time at which the session began, or nothing if the token does not say it. */
  String began() {
    Matcher claim = NOT_BEFORE.matcher(payload);
    return claim.find() ? claim.group(1) : "";
  }
}
