package dev.shangjia.platform.screen;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/**
 * A real browser that looks at a server of this machine, as a person would. What it sees can be
 * kept in {@code target/screens}.
 */
public final class Screen implements AutoCloseable {
  private static final Path KEPT =
      Path.of(System.getProperty("basedir", ".")).resolve("target/screens");
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int PHONE = 375;
  private static final int DESK = 1280;
  private static final int HEIGHT = 800;

  private final ChromeDriver driver;
  private final String root;

  private Screen(ChromeDriver driver, String root) {
    this.driver = driver;
    this.root = root;
  }

  /** Opens a browser with no cookies. Needs Chromium and its driver, as {@code .ci/run} does. */
  public static Screen open(int port) {
    return open("http://127.0.0.1:" + port);
  }

  /**
   * Opens a browser that calls the server {@code localhost} and has a device that makes passkeys
   * for whoever asks: numbers are no names that passkeys belong to.
   */
  public static Screen openWithPasskeys(int port) {
    Screen screen = open("http://localhost:" + port);
    screen.driver.addVirtualAuthenticator(
        new VirtualAuthenticatorOptions()
            .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
            .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
            .setHasResidentKey(true)
            .setHasUserVerification(true)
            .setIsUserVerified(true));
    return screen;
  }

  private static Screen open(String root) {
    ChromeDriver driver = Browsers.start();
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    var screen = new Screen(driver, root);
    screen.width(DESK);
    return screen;
  }

  /** Opens a page. */
  public Screen go(String path) {
    driver.get(root + path);
    return this;
  }

  /** Forgets all cookies, as a new browser. */
  public Screen forget() {
    driver.manage().deleteAllCookies();
    return this;
  }

  /** What the browser complained of since the last time it was asked: scripts, styles, policies. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Shows a page that lies on no server, such as the text of a mail. */
  public Screen show(String html) {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    driver.get("data:text/html;charset=utf-8;base64," + Base64.getEncoder().encodeToString(page));
    return this;
  }

  /** The path, and what is asked for, of the page that is shown. */
  public String path() {
    return driver.getCurrentUrl().replace(root, "");
  }

  /** All text that can be read. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Writes into the field with a name, in place of what stands there. */
  public Screen fill(String name, String value) {
    return fill(By.name(name), value);
  }

  /** Writes into the first field that a CSS selector finds, in place of what stands there. */
  public Screen fillAt(String selector, String value) {
    return fill(By.cssSelector(selector), value);
  }

  private Screen fill(By what, String value) {
    WebElement field = waitFor(what);
    field.clear();
    field.sendKeys(value);
    return this;
  }

  /**
   * Chooses a value in the field with a name: an option of a list, a button of a group, a box;
   * types it where it can be typed.
   */
  public Screen choose(String name, String value) {
    WebElement field = waitFor(By.name(name));
    if (field.getTagName().equals("select")) {
      new Select(field).selectByValue(value);
      return this;
    }
    String type = String.valueOf(field.getDomProperty("type"));
    if (type.equals("radio") || type.equals("checkbox")) {
      return click("input[name=\"%s\"][value=\"%s\"]".formatted(name, value));
    }
    if (type.equals("date")) {
      // How a date is typed depends on the language of the browser.
      driver.executeScript(
          "arguments[0].value = arguments[1];"
              + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
          field,
          value);
      return this;
    }
    return fill(name, value);
  }

  /** How many things a CSS selector finds now. */
  public int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** Waits until a CSS selector finds so many things. */
  public Screen has(String selector, int times) {
    until(() -> count(selector) == times, times + " of " + selector);
    return this;
  }

