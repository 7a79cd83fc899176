package dev.shangjia.probes.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a Chromium on this machine. */
public final class BrowserSearch {
  /** Names the executable, when it is in none of the usual places. */
  static final String VARIABLE = "SHANGJIA_CHROMIUM";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private static final List<Path> MACOS =
      List.of(
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  private final Map<String, String> environment;

  /** Searches where the variables of an environment say. */
  public BrowserSearch(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The executable: what {@value #VARIABLE} names and nothing else when it is set, otherwise the
   * first of the usual names on the path, otherwise of the usual places of macOS.
   */
  public Optional<Path> find() {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return executable(named);
    }
    List<String> folders =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .toList();
    Stream<Path> onPath =
        NAMES.stream()
            .flatMap(name -> folders.stream().map(folder -> folder + File.separator + name))
            .flatMap(candidate -> executable(candidate).stream());
    return Stream.concat(onPath, MACOS.stream().filter(BrowserSearch::isExecutable)).findFirst();
  }

  private static Optional<Path> executable(String candidate) {
    try {
      return Optional.of(Path.of(candidate)).filter(BrowserSearch::isExecutable);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static boolean isExecutable(Path candidate) {
    return Files.isRegularFile(candidate) && Files.isExecutable(candidate);
  }
}
