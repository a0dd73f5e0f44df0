package dev.satchel.example.guestbook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An entry that a guest wrote. The record is public, because the template reads it. */
public record Entry(String author, String text, Instant written) {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public Entry {
    written = written.truncatedTo(ChronoUnit.SECONDS);
  }

  public String initial() {
    return Character.toString(author.codePointAt(0));
  }

  public String date() {
    return DAY_AND_TIME.format(written);
  }
}
