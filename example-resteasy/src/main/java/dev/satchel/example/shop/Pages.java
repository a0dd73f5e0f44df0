package dev.satchel.example.shop;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Renders the pages from templates on the class path, which escape every value for HTML. */
final class Pages {
  static final URI HOME = URI.create("/");
  static final String HTML = "text/html;charset=utf-8";
  static final String TEXT = "text/plain;charset=utf-8";

  private static final PebbleEngine ENGINE =
      new PebbleEngine.Builder()
          .loader(templates())
          .autoEscaping(true)
          .defaultLocale(Locale.ENGLISH)
          .build();

  private Pages() {}

  static String render(String template, Map<String, Object> values) {
    StringWriter page = new StringWriter();
    try {
      ENGINE.getTemplate(template).evaluate(page, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static ClasspathLoader templates() {
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("templates");
    loader.setSuffix(".html");
    return loader;
  }
}
