package dev.shangjia.platform;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./shangjia serve}: the marketplace server with everything it needs. */
@Command(
    name = "shangjia serve",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the marketplace server with everything embedded.",
      "Every setting of docs/settings.md can be given in the environment."
    })
final class Serve implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "data",
      description = "Where database, files and keys live (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the pages (default: 8080).")
  private @Nullable Integer port;

  @Option(names = "--demo", description = "Fills an empty market and prints the sign-ins.")
  private boolean demo;

  @Override
  public Integer call() {
    var application = new SpringApplication(PlatformApplication.class);
    System.setProperty("shangjia.data", data.toAbsolutePath().normalize().toString());
    if (port != null) {
      System.setProperty("server.port", Integer.toString(port));
    }
    if (demo) {
      application.setAdditionalProfiles("demo");
    }
    application.run();
    return KEEPS_RUNNING;
  }

  /** The server's threads outlive {@code main}; ending the JVM here would end them. */
  private static final int KEEPS_RUNNING = -1;

  public static void main(String[] arguments) {
    int code = new CommandLine(new Serve()).execute(arguments);
    if (code != KEEPS_RUNNING) {
      System.exit(code);
    }
  }
}
