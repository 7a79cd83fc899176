package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.rulebook.ManifestReading.Manifest;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Reads a rulebook from its folder. The problems of all files come together: what is wrong with
 * each file, and names that stand in one file and are not declared in another. Expressions are kept
 * as text; what a rulebook lacks is told by {@link RulebookLint}.
 */
public final class RulebookReader {
  private final RulebookFolder folder;
  private final Map<String, YamlNode> roots;
  private final References references = new References();

  private RulebookReader(RulebookFolder folder) {
    this.folder = folder;
    this.roots = parsed(folder);
  }

  /** Parsing is most of the work and touches one file each; the rest goes from file to file. */
  private static Map<String, YamlNode> parsed(RulebookFolder folder) {
    var roots = new ConcurrentHashMap<String, YamlNode>();
    folder.all().parallelStream()
        .filter(file -> file.name().endsWith(".yaml"))
        .forEach(
            file ->
                YamlReader.read(file, YamlLimits.RULEBOOK)
                    .ifPresent(root -> roots.put(file.name(), root)));
    return roots;
  }

  /**
   * Reads the rulebook in a folder.
   *
   * @param folder the one that holds {@code rulebook.yaml}
   */
  public static Reading<Rulebook> read(Path folder) {
    return new RulebookReader(RulebookFolder.read(folder)).read();
  }

  /**
   * The hash that the rulebook in a folder has if it can be read, told without reading it.
   *
   * @param folder the one that holds {@code rulebook.yaml}
   */
  public static String hash(Path folder) {
    return RulebookFolder.read(folder).hash();
  }

  private Reading<Rulebook> read() {
    Optional<Manifest> manifest = root(RulebookFolder.MANIFEST).flatMap(ManifestReading::manifest);
    var register = new RegisterReading(references);
    List<Clause> clauses =
        folder.file(RulebookFolder.CLAUSES).map(register::clauses).orElse(List.of());
    List<Resolution> resolutions =
        folder.file(RulebookFolder.RESOLUTIONS).map(register::resolutions).orElse(List.of());
    var ruleIds = new Names();
    List<Rule> rules = rules(ruleIds);
    var matrixReading = new MatrixReading(references, ruleIds);
    Map<String, Matrix> matrices = each("matrices", matrixReading::matrix);
    rules.addAll(matrixReading.rules());
    var formReading = new FormReading(references, matrices);
    Map<String, Form> forms =
        each("forms", (root, id) -> formReading.form(root, id, root.file().start()));
    Map<String, WordList> words = each("words", new WordsReading(references)::words);
    Map<String, Checklist> checklists =
        each("checklists", new ChecklistReading(references)::checklist);
    Map<String, Procedure> procedures =
        each("procedures", new ProcedureReading(references)::procedure);
    Map<String, Agreement> agreements =
        each("agreements", new AgreementReading(references)::agreement);
    Optional<Conduct> conduct =
        root(RulebookFolder.CONDUCT).flatMap(new ConductReading(references)::conduct);
    Map<String, Gate> gates = each("gates", new GateReading(references)::gate);
    var scoreReading = new ScoreReading(references);
    Map<String, Score> scores = each("scores", scoreReading::score);
    Optional<Ranking> ranking = root(RulebookFolder.RANKING).flatMap(scoreReading::ranking);
    List<NotCovered> notCovered =
        each(
                "not-covered",
                (root, _) -> Optional.of(new NotCoveredReading(references).entries(root)))
            .values()
            .stream()
            .flatMap(List::stream)
            .toList();
    checkReferences(manifest, clauses);

    List<Problem> problems =
        folder.all().stream().flatMap(file -> file.problems().stream()).toList();
    if (manifest.isEmpty() || problems.stream().anyMatch(Problem::isError)) {
      return new Reading.Unreadable<>(problems);
    }
    Manifest of = manifest.get();
    return new Reading.Read<>(
        new Rulebook(
            of.id(),
            of.version(),
            of.title(),
            of.sources(),
            of.topics(),
            of.zone(),
            of.region(),
            of.complete(),
            folder.hash(),
            clauses,
            resolutions,
            words,
            checklists,
            forms,
            rules,
            matrices,
            procedures,
            conduct.orElse(null),
            gates,
            scores,
            ranking.orElse(null),
            agreements,
            notCovered,
            of.projections()),
        problems);
  }

  private List<Rule> rules(Names ids) {
    var reading = new RuleReading(references, ids);
    var rules = new ArrayList<Rule>();
    for (SourceFile file : folder.in("rules").values()) {
      root(file.name()).ifPresent(root -> rules.addAll(reading.rules(root)));
    }
    return rules;
  }

  /** Names of things whose own file cannot be read are left alone: one problem is enough. */
  private void checkReferences(Optional<Manifest> manifest, List<Clause> clauses) {
    if (!clauses.isEmpty()) {
      var ids = new LinkedHashSet<String>();
      clauses.forEach(clause -> ids.add(clause.id()));
      references.check(References.Kind.CLAUSE, ids);
    }
    manifest.ifPresent(
        of ->
            references.check(
                References.Kind.SOURCE, of.sources().stream().map(Rulebook.Source::id).toList()));
    references.check(References.Kind.FORM, folder.in("forms").keySet());
    references.check(References.Kind.MATRIX, folder.in("matrices").keySet());
    references.check(References.Kind.PROCEDURE, folder.in("procedures").keySet());
    references.check(References.Kind.GATE, folder.in("gates").keySet());
    references.check(References.Kind.SCORE, folder.in("scores").keySet());
  }

  private Optional<YamlNode> root(String path) {
    return Optional.ofNullable(roots.get(path));
  }

  private <T> Map<String, T> each(String name, BiFunction<YamlNode, String, Optional<T>> reading) {
    var all = new LinkedHashMap<String, T>();
    folder
        .in(name)
        .forEach(
            (id, file) ->
                root(file.name())
                    .flatMap(root -> reading.apply(root, id))
                    .ifPresent(one -> all.put(id, one)));
    return all;
  }
}
