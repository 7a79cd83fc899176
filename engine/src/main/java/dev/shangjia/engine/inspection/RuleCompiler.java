package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.expression.Local;
import dev.shangjia.engine.expression.Wanted;
import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Each;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Labels;
import dev.shangjia.engine.rulebook.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles rules, and collects what is wrong in them. */
final class RuleCompiler {
  /** In messages: the number of the item judged, from 1. */
  static final String ITEM = "item";

  /** In messages: what was found, quoted. */
  static final String QUOTES = "quotes";

  /** In messages of a rule with {@code find}: what was found. */
  static final String FOUND = "found";

  /** In messages of a matrix's row: the documents that are missing, in words. */
  static final String MISSING = "missing";

  private final Expressions expressions;
  private final Labels labels;

  RuleCompiler(Expressions expressions, Labels labels) {
    this.expressions = expressions;
    this.labels = labels;
  }

  /** Compiles a rule's expressions, without its messages. */
  Optional<CompiledRule> compile(Rule rule, List<Problem> problems) {
    int before = problems.size();
    var locals = new ArrayList<Local>();
    List<Compiled> sources = sources(rule.each(), locals, problems);
    Compiled when = optional(rule.when(), Wanted.CONDITION, locals, problems);
    Compiled check =
        switch (rule.check()) {
          case null -> null;
          case Check.Assert(Expression asserted, var _) ->
              optional(asserted, Wanted.CONDITION, locals, problems);
          case Check.Find(Expression find) -> optional(find, Wanted.LIST, locals, problems);
          case Check.Require require ->
              optional(require.expression(), Wanted.TEXTS, locals, problems);
        };
    Compiled evidence =
        rule.check() instanceof Check.Assert(Expression _, Expression quoted)
            ? optional(quoted, Wanted.LIST, locals, problems)
            : null;
    Compiled at = optional(rule.at(), Wanted.ANYTHING, locals, problems);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new CompiledRule(rule, sources, when, check, evidence, at, locals));
  }

  private List<Compiled> sources(@Nullable Each each, List<Local> locals, List<Problem> problems) {
    if (each == null) {
      return List.of();
    }
    var sources = new ArrayList<Compiled>();
    for (Expression source : each.sources()) {
      Compiled compiled = optional(source, Wanted.ANYTHING, List.of(), problems);
      if (compiled == null) {
        continue;
      }
      Local item = compiled.item(each.name());
      if (locals.isEmpty()) {
        locals.add(item);
      } else if (!locals.getFirst().sameType(item)) {
        problems.add(differentTypes(source, locals.getFirst(), item));
      }
      sources.add(compiled);
    }
    return sources;
  }

  private static Problem differentTypes(Expression source, Local first, Local item) {
    return Problem.error(
        "rule/each-types",
        source.place(),
        new LocalText(
            "each 的各个来源类型不同："
                + source.text()
                + " 是 "
                + item.typeName()
                + "，前面的是 "
                + first.typeName(),
            "The sources of each have different types: "
                + source.text()
                + " gives "
                + item.typeName()
                + ", those before it "
                + first.typeName()));
  }

  private @Nullable Compiled optional(
      @Nullable Expression source, Wanted wanted, List<Local> locals, List<Problem> problems) {
    if (source == null) {
      return null;
    }
    return switch (expressions.compile(source, wanted, locals)) {
      case Reading.Read<Compiled>(Compiled value, List<Problem> warnings) -> {
        problems.addAll(warnings);
        yield value;
      }
      case Reading.Unreadable<Compiled>(List<Problem> errors) -> {
        problems.addAll(errors);
        yield null;
      }
    };
  }

  /** Compiles one of a rule's messages. */
  Message message(CompiledRule rule, LocalText text, Language language, List<Problem> problems) {
    var known = new ArrayList<>(rule.locals());
    known.add(Local.number(ITEM));
    known.add(Local.text(QUOTES));
    if (rule.rule().check() instanceof Check.Require) {
      known.add(Local.text(MISSING));
    }
    if (rule.rule().check() instanceof Check.Find && rule.check() != null) {
      known.add(rule.check().result(FOUND));
    }
    Template template = Template.parse(text.in(language), rule.rule().place(), problems);
    var parts = new ArrayList<Message.Part>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Part.Words(String words) -> parts.add(new Message.Words(words));
        case Template.Part.Slot(Expression expression) -> {
          Compiled compiled = optional(expression, Wanted.ANYTHING, known, problems);
          if (compiled != null) {
            parts.add(slot(rule, compiled));
          }
        }
      }
    }
    return new Message(language, parts);
  }

  private Message.Part slot(CompiledRule rule, Compiled compiled) {
    String text = compiled.source().text();
    return rule.rule().check() instanceof Check.Require && text.equals(MISSING)
        ? new Message.Whole(compiled)
        : new Message.Slot(compiled, labels.of(field(text, rule.locals())));
  }

  /** What is wrong in a rule's messages, in both languages. */
  List<Problem> messageProblems(CompiledRule rule) {
    var problems = new ArrayList<Problem>();
    for (Language language : Language.values()) {
      String name = language.code();
      problems.addAll(problems(rule, rule.rule().message(), language, "message." + name));
      if (rule.rule().fix() != null) {
        problems.addAll(problems(rule, rule.rule().fix(), language, "fix." + name));
      }
    }
    return problems;
  }

  /** The places of slots are not known to the sign: the rule's own place serves, with a name. */
  private List<Problem> problems(
      CompiledRule rule, LocalText text, Language language, String name) {
    var problems = new ArrayList<Problem>();
    message(rule, text, language, problems);
    return problems.stream()
        .map(
            problem ->
                new Problem(
                    problem.severity(),
                    problem.code(),
                    rule.rule().place(),
                    new LocalText(
                        rule.rule().id() + "，" + name + "：" + problem.message().zh(),
                        rule.rule().id() + ", " + name + ": " + problem.message().en()),
                    problem.excerpt()))
        .toList();
  }

  /**
   * The field that an expression reads, when it is just a field.
   *
   * @param locals the names it may begin with
   */
  private static String field(String expression, List<Local> locals) {
    return locals.stream()
        .filter(local -> expression.startsWith(local.name() + "."))
        .findFirst()
        .map(local -> local.typeName() + expression.substring(local.name().length()))
        .orElse(expression);
  }
}
