package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds rulebooks: those that come with this build by their program, any other by its folder. */
final class Rulebooks {
  private static final String MANIFEST = "rulebook.yaml";

  private final Path shipped;
  private final Optional<Path> caches;
  private final Optional<Path> checkedBeforehand;
  private final Optional<String> build;

  Rulebooks(Invocation invocation) {
    this.shipped = invocation.rulebooks();
    this.caches = invocation.caches().map(folder -> folder.resolve("expressions"));
    this.checkedBeforehand = invocation.expressions();
    this.build = invocation.build();
  }

  /** The programs whose rulebooks come with this build, sorted. */
  List<String> programs() {
    if (!Files.isDirectory(shipped)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(shipped)) {
      return folders
          .filter(Rulebooks::isRulebook)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + shipped, e);
    }
  }

  /**
   * The folder of a rulebook.
   *
   * @param name a program, or the path of a folder with a rulebook.yaml
   */
  Optional<Path> folder(String name) {
    if (programs().contains(name)) {
      return Optional.of(shipped.resolve(name));
    }
    try {
      return Optional.of(Path.of(name)).filter(Rulebooks::isRulebook);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isRulebook(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /**
   * Reads a rulebook.
   *
   * @param name a program, or the path of a folder
   * @param asked where somebody asked for it, for the problem when there is none
   */
  Reading<Rulebook> read(String name, SourcePlace asked) {
    return folder(name)
        .map(RulebookReader::read)
        .orElseGet(() -> new Reading.Unreadable<>(List.of(unknown(name, asked))));
  }

  /** Reads a rulebook and compiles it. */
  Reading<Inspector> inspector(String name, SourcePlace asked) {
    return switch (read(name, asked)) {
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> compiled(rulebook);
      case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
    };
  }

  private Reading<Inspector> compiled(Rulebook rulebook) {
    if (build.isEmpty()) {
      return Inspector.of(rulebook);
    }
    Optional<ExpressionCache> ofBuild =
        checkedBeforehand
            .map(folder -> ExpressionCache.of(folder, rulebook.hash(), build.get()))
            .filter(cache -> !cache.isEmpty());
    if (ofBuild.isPresent() || caches.isEmpty()) {
      return Inspector.of(
          rulebook, ofBuild.<CheckedExpressions>map(c -> c).orElse(CheckedExpressions.none()));
    }
    var cache = ExpressionCache.of(caches.get(), rulebook.hash(), build.get());
    Reading<Inspector> reading = Inspector.of(rulebook, cache);
    cache.save();
    return reading;
  }

  /** That there is no such rulebook, with the nearest name. */
  Problem unknown(String name, SourcePlace asked) {
    List<String> known = programs();
    Optional<String> nearest = NearestName.of(name, known);
    String list = known.isEmpty() ? "-" : String.join(", ", known);
    return Problem.error(
        "rulebook/unknown",
        asked,
        new LocalText(
            "没有规则书 “"
                + name
                + "”"
                + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。")
                + "可用的规则书："
                + list
                + "，或写一个含 rulebook.yaml 的目录",
            "There is no rulebook \""
                + name
                + "\"."
                + nearest.map(n -> " Did you mean \"" + n + "\"?").orElse("")
                + " Rulebooks here: "
                + list
                + "; or give a folder with a rulebook.yaml"));
  }
}
