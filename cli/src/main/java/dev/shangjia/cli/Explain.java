package dev.shangjia.cli;

import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.inspection.FormRule;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia explain RULE}: all about one rule; with {@code --all}, pages of all of them. */
@Command(name = "explain", sortOptions = false)
final class Explain implements Action {
  private static final int MOST_SUGGESTED = 5;

  /** How pages are written. */
  enum Format {
    text,
    markdown
  }

  private final Invocation invocation;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RULE", descriptionKey = "rule")
  private @Nullable String wanted;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private @Nullable String name;

  @Option(names = "--format", paramLabel = "text|markdown")
  private Format format = Format.text;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  Explain(Invocation invocation) {
    this.invocation = invocation;
    this.terminal = invocation.terminal();
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    boolean pages = all && wanted == null && out != null && format == Format.markdown;
    boolean one = !all && wanted != null && out == null;
    if (!pages && !one) {
      throw argument.misuse("explain.misuse");
    }
    List<Path> folders = argument.folders(name == null ? List.of() : List.of(name));
    var rulebooks = new ArrayList<Rulebook>();
    for (Path folder : folders) {
      Optional<Rulebook> rulebook = argument.read(folder);
      if (rulebook.isEmpty()) {
        return Outcome.COULD_NOT_RUN;
      }
      rulebooks.add(rulebook.get());
    }
    if (out != null) {
      return pages(rulebooks, out);
    }
    return one(rulebooks, wanted == null ? "" : wanted, argument);
  }

  private Outcome one(List<Rulebook> rulebooks, String id, RulebookArgument argument) {
    int colon = id.indexOf(':');
    String program = colon < 0 ? "" : id.substring(0, colon);
    String rule = id.substring(colon + 1);
    boolean found = false;
    for (Rulebook rulebook : rulebooks) {
      if (colon >= 0 && !rulebook.id().equals(program)) {
        continue;
      }
      Consumer<RulePage> writing = everything(rulebook).get(rule);
      if (writing != null) {
        terminal.out().print((found ? "\n" : "") + page(rulebook, writing));
        found = true;
      }
    }
    if (!found) {
      throw unknown(rulebooks, rule, id, argument);
    }
    return Outcome.CLEAN;
  }

  private static ParameterException unknown(
      List<Rulebook> rulebooks, String rule, String id, RulebookArgument argument) {
    Set<String> known = new LinkedHashSet<>();
    rulebooks.forEach(rulebook -> known.addAll(everything(rulebook).keySet()));
    Set<String> near = new LinkedHashSet<>();
    NearestName.of(rule, known).ifPresent(near::add);
    String last = rule.substring(rule.lastIndexOf('/') + 1);
    known.stream()
        .filter(other -> !last.isBlank() && other.contains(last))
        .limit(MOST_SUGGESTED)
        .forEach(near::add);
    return near.isEmpty()
        ? argument.misuse("explain.unknown", id)
        : argument.misuse("explain.unknown-but-near", id, String.join(", ", near));
  }

  /** How to write the page of each rule, those of forms too, by id. */
  private static Map<String, Consumer<RulePage>> rules(Rulebook rulebook) {
    var rules = new LinkedHashMap<String, Consumer<RulePage>>();
    for (Rule rule : rulebook.rules()) {
      rules.put(rule.id(), page -> page.write(rule));
    }
    rulebook.forms().values().stream()
        .flatMap(form -> FormRule.of(form).stream())
        .forEach(rule -> rules.putIfAbsent(rule.id(), page -> page.write(rule)));
    return rules;
  }

  /** The same of gates, scores, procedures and their stages too. */
  private static Map<String, Consumer<RulePage>> everything(Rulebook rulebook) {
    Map<String, Consumer<RulePage>> pages = rules(rulebook);
    PolicyPage.of(rulebook).forEach(pages::putIfAbsent);
    return pages;
  }

  private String page(Rulebook rulebook, Consumer<RulePage> writing) {
    var text = new StringBuilder();
    PageWriter writer =
        switch (format) {
          case text -> new PageWriter.ForTerminal(terminal, text);
          case markdown -> new PageWriter.ForMarkdown(text);
        };
    LocalDate today = invocation.clock().instant().atZone(rulebook.zone()).toLocalDate();
    writing.accept(new RulePage(rulebook, terminal.language(), today, writer));
    return text.toString();
  }

  private Outcome pages(List<Rulebook> rulebooks, Path folder) throws IOException {
    var pages = new RulePages(folder, terminal.language());
    for (Rulebook rulebook : rulebooks) {
      for (Map.Entry<String, Consumer<RulePage>> rule : rules(rulebook).entrySet()) {
        pages.write(rulebook, rule.getKey(), page(rulebook, rule.getValue()));
      }
    }
    pages.index();
    terminal
        .out()
        .println(
            Texts.in(terminal.language())
                .say("explain.written", pages.count(), ShownPath.of(folder)));
    return Outcome.CLEAN;
  }
}
