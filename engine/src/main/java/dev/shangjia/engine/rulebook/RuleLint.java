package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.lang.Character.UnicodeScript;
import java.time.LocalDate;

/** What each rule needs beside being readable. */
final class RuleLint {
  private static final int LONG_TEXT = 20;

  private RuleLint() {}

  static void check(Rulebook rulebook, Lint lint) {
    for (Rule rule : rulebook.rules()) {
      examples(rule, lint);
      placeholders(rule, lint);
      languages(rule, lint);
      history(rule, lint);
      if (rule.cites().isEmpty()) {
        lint.error(
            "lint/rule-without-clause",
            rule.place(),
            "规则 " + rule.id() + " 没有引用任何条款，请在 cites 中写明。",
            "The rule " + rule.id() + " cites no clause; name one in cites.");
      }
    }
  }

  private static void examples(Rule rule, Lint lint) {
    if (rule.check() == null) {
      return;
    }
    if (rule.pass().isEmpty()) {
      lint.error(
          "lint/no-passing-example",
          rule.place(),
          "规则 " + rule.id() + " 没有通过的示例，请在 examples.pass 中至少写一个。",
          "The rule " + rule.id() + " has no example that passes; add one to examples.pass.");
    }
    if (rule.fail().isEmpty()) {
      lint.error(
          "lint/no-failing-example",
          rule.place(),
          "规则 " + rule.id() + " 没有不通过的示例，请在 examples.fail 中至少写一个。",
          "The rule " + rule.id() + " has no example that fails; add one to examples.fail.");
    }
  }

  /** What a message asks for that its rule cannot give; other names are checked as expressions. */
  private static void placeholders(Rule rule, Lint lint) {
    boolean finds =
        switch (rule.check()) {
          case Check.Find _ -> true;
          case Check.Assert(var _, var evidence) -> evidence != null;
          case Check.Require _ -> false;
          case null -> false;
        };
    if (!finds && asksFor(rule, "{quotes}")) {
      lint.error(
          "lint/placeholder",
          rule.place(),
          "规则 " + rule.id() + " 的消息用了 {quotes}，但只有 find 和 evidence 会引用文字；请改用其一或删去占位。",
          "A message of the rule "
              + rule.id()
              + " has {quotes}, but only find and evidence quote anything; use one or take it out.");
    }
    if (rule.each() == null && asksFor(rule, "{item}")) {
      lint.error(
          "lint/placeholder",
          rule.place(),
          "规则 " + rule.id() + " 的消息用了 {item}，但规则没有 each，没有序号；请删去占位。",
          "A message of the rule "
              + rule.id()
              + " has {item}, but without each there is no number; take it out.");
    }
  }

  private static boolean asksFor(Rule rule, String placeholder) {
    LocalText fix = rule.fix();
    return holds(rule.message(), placeholder) || (fix != null && holds(fix, placeholder));
  }

  private static boolean holds(LocalText text, String placeholder) {
    return text.zh().contains(placeholder) || text.en().contains(placeholder);
  }

  private static void languages(Rule rule, Lint lint) {
    language(rule, "title", rule.title(), lint);
    language(rule, "message", rule.message(), lint);
    if (rule.fix() != null) {
      language(rule, "fix", rule.fix(), lint);
    }
    if (rule.why() != null) {
      language(rule, "why", rule.why(), lint);
    }
  }

  private static void language(Rule rule, String key, LocalText text, Lint lint) {
    if (!hasHan(text.zh()) && hasHan(text.en())) {
      lint.error(
          "lint/languages-swapped",
          rule.place(),
          "规则 " + rule.id() + " 的 " + key + " 中英文写反了，请对调。",
          "The texts of "
              + key
              + " in the rule "
              + rule.id()
              + " are swapped; exchange zh and en.");
    } else if (text.zh().equals(text.en()) && text.zh().length() > LONG_TEXT) {
      lint.error(
          "lint/not-translated",
          rule.place(),
          "规则 " + rule.id() + " 的 " + key + " 中英文完全相同，请翻译其中一个。",
          "The texts of " + key + " in the rule " + rule.id() + " are the same; translate one.");
    }
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  private static void history(Rule rule, Lint lint) {
    LocalDate newer = LocalDate.MAX;
    for (Change change : rule.history()) {
      if (change.on().isAfter(newer)) {
        lint.error(
            "lint/history-order",
            rule.place(),
            "规则 " + rule.id() + " 的 history 应从新到旧，" + change.on() + " 排在了 " + newer + " 之后。",
            "The history of the rule "
                + rule.id()
                + " goes from new to old; "
                + change.on()
                + " stands behind "
                + newer
                + ".");
      }
      newer = change.on();
    }
  }
}
