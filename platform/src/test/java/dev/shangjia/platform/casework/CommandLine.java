package dev.shangjia.platform.casework;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real command line, each time in a process of its own, as its module compiled it. */
final class CommandLine {
  /** Beside the classes of this module, in a build and in a quick one. */
  private static final List<Path> MODULES =
      List.of(Path.of("../cli/target/classes"), Path.of("../.build/maven/shangjia-cli/classes"));

  private final Map<String, String> environment;
  private final Path folder;

  /**
   * A command line.
   *
   * @param environment what is set besides
   * @param folder for what it prints
   */
  CommandLine(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /** What came of a run. */
  record Run(int exitCode, String out, String err) {}

  /** Its own classes and the libraries of these tests, less the log that it does not have. */
  private static String classPath() {
    return Stream.concat(
            Stream.of(module().toString()),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("logback")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path module() {
    boolean quick = System.getProperty("java.class.path").contains("shangjia-platform/classes");
    Path module = MODULES.get(quick ? 1 : 0);
    if (!Files.isDirectory(module)) {
      throw new IllegalStateException("compile the module cli first: there is no " + module);
    }
    return module;
  }

  Run run(String... arguments) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
    words.add("-Dshangjia.home=..");
    words.addAll(List.of("-Dslf4j.internal.verbosity=ERROR", "-cp", classPath()));
    words.add("dev.shangjia.cli.Shangjia");
    words.addAll(List.of(arguments));
    words.addAll(List.of("--lang", "en"));
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      var builder =
          new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("SHANGJIA_CACHE", "off");
      builder.environment().putAll(environment);
      int exitCode = builder.start().waitFor();
      return new Run(
          exitCode,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