  /** An attribute of everything that a CSS selector finds, in order. */
  public List<String> attributes(String selector, String attribute) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .map(element -> String.valueOf(element.getDomAttribute(attribute)))
        .toList();
  }

  /** Waits until what was sent from the page without leaving it was answered. */
  public Screen settled() {
    until(
        () -> run(Boolean.class, "return document.querySelector('.htmx-request') === null"),
        "answer to what was sent");
    return this;
  }

  /** Chooses a file of this machine in the field with a name. */
  public Screen attach(String name, Path file) {
    waitFor(By.name(name)).sendKeys(file.toAbsolutePath().toString());
    return this;
  }

  /** Presses the first button or link that says this. */
  public Screen press(String words) {
    return click(
        By.xpath(
            "//*[self::button or self::a or self::summary or self::label]"
                + "[normalize-space(.)='"
                + words
                + "']"));
  }

  /** Clicks the first thing that a CSS selector finds. */
  public Screen click(String selector) {
    return click(By.cssSelector(selector));
  }

  private Screen click(By what) {
    until(() -> isClicked(waitFor(what)), "way to click " + what);
    return this;
  }

  /** False when something moved in between, such as what was answered meanwhile. */
  private boolean isClicked(WebElement element) {
    driver.executeScript(
        "arguments[0].scrollIntoView({block:'center',behavior:'instant'})", element);
    try {
      element.click();
      return true;
    } catch (ElementClickInterceptedException moved) {
      return false;
    }
  }

  /** Types keys into what has the focus. */
  public Screen keys(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    return this;
  }

  /** Presses the key that leads to the next thing that can be operated. */
  public Screen tab() {
    return keys(Keys.TAB);
  }

  /** Waits until the page shows these words; fails with what it shows instead. */
  public Screen shows(String words) {
    until(() -> text().contains(words), "the words \"" + words + "\"");
    return this;
  }

  /** Waits until a CSS selector finds something. */
  public Screen has(String selector) {
    waitFor(By.cssSelector(selector));
    return this;
  }

  /** The wide screen of a desk. */
  public Screen wide() {
    return width(DESK);
  }

  /** The narrow screen of a phone and of the side bar: 375 wide. */
  public Screen narrow() {
    return width(PHONE);
  }

  private Screen width(int columns) {
    // A window cannot be narrower than 500; what the page believes can.
    metrics(columns, HEIGHT);
    driver.manage().window().setSize(new Dimension(Math.max(columns, DESK), 900));
    return this;
  }

  private void metrics(Object width, Object height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** As somebody sees it whose system is dark. */
  public Screen dark() {
    return scheme("dark");
  }

  /** As somebody sees it whose system is light. */
  public Screen light() {
    return scheme("light");
  }

  private Screen scheme(String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", value),
                // Colours that are still changing are neither right nor wrong.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** Keeps a picture of the whole page as {@code target/screens/NAME.png}. */
  public Screen keep(String name) {
    List<?> sides =
        run(
            List.class,
            "return [document.documentElement.clientWidth,"
                + " Math.min(6000, document.documentElement.scrollHeight)]");
    Map<String, Object> clip =
        Map.of("x", 0, "y", 0, "width", sides.get(0), "height", sides.get(1), "scale", 1);
    // In a window as high as the page nothing that sticks to its edges covers what is below.
    metrics(sides.get(0), sides.get(1));
    Object shot =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
            .get("data");
    metrics(sides.get(0), HEIGHT);
    write(name + ".png", shot);
    return this;
  }

  /**
   * Keeps what the window shows, with twice as many pixels, for documents: {@code
   * target/screens/NAME.webp}.
   */
  public Screen keepSharp(String name) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", DESK, "height", 800, "deviceScaleFactor", 2, "mobile", false));
    Object shot =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 82))
            .get("data");
    write(name + ".webp", shot);
    return wide();
  }

  private static void write(String name, @Nullable Object base64) {
    try {
      Path kept = KEPT.resolve(name);
      Files.createDirectories(kept.getParent());
      Files.write(kept, OutputType.BYTES.convertFromBase64Png(String.valueOf(base64)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the picture " + name, e);
    }
  }

  /**
   * Keeps the page in both languages, light and dark, wide and narrow: {@code NAME-zh-light-wide}
   * and so on. Ends light, wide and in the language it began with.
   */
  public Screen keepAll(String name) {
    String language = driver.findElement(By.tagName("html")).getDomAttribute("lang");
    String path = path().replaceAll("([?&])lang=[^&]*&?", "$1").replaceAll("[?&]$", "");
    for (String other : List.of("zh-CN", "en")) {
      go(path + (path.contains("?") ? "&" : "?") + "lang=" + other);
      String code = other.substring(0, 2);
      light().wide().keep(name + "-" + code + "-light-wide");
      narrow().keep(name + "-" + code + "-light-narrow");
      dark().wide().keep(name + "-" + code + "-dark-wide");
      light().wide();
    }
    return go(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
  }

  /** By how many columns the page is wider than its window; 0 when nothing sticks out. */
  public long overflow() {
    return run(
            Number.class,
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .longValue();
  }

  /** What axe finds grave on the page, one line each; nothing when all is well. */
  public List<String> graveFindings() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
            .map(Screen::line)
            .toList();
  }

  private static String line(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(5).map(node -> node.getHtml()).toList();
  }

  private <T> T run(Class<T> type, String script) {
    return type.cast(Objects.requireNonNull(driver.executeScript(script), script));
  }

  private WebElement waitFor(By what) {
    until(() -> !driver.findElements(what).isEmpty(), what.toString());
    return driver.findElement(what);
  }

  private void until(Supplier<Boolean> holds, String what) {
    new WebDriverWait(driver, Duration.ofSeconds(30))
        .withMessage(() -> "no " + what + " on " + path() + ":\n" + text())
        .until(_ -> holdsNow(holds));
  }

  /** False also when another page came in between, which Chromium says in two ways. */
  private static boolean holdsNow(Supplier<Boolean> holds) {
    try {
      return holds.get();
    } catch (StaleElementReferenceException gone) {
      return false;
    } catch (WebDriverException other) {
      if (String.valueOf(other.getMessage()).contains("does not belong to the document")) {
        return false;
      }
      throw other;
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
