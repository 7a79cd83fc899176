package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.rulebook.Clause;
import dev.shangjia.engine.rulebook.Coverage;
import dev.shangjia.engine.rulebook.Coverage.Standing;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what carries out the clauses of one rulebook or several. */
final class CoverageOutput {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-coverage/2";

  private final Terminal terminal;
  private final Texts texts;
  private final List<Table> tables;
  private final Predicate<Coverage.Line> shown;

  /**
   * Of some rulebooks.
   *
   * @param shown the lines that are shown; all are counted
   */
  CoverageOutput(Terminal terminal, List<Rulebook> rulebooks, Predicate<Coverage.Line> shown) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.tables =
        rulebooks.stream()
            .map(rulebook -> new Table(rulebook, Coverage.of(rulebook).lines()))
            .toList();
    this.shown = shown;
  }

  /** A rulebook and all its lines. */
  private record Table(Rulebook rulebook, List<Coverage.Line> lines) {}

  void text() {
    for (Table table : tables) {
      List<Coverage.Line> lines = table.lines().stream().filter(shown).toList();
      int widest = lines.stream().mapToInt(line -> line.clause().id().length()).max().orElse(0);
      lines.forEach(line -> text(line, widest));
      if (!lines.isEmpty()) {
        say("");
      }
    }
    List<Coverage.Line> all = allLines();
    for (Decides decides : Decides.values()) {
      say(texts.say("coverage.kind", decides.code(), count(all, decides), open(all, decides)));
    }
    for (Table table : tables) {
      String about = table.rulebook().id() + " " + table.rulebook().version();
      say(texts.say("coverage.summary", about, counts(table.lines())));
    }
    if (tables.size() > 1) {
      say(texts.say("coverage.total", tables.size(), counts(all)));
    }
  }

  private void text(Coverage.Line line, int widest) {
    Clause clause = line.clause();
    String id = clause.id() + " ".repeat(widest - clause.id().length());
    String covers =
        line.isCovered()
            ? Controls.neutralized(covers(line))
            : Ink.ERROR.on(texts.say("coverage.open"), terminal.style());
    say(
        "%s  %-8s  %s"
            .formatted(
                Ink.BOLD.on(Controls.neutralized(id), terminal.style()),
                clause.decidable().code(),
                covers));
    String demand = Controls.neutralized(clause.demand().in(terminal.language()));
    say("    " + Ink.FAINT.on(demand, terminal.style()));
  }

  private String counts(List<Coverage.Line> lines) {
    return texts.say(
        "coverage.counts",
        lines.size(),
        count(lines, Standing.EXECUTABLE),
        count(lines, Standing.PLATFORM),
        count(lines, Standing.NOT_COVERED),
        count(lines, Standing.OPEN));
  }

  private static String covers(Coverage.Line line) {
    return line.covers().stream()
        .map(
            cover ->
                cover.name().isEmpty()
                    ? cover.kind().code()
                    : cover.kind().code() + ":" + cover.name())
        .collect(Collectors.joining(", "));
  }

  void tsv() {
    say("rulebook\tclause\tsource\tsection\tkind\tdecidable\tstanding\tcovers\tdemand");
    for (Table table : tables) {
      table.lines().stream().filter(shown).forEach(line -> tsv(table.rulebook(), line));
    }
  }

  private void tsv(Rulebook rulebook, Coverage.Line line) {
    Clause clause = line.clause();
    say(
        List.of(
                rulebook.id(),
                clause.id(),
                clause.source(),
                clause.section(),
                clause.kind(),
                clause.decidable().code(),
                line.standing().code(),
                covers(line),
                clause.demand().en())
            .stream()
            .map(Controls::neutralized)
            .collect(Collectors.joining("\t")));
  }

  void json() throws IOException {
    List<Coverage.Line> all = allLines();
    ObjectNode root = count(ProblemJson.object().put("format", FORMAT), all);
    ObjectNode kinds = root.putObject("counts");
    for (Decides decides : Decides.values()) {
      kinds
          .putObject(decides.code())
          .put("clauses", count(all, decides))
          .put("open", open(all, decides));
    }
    ArrayNode rulebooks = root.putArray("rulebooks");
    for (Table table : tables) {
      Rulebook rulebook = table.rulebook();
      ObjectNode one =
          rulebooks
              .addObject()
              .put("id", rulebook.id())
              .put("version", rulebook.version())
              .put("hash", rulebook.hash());
      count(one, table.lines());
    }
    ArrayNode clauses = root.putArray("clauses");
    for (Table table : tables) {
      table.lines().stream()
          .filter(shown)
          .forEach(line -> clauses.add(json(table.rulebook(), line)));
    }
    JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
  }

  private static ObjectNode count(ObjectNode node, List<Coverage.Line> lines) {
    return node.put("total", lines.size())
        .put("executable", count(lines, Standing.EXECUTABLE))
        .put("platform", count(lines, Standing.PLATFORM))
        .put("notCovered", count(lines, Standing.NOT_COVERED))
        .put("open", count(lines, Standing.OPEN));
  }

  private static ObjectNode json(Rulebook rulebook, Coverage.Line line) {
    Clause clause = line.clause();
    ObjectNode node =
        ProblemJson.object()
            .put("rulebook", rulebook.id())
            .put("id", clause.id())
            .put("source", clause.source())
            .put("section", clause.section())
            .put("kind", clause.kind())
            .put("decidable", clause.decidable().code())
            .put("standing", line.standing().code())
            .put("demand", clause.demand().en())
            .put("demandZh", clause.demand().zh());
    if (!clause.note().isBlank()) {
      node.put("note", clause.note());
    }
    ArrayNode covers = node.putArray("covers");
    for (Coverage.Cover cover : line.covers()) {
      ObjectNode about =
          covers.addObject().put("kind", cover.kind().code()).put("name", cover.name());
      if (cover.why() != null) {
        about.set("why", ProblemJson.text(cover.why()));
      }
    }
    return node;
  }

  private List<Coverage.Line> allLines() {
    return tables.stream().flatMap(table -> table.lines().stream()).toList();
  }

  private static long count(List<Coverage.Line> lines, Decides decides) {
    return lines.stream().filter(line -> line.clause().decidable() == decides).count();
  }

  private static long count(List<Coverage.Line> lines, Standing standing) {
    return lines.stream().filter(line -> line.standing() == standing).count();
  }

  private static long open(List<Coverage.Line> lines, Decides decides) {
    return count(lines.stream().filter(line -> !line.isCovered()).toList(), decides);
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
