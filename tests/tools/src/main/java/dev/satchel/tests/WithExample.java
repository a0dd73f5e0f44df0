package dev.satchel.tests;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One process of an example for all tests of a class, and a new browser for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WithExample {
  private final Class<?> main;
  private final Map<String, String> environment;
  private Example example;
  private URI site;
  private Browser browser;

  /**
   * @param main the main class of the module under test
   * @param environment variables for the process, which gets a free port too
   */
  protected WithExample(Class<?> main, Map<String, String> environment) {
    this.main = main;
    this.environment = new HashMap<>(environment);
    this.environment.put("PORT", "0");
  }

  protected WithExample(Class<?> main) {
    this(main, Map.of());
  }

  @BeforeAll
  void open() throws Exception {
    example = Example.start(main, environment);
    site = example.uri();
  }

  @AfterAll
  void close() throws Exception {
    if (example != null) {
      example.close();
    }
  }

  @BeforeEach
  void beginAgain() {
    browser = new Browser(site);
  }

  /** Starts another process with more variables. The caller closes it. */
  protected final Example started(Map<String, String> variables) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return Example.start(main, all);
  }

  protected final Example example() {
    return example;
  }

  protected final URI site() {
    return site;
  }

  protected final Browser browser() {
    return browser;
  }
}
