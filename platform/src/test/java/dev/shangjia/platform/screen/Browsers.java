package dev.shangjia.platform.screen;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Finds and starts the browser. */
final class Browsers {
  private static final List<String> NAMES = List.of("chromium", "google-chrome", "chrome");

  private Browsers() {}

  static ChromeDriver start() {
    try {
      Path home = Files.createTempDirectory("shangjia-screen");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
      var options = new ChromeOptions();
      options.setBinary(onPath(NAMES));
      options.addArguments(
          "--headless=new",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--user-data-dir=" + home.resolve("profile"));
      var logging = new LoggingPreferences();
      logging.enable(LogType.BROWSER, Level.ALL);
      options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
      var service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(driver(home))
              .usingAnyFreePort()
              .build();
      return new ChromeDriver(service, options);
    } catch (IOException e) {
      throw new UncheckedIOException("the browser cannot be started", e);
    }
  }

  /** As root Chromium refuses its sandbox; as somebody else it starts with it. */
  private static File driver(Path home) throws IOException {
    String driver = onPath(List.of("chromedriver"));
    if (!"root".equals(System.getProperty("user.name"))) {
      return new File(driver);
    }
    Path wrapper = home.resolve("chromedriver");
    Files.writeString(
        wrapper,
        "#!/bin/sh\nHOME="
            + home
            + " exec setpriv --reuid 65534 --regid 65534 --clear-groups -- "
            + driver
            + " \"$@\"\n");
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    return wrapper.toFile();
  }

  private static String onPath(List<String> names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Tests of pages need " + names + " on the PATH; .ci/run installs them."));
  }
}
