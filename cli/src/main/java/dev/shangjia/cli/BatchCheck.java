package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.BatchReader;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.BatchLine;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks partial listings, one a line, and writes one line for each. */
final class BatchCheck {
  private static final String DEFAULT_RULEBOOK = "tencent-meeting";
  private static final String FORM = "listing";
  private static final int CHUNK = 256;

  private final Invocation invocation;
  private final Rulebooks rulebooks;

  BatchCheck(Invocation invocation, Rulebooks rulebooks) {
    this.invocation = invocation;
    this.rulebooks = rulebooks;
  }

  /** Checks all lines; lines that cannot be read are answered with why, and end the run with 2. */
  Outcome run(
      Path batch,
      @Nullable String rulebook,
      @Nullable String procedure,
      JudgingTime at,
      Level failOn)
      throws IOException {
    String name = batch.toString();
    if (!Files.isRegularFile(batch)) {
      return refused(List.of(noFile(name)));
    }
    String program = Optional.ofNullable(rulebook).orElse(DEFAULT_RULEBOOK);
    return switch (rulebooks.inspector(program, SourcePlace.startOf(name))) {
      case Reading.Unreadable<Inspector>(List<Problem> problems) -> refused(problems);
      case Reading.Read<Inspector>(Inspector inspector, List<Problem> _) -> {
        Rulebook book = inspector.rulebook();
        Optional<String> asked = procedure(book, procedure);
        Form form = book.forms().get(FORM);
        yield asked.isEmpty() || form == null
            ? refused(List.of(noProcedure(name, book, procedure)))
            : judged(batch, inspector, new BatchReader(book.id(), asked.get(), form), at, failOn);
      }
    };
  }

  private static Optional<String> procedure(Rulebook rulebook, @Nullable String asked) {
    return rulebook.procedures().values().stream()
        .filter(procedure -> procedure.forms().contains(FORM))
        .map(Procedure::id)
        .filter(id -> asked == null || id.equals(asked))
        .findFirst();
  }

  private Outcome judged(
      Path batch, Inspector inspector, BatchReader reader, JudgingTime at, Level failOn)
      throws IOException {
    Instant time = at.in(inspector.rulebook().zone(), invocation.clock());
    var chunk = new ArrayList<BatchReader.Line>(CHUNK);
    var worst = new Worst();
    try (InputStream in = Files.newInputStream(batch)) {
      reader.read(
          batch.toString(),
          in,
          line -> {
            chunk.add(line);
            if (chunk.size() == CHUNK) {
              worst.add(write(chunk, inspector, time, failOn));
              chunk.clear();
            }
          });
    }
    worst.add(write(chunk, inspector, time, failOn));
    return worst.outcome;
  }

  /** The gravest outcome so far. */
  private static final class Worst {
    private Outcome outcome = Outcome.CLEAN;

    void add(Outcome other) {
      outcome = graver(outcome, other);
    }
  }

  /** What came of one line. */
  private record Answer(String text, Outcome outcome) {}

  /** Judges lines on all processors and writes their answers in order. */
  private Outcome write(
      List<BatchReader.Line> lines, Inspector inspector, Instant time, Level failOn) {
    List<Answer> answers =
        lines.parallelStream().map(line -> answer(line, inspector, time, failOn)).toList();
    answers.forEach(answer -> invocation.terminal().out().print(answer.text()));
    return answers.stream().map(Answer::outcome).reduce(Outcome.CLEAN, BatchCheck::graver);
  }

  private static Answer answer(
      BatchReader.Line line, Inspector inspector, Instant time, Level failOn) {
    var text = new StringBuilder();
    try {
      return switch (line) {
        case BatchReader.Line.Broken(var id, List<Problem> problems) -> {
          BatchLine.write(id, problems, text);
          yield new Answer(text.toString(), Outcome.COULD_NOT_RUN);
        }
        case BatchReader.Line.Extract(var id, var facts) -> {
          Report report = inspector.inspect(facts, time);
          BatchLine.write(id, report, text);
          boolean fails = Verdict.fails(report, failOn);
          yield new Answer(text.toString(), fails ? Outcome.FINDINGS : Outcome.CLEAN);
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static Outcome graver(Outcome a, Outcome b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private Outcome refused(List<Problem> problems) {
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    problems.forEach(problem -> lines.of(problem).forEach(invocation.terminal().err()::println));
    return Outcome.COULD_NOT_RUN;
  }

  private static Problem noFile(String name) {
    return Problem.error(
        "batch/no-file",
        SourcePlace.startOf(name),
        new LocalText(
            "没有这个文件。--batch 需要每行一个 JSON 对象的文件",
            "There is no such file. --batch takes a file with one JSON object a line"));
  }

  private static Problem noProcedure(String name, Rulebook rulebook, @Nullable String asked) {
    List<String> known =
        rulebook.procedures().values().stream()
            .filter(procedure -> procedure.forms().contains(FORM))
            .map(Procedure::id)
            .toList();
    String wanted = Optional.ofNullable(asked).orElse("-");
    Optional<String> nearest = NearestName.of(wanted, known);
    return Problem.error(
        "batch/no-procedure",
        SourcePlace.startOf(name),
        new LocalText(
            "规则书 "
                + rulebook.id()
                + " 没有使用 listing 表单的流程 “"
                + wanted
                + "”"
                + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。")
                + "可用的流程："
                + String.join(", ", known),
            "Rulebook "
                + rulebook.id()
                + " has no procedure \""
                + wanted
                + "\" with the form listing."
                + nearest.map(n -> " Did you mean \"" + n + "\"?").orElse("")
                + " Procedures: "
                + String.join(", ", known)));
  }
}
