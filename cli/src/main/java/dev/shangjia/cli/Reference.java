package dev.shangjia.cli;

import dev.shangjia.engine.expression.FunctionReference;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/**
 * {@code shangjia reference}: the catalogue of facts and functions that expressions can use, as
 * Markdown. The pages in {@code docs/} are its output.
 */
@Command(name = "reference", sortOptions = false)
final class Reference implements Action {
  private final Terminal terminal;
  private final Texts texts;

  /** Groups still to be written, by the name of their type. */
  private final Map<String, FactType.Struct> nested = new LinkedHashMap<>();

  private final Set<String> written = new HashSet<>();

  Reference(Invocation invocation) {
    this.terminal = invocation.terminal();
    this.texts = Texts.in(terminal.language());
  }

  @Override
  public Outcome run() {
    say("# " + texts.say("reference.title"));
    say("");
    say(texts.say("reference.about"));
    say("");
    say("## " + texts.say("reference.facts"));
    for (Catalogue.Kind kind : Catalogue.Kind.values()) {
      group(texts.say("reference.kind", code(kind.code())), kind.type());
    }
    Catalogue.groups()
        .forEach((name, group) -> group(texts.say("reference.group", code(name)), group));
    while (!nested.isEmpty()) {
      FactType.Struct next = nested.values().iterator().next();
      group(texts.say("reference.nested", code(next.name())), next);
      nested.remove(next.name());
      written.add(next.name());
    }
    say("");
    say("## " + texts.say("reference.functions"));
    say("");
    say(texts.say("reference.functions.columns"));
    say("|---|---|---|");
    for (FunctionReference function : FunctionReference.all()) {
      row(
          code(function.signature()),
          function.doc().in(terminal.language()),
          code(function.example()));
    }
    return Outcome.CLEAN;
  }

  private void group(String heading, FactType.Struct group) {
    say("");
    say("### " + heading);
    say("");
    say(texts.say("reference.facts.columns"));
    say("|---|---|---|---|");
    for (FactType.Field field : group.fields().values()) {
      row(
          code(field.name()),
          type(field),
          origin(field.origin()),
          field.doc().in(terminal.language()));
    }
  }

  private String type(FactType.Field field) {
    String shown = code(shown(field.type()));
    return field.unit() == null ? shown : shown + " " + field.unit();
  }

  private String shown(FactType type) {
    return switch (type) {
      case FactType.Scalar scalar -> scalar.code();
      case FactType.ListOf(FactType element) -> "list(" + shown(element) + ")";
      case FactType.Struct struct -> {
        boolean known = Catalogue.groups().containsKey(struct.name()) || isKind(struct);
        if (!known && !written.contains(struct.name())) {
          nested.putIfAbsent(struct.name(), struct);
        }
        yield struct.name();
      }
    };
  }

  private static boolean isKind(FactType.Struct struct) {
    return Catalogue.Kind.of(struct.name()).isPresent();
  }

  private String origin(FactType.Origin origin) {
    return switch (origin) {
      case FactType.Origin.Value _ -> texts.say("reference.origin.value");
      case FactType.Origin.Observed(String probe) -> texts.say("reference.origin.probe", probe);
      case FactType.Origin.Context _ -> texts.say("reference.origin.platform");
    };
  }

  private void row(String... cells) {
    say("| " + String.join(" | ", cells) + " |");
  }

  /** A code span inside a table, where a bar would end the cell. */
  private static String code(String text) {
    return PageWriter.ForMarkdown.span(text).replace("|", "\\|");
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
