package dev.shangjia.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the launcher runs once after a build, so that the JVM can write down which classes the tool
 * needs (its AOT cache) and later starts begin with them. Does what users do most, on the examples
 * of the rulebooks, and shows nothing.
 */
final class Rehearsal {

  private static final List<String> FORMATS = List.of("text", "json", "sarif", "junit", "markdown");
  private static final String[] LANGUAGES = {"zh", "en"};

  private Rehearsal() {}

  /** Takes no arguments; the home folder comes as {@code shangjia.home}. */
  public static void main(String[] arguments) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Properties properties = System.getProperties();
    properties.setProperty("shangjia.terminals", "out");
    Map<String, String> environment = new HashMap<>(System.getenv());
    Path folder = Files.createTempDirectory("shangjia-rehearsal");
    environment.put("XDG_CACHE_HOME", folder.toString());
    environment.remove("SHANGJIA_CACHE");
    Invocation invocation = Invocation.of(environment, properties, nowhere, nowhere);
    try {
      for (List<String> line : lines(invocation.rulebooks(), folder)) {
        Shangjia.run(invocation, line.toArray(String[]::new));
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The command lines to run; those whose command this build lacks end quietly with 2. */
  private static List<List<String>> lines(Path rulebooks, Path folder) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("--help"));
    lines.add(List.of("--help", "--lang", "zh"));
    lines.add(List.of("version"));
    lines.add(List.of("check", "--help"));
    // Each run costs the build a second or two, so each shows the JVM something new.
    List<String> examples = examples(rulebooks);
    for (int i = 0; i < examples.size(); i++) {
      String format = FORMATS.get(i % FORMATS.size());
      String language = LANGUAGES[i % LANGUAGES.length];
      lines.add(
          List.of("check", examples.get(i), "--offline", "--format", format, "--lang", language));
    }
    Path batch =
        Files.writeString(
            folder.resolve("batch.jsonl"),
            """
            {"id": "1", "name": "会议纪要", "summary": "自动整理会议内容", "description": "会后自动生成纪要。"}
            {"id": "2", "name": "Best!! Notes", "summary": "全网第一", "description": "加微信领取福利"}
            """);
    // Nobody listens there, and what it takes to find that out is what links take.
    lines.add(List.of("probe", "link", "http://127.0.0.1:1/", "--allow-loopback"));
    lines.add(List.of("check", "--batch", batch.toString(), "--format", "jsonl"));
    return lines;
  }

  /** The first and the last example of each rulebook. */
  private static List<String> examples(Path rulebooks) throws IOException {
    if (!Files.isDirectory(rulebooks)) {
      return List.of();
    }
    Map<Path, TreeSet<String>> ofRulebook = new TreeMap<>();
    try (Stream<Path> files = Files.find(rulebooks, 4, (file, about) -> isDossier(file))) {
      files.forEach(
          file -> {
            Path folder = Objects.requireNonNull(file.getParent());
            ofRulebook
                .computeIfAbsent(rulebooks.relativize(folder).getName(0), _ -> new TreeSet<>())
                .add(folder.toString());
          });
    }
    return ofRulebook.values().stream()
        .flatMap(names -> Stream.of(names.getFirst(), names.getLast()).distinct())
        .toList();
  }

  private static boolean isDossier(Path file) {
    return file.endsWith("dossier.yaml");
  }
}
