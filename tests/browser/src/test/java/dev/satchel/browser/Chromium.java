package dev.satchel.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Headless Chromium, as a user sees and drives it (WebDriver), and what it keeps and sends (the
 * DevTools protocol).
 */
final class Chromium implements AutoCloseable {
  private final ChromeDriver driver;
  private final Path leftovers;
  private final List<Map<String, Object>> events = new ArrayList<>();

  private Chromium(ChromeDriver driver, Path leftovers) {
    this.driver = driver;
    this.leftovers = leftovers;
  }

  /** Starts it with a profile of its own, empty, which goes when it is closed. */
  static Chromium start(String... arguments) throws IOException {
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(System.getProperty("chromium"))
            .addArguments(
                "--headless",
                "--no-sandbox", // Chromium has none for root.
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars")
            .addArguments(arguments);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    Path leftovers = Files.createTempDirectory("chromium");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(System.getProperty("chromedriver")))
            .usingAnyFreePort()
            .withEnvironment(Map.of("TMPDIR", leftovers.toString()))
            .build();
    return new Chromium(new ChromeDriver(service, options), leftovers);
  }

  /** Leaves one tab without a history, no cookies, and an empty cache. */
  void beginAgain() {
    Set<String> tabs = driver.getWindowHandles();
    String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    for (String tab : tabs) {
      driver.switchTo().window(tab).close();
    }
    driver.switchTo().window(fresh);
    devTools("Network.clearBrowserCookies", Map.of());
    devTools("Network.clearBrowserCache", Map.of());
    readEvents();
    events.clear();
    refusals();
  }

  void open(URI page) {
    driver.get(page.toString());
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  String tab() {
    return driver.getWindowHandle();
  }

  void openTab(URI page) {
    driver.switchTo().newWindow(WindowType.TAB);
    open(page);
  }

  void goToTab(String tab) {
    driver.switchTo().window(tab);
  }

  void type(String selector, String text) {
    WebElement field = element(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Clicks on what leads to another page, and waits for that: WebDriver may be too fast for it. */
  void click(String selector) {
    driver.executeScript("window.left = true");
    element(selector).click();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!isAnotherPage()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("No page came of a click on " + selector);
      }
    }
  }

  private boolean isAnotherPage() {
    try {
      return (Boolean) script("!window.left && document.readyState === 'complete'");
    } catch (JavascriptException e) { // between two pages
      return false;
    }
  }

  /** Returns what a user reads in each of these elements. */
  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  String text(String selector) {
    return element(selector).getText();
  }

  String attribute(String selector, String name) {
    return element(selector).getDomAttribute(name);
  }

  /** Returns the text of a field. */
  String value(String selector) {
    return element(selector).getDomProperty("value");
  }

  /** The value of an expression. */
  Object script(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** Runs a script in the page. Returns what the script hands to its last argument, a function. */
  Object awaitScript(String script, Object... arguments) {
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];" + script, arguments);
  }

  /**
   * Puts an element into the page, and waits until the server has answered what it names. Returns
   * the event that told so: load or error.
   */
  Object load(String element, Map<String, String> properties) {
    return awaitScript(
        "const element = Object.assign(document.createElement(arguments[0]), arguments[1]);"
            + "element.onload = element.onerror = event => done(event.type);"
            + "document.body.append(element)",
        element,
        properties);
  }

  /**
   * Lets the scripts of a test fetch from a page whose Content-Security-Policy forbids it. This
   * holds for the pages that the tab opens afterwards.
   */
  void ignorePolicies() {
    devTools("Page.setBypassCSP", Map.of("enabled", true));
  }

  /** Posts a login from a script, which does not follow the redirect to the page. */
  void signInByScript(String action, String user) {
    awaitScript(
        "fetch(arguments[0], {method: 'POST', redirect: 'manual',"
            + " body: new URLSearchParams({user: arguments[1]})}).then(() => done())",
        action,
        user);
  }

  /** The cookies of all sites, by name. */
  Map<String, StoredCookie> cookies() {
    Map<String, StoredCookie> cookies = new TreeMap<>();
    List<?> found = (List<?>) devTools("Storage.getCookies", Map.of()).get("cookies");
    for (Object cookie : found) {
      StoredCookie stored = StoredCookie.of((Map<?, ?>) cookie);
      cookies.put(stored.name(), stored);
    }
    return cookies;
  }

  /** Changes only the value of a cookie, as a user does in the developer tools. */
  void editCookie(StoredCookie cookie, String value) {
    devTools(
        "Network.setCookie",
        Map.of(
            "name", cookie.name(),
            "value", value,
            "url", "http://" + cookie.domain() + cookie.path(),
            "path", cookie.path(),
            "secure", cookie.secure(),
            "httpOnly", cookie.httpOnly(),
            "sameSite", cookie.sameSite()));
  }

  /** The headers of the last request for this, as they went over the wire. */
  Map<String, String> sent(URI address) {
    readEvents();
    String request = null;
    int hop = 0;
    // A request and those to which redirects lead have one id.
    Map<String, Integer> hops = new HashMap<>();
    for (Map<String, Object> event : events) {
      if (event.get("method").equals("Network.requestWillBeSent")) {
        String id = (String) map(event, "params").get("requestId");
        hops.merge(id, 1, Integer::sum);
        if (address.toString().equals(map(map(event, "params"), "request").get("url"))) {
          request = id;
          hop = hops.get(id);
        }
      }
    }
    int seen = 0;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map<String, Object> event : events) {
      if (event.get("method").equals("Network.requestWillBeSentExtraInfo")
          && map(event, "params").get("requestId").equals(request)
          && ++seen == hop) {
        map(map(event, "params"), "headers")
            .forEach((name, value) -> headers.put(name, (String) value));
      }
    }
    return headers;
  }

  /** What the browser wrote to its console since the last call, of what a policy refuses. */
  List<String> refusals() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("Content Security Policy"))
        .toList();
  }

  /** A picture of what is in view, as on a desktop. */
  byte[] picture(int width, int height) {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
    devTools("Emulation.clearDeviceMetricsOverride", Map.of());
    return picture;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(leftovers)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  private Map<String, Object> devTools(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  private void readEvents() {
    driver
        .manage()
        .logs()
        .get(LogType.PERFORMANCE)
        .forEach(
            entry -> {
              Map<String, Object> event = new Json().toType(entry.getMessage(), Json.MAP_TYPE);
              events.add(map(event, "message"));
            });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.get(name);
  }
}
