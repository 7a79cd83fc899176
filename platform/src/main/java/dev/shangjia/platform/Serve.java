package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.demo.DemoFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./shangjia serve}: the marketplace server with everything it needs. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the marketplace server with everything embedded.",
      "Every setting of docs/settings.md can be given in the environment."
    })
final class Serve implements Callable<Integer> {
  /** The server's threads outlive {@code main}; ending the JVM there would end them. */
  static final int KEEPS_RUNNING = -1;

  static final int COULD_NOT_RUN = 2;

  /** Its addresses are invented, so nobody looks at them; jobs wait until it is filled. */
  private static final Map<String, Object> DEMO =
      Map.of(
          "shangjia.demo",
          true,
          "shangjia.probes.looks",
          "files",
          // A demo that loses its last moments with the machine's power has lost nothing.
          "spring.datasource.hikari.data-source-properties.options",
          "-c synchronous_commit=off",
          "db-scheduler.delay-startup-until-context-ready",
          true);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where database, files and keys live (default: shangjia.data, or ./data).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the pages (default: 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--demo",
      description =
          "Fills a new data folder with a market to look around in, and prints who can sign in.")
  private boolean demo;

  @Override
  public Integer call() {
    if (demo) {
      Optional<LocalText> refused = DemoFolder.take(folder());
      if (refused.isPresent()) {
        TerminalLanguage.complain(refused.get());
        return COULD_NOT_RUN;
      }
    }
    var application = new SpringApplication(PlatformApplication.class);
    if (data != null) {
      System.setProperty("shangjia.data", data.toAbsolutePath().normalize().toString());
    }
    if (port != null) {
      System.setProperty("server.port", Integer.toString(port));
    }
    application.setLogStartupInfo(false);
    if (demo) {
      application.setDefaultProperties(DEMO);
    }
    try {
      application.run();
      return KEEPS_RUNNING;
    } catch (AbandonedRunException asAsked) {
      throw asAsked;
    } catch (RuntimeException reported) {
      return COULD_NOT_RUN;
    }
  }

  private Path folder() {
    if (data != null) {
      return data;
    }
    try (var settings = LooseSettings.open()) {
      return LooseSettings.data(null, settings);
    }
  }
}
