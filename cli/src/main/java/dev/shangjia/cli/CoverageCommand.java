package dev.shangjia.cli;

import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.rulebook.Coverage;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code shangjia coverage}: each clause of a rulebook, and what carries it out. */
@Command(name = "coverage", sortOptions = false)
final class CoverageCommand implements Action {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-coverage/1";

  /** How the table is shown. */
  enum Format {
    text,
    tsv,
    json
  }

  private final Terminal terminal;
  private final Texts texts;
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private @Nullable String name;

  @Option(names = "--uncovered")
  private boolean uncovered;

  @Option(names = "--format", paramLabel = "text|tsv|json")
  private Format format = Format.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  CoverageCommand(Invocation invocation) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
    this.texts = Texts.in(terminal.language());
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    Optional<Rulebook> rulebook = argument.read(argument.folderOrOnly(name));
    if (rulebook.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    List<Coverage.Line> all = Coverage.of(rulebook.get()).lines();
    List<Coverage.Line> shown =
        all.stream().filter(line -> !uncovered || !line.isCovered()).toList();
    switch (format) {
      case text -> text(rulebook.get(), all, shown);
      case tsv -> tsv(shown);
      case json -> json(rulebook.get(), all, shown);
    }
    return Outcome.CLEAN;
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

  private void text(Rulebook rulebook, List<Coverage.Line> all, List<Coverage.Line> shown) {
    int widest = shown.stream().mapToInt(line -> line.clause().id().length()).max().orElse(0);
    for (Coverage.Line line : shown) {
      String id = line.clause().id() + " ".repeat(widest - line.clause().id().length());
      String decides = "%-8s".formatted(line.clause().decidable().code());
      String covers =
          line.isCovered()
              ? Controls.neutralized(covers(line))
              : Ink.ERROR.on(texts.say("coverage.open"), terminal.style());
      say(Ink.BOLD.on(Controls.neutralized(id), terminal.style()) + "  " + decides + "  " + covers);
      say(
          "    "
              + Ink.FAINT.on(
                  Controls.neutralized(line.clause().demand().in(terminal.language())),
                  terminal.style()));
    }
    if (!shown.isEmpty()) {
      say("");
    }
    for (Decides decides : Decides.values()) {
      say(texts.say("coverage.kind", decides.code(), count(all, decides), open(all, decides)));
    }
    long open = all.stream().filter(line -> !line.isCovered()).count();
    say(texts.say("coverage.summary", rulebook.id(), rulebook.version(), all.size(), open));
  }

  private static long count(List<Coverage.Line> lines, Decides decides) {
    return lines.stream().filter(line -> line.clause().decidable() == decides).count();
  }

  private static long open(List<Coverage.Line> lines, Decides decides) {
    return count(lines.stream().filter(line -> !line.isCovered()).toList(), decides);
  }

  private void tsv(List<Coverage.Line> shown) {
    say("clause\tsource\tsection\tkind\tdecidable\tcovered\tcovers\tdemand");
    for (Coverage.Line line : shown) {
      var clause = line.clause();
      say(
          List.of(
                  clause.id(),
                  clause.source(),
                  clause.section(),
                  clause.kind(),
                  clause.decidable().code(),
                  line.isCovered() ? "yes" : "no",
                  covers(line),
                  clause.demand().en())
              .stream()
              .map(Controls::neutralized)
              .collect(Collectors.joining("\t")));
    }
  }

  private void json(Rulebook rulebook, List<Coverage.Line> all, List<Coverage.Line> shown)
      throws IOException {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.putObject("rulebook")
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
    ObjectNode counts = root.putObject("counts");
    for (Decides decides : Decides.values()) {
      counts
          .putObject(decides.code())
          .put("clauses", count(all, decides))
          .put("open", open(all, decides));
    }
    ArrayNode clauses = root.putArray("clauses");
    for (Coverage.Line line : shown) {
      var clause = line.clause();
      ObjectNode one =
          clauses
              .addObject()
              .put("id", clause.id())
              .put("source", clause.source())
              .put("section", clause.section())
              .put("kind", clause.kind())
              .put("decidable", clause.decidable().code())
              .put("demand", clause.demand().en())
              .put("demandZh", clause.demand().zh());
      ArrayNode covers = one.putArray("covers");
      for (Coverage.Cover cover : line.covers()) {
        ObjectNode about =
            covers.addObject().put("kind", cover.kind().code()).put("name", cover.name());
        if (cover.why() != null) {
          about.set("why", ProblemJson.text(cover.why()));
        }
      }
    }
    JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
