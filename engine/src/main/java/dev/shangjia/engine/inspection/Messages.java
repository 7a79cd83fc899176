package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles messages when they are first needed, and keeps them. */
final class Messages {
  private final RuleCompiler compiler;
  private final Map<Key, Message> compiled = new ConcurrentHashMap<>();

  private record Key(String rule, LocalText text, Language language) {}

  Messages(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * A message of a rule. A slot that does not compile is left out: lint reports it, and a finding
   * must not be lost for the words around it.
   */
  Message of(CompiledRule rule, LocalText text, Language language) {
    return compiled.computeIfAbsent(
        new Key(rule.rule().id(), text, language),
        _ -> compiler.message(rule, text, language, new ArrayList<Problem>()));
  }

  /** What is wrong in all of a rule's messages, in both languages. */
  List<Problem> problems(CompiledRule rule) {
    return compiler.messageProblems(rule);
  }
}
