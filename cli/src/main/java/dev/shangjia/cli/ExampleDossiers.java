package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.ExpectedFindings;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.source.Excerpts;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.probes.Gathering;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The example dossiers of a rulebook: each is checked without a network, and its findings compared
 * with those that its {@code expected.yaml} names.
 */
final class ExampleDossiers {
  private static final String EXPECTED = "expected.yaml";

  private final Path folder;
  private final Inspector inspector;
  private final Gathering gathering;

  /**
   * Those of one rulebook.
   *
   * @param folder the rulebook's
   */
  ExampleDossiers(Path folder, Inspector inspector, Gathering gathering) {
    this.folder = folder;
    this.inspector = inspector;
    this.gathering = gathering;
  }

  /** The names of the examples: the folders in {@code examples/} that hold a dossier, sorted. */
  static List<String> names(Path rulebook) throws IOException {
    Path examples = rulebook.resolve("examples");
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(examples)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * Checks one example.
   *
   * @return what is wrong with it, with places relative to the rulebook's folder
   */
  List<Problem> run(String name) throws IOException {
    Path example = folder.resolve("examples").resolve(name);
    String prefix = "examples/" + name + "/";
    Path expected = example.resolve(EXPECTED);
    if (!Files.isRegularFile(expected, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(
          Problem.error(
              "example/no-expected",
              SourcePlace.startOf(prefix + EXPECTED),
              new LocalText(
                  "示例缺少 expected.yaml；请写明 at、about 和 findings。",
                  "The example has no expected.yaml; write one with at, about and findings.")));
    }
    var problems = new ArrayList<Problem>();
    switch (ExpectedFindings.read(prefix + EXPECTED, bytes(expected))) {
      case Reading.Unreadable<ExpectedFindings>(List<Problem> errors) -> problems.addAll(errors);
      case Reading.Read<ExpectedFindings>(ExpectedFindings findings, List<Problem> warnings) -> {
        problems.addAll(warnings);
        problems.addAll(below(prefix, checked(example, findings)));
      }
    }
    return new Excerpts(folder).of(problems);
  }

  private List<Problem> checked(Path example, ExpectedFindings expected) throws IOException {
    return switch (new DossierReader(DossierLimits.STANDARD).open(example)) {
      case Reading.Unreadable<OpenDossier>(List<Problem> errors) -> errors;
      case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> warnings) -> {
        try (open) {
          var problems = new ArrayList<>(warnings);
          problems.addAll(opened(open, expected));
          yield problems;
        }
      }
    };
  }

  private List<Problem> opened(OpenDossier open, ExpectedFindings expected) {
    Rulebook rulebook = inspector.rulebook();
    if (!open.program().equals(rulebook.id())) {
      return List.of(
          Problem.error(
              "example/other-program",
              open.programPlace(),
              new LocalText(
                  "示例属于 " + Quoted.of(open.program()) + "，而规则书是 " + rulebook.id() + "。",
                  "The example is for "
                      + Quoted.of(open.program())
                      + ", the rulebook is "
                      + rulebook.id()
                      + ".")));
    }
    return switch (open.read(rulebook.forms(), rulebook.procedures().keySet())) {
      case Reading.Unreadable<Dossier>(List<Problem> errors) -> errors;
      case Reading.Read<Dossier>(Dossier dossier, List<Problem> warnings) -> {
        var problems = new ArrayList<>(warnings);
        problems.addAll(expected.differences(report(dossier, expected), dossier::place));
        yield problems;
      }
    };
  }

  private Report report(Dossier dossier, ExpectedFindings expected) {
    Instant at = expected.at().atStartOfDay(inspector.rulebook().zone()).toInstant();
    Facts facts =
        gathering.gather(
            dossier,
            inspector.probes(dossier.procedure(), at),
            Gathering.Reach.FILES,
            JsonNodeFactory.instance.objectNode(),
            (done, total, path) -> {});
    return inspector.inspect(facts, at);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes((int) YamlLimits.DOSSIER.bytes() + 1);
    }
  }

  /** Problems of a dossier name its files; those of expected.yaml already name the whole path. */
  private static List<Problem> below(String prefix, List<Problem> problems) {
    return problems.stream().map(problem -> below(prefix, problem)).toList();
  }

  private static Problem below(String prefix, Problem problem) {
    SourcePlace place = problem.place();
    return place.file().startsWith(prefix)
        ? problem
        : new Problem(
            problem.severity(),
            problem.code(),
            new SourcePlace(prefix + place.file(), place.line(), place.column()),
            problem.message(),
            problem.excerpt());
  }
}
