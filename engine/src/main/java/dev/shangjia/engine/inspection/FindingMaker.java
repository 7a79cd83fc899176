package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.FactPath;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.IfBroken;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Makes findings: their places, words, evidence and fingerprints. */
final class FindingMaker {
  private static final int LONGEST_VALUE = 200;

  private final String program;
  private final Evaluation evaluation;
  private final Places places;
  private final Messages messages;
  private final Set<String> fingerprints = new HashSet<>();

  /** Values as evidence shows them: a long description is read by many rules. */
  private final Map<JsonNode, String> shown = new HashMap<>();

  FindingMaker(String program, Evaluation evaluation, Places places, Messages messages) {
    this.program = program;
    this.evaluation = evaluation;
    this.places = places;
    this.messages = messages;
  }

  /** A rule that is broken, or evidence for a person, by what its check gave. */
  Finding broken(CompiledRule compiled, Items.Item item, Object found, Enforcement.Mode mode) {
    var quotes = Quotes.of(evidence(compiled, item, found));
    return broken(compiled, item, new Words(quotes, found, null), mode);
  }

  /** A row of a matrix whose documents are not all there. */
  Finding missing(CompiledRule compiled, Items.Item item, Missing missing, Enforcement.Mode mode) {
    return broken(compiled, item, new Words(missing.quotes(), missing.kinds(), missing), mode);
  }

  /** What the words of a finding may speak of. */
  private record Words(List<Finding.Quote> quotes, Object found, @Nullable Missing missing) {}

  private Finding broken(
      CompiledRule compiled, Items.Item item, Words words, Enforcement.Mode mode) {
    Rule rule = compiled.rule();
    List<Finding.FactRead> facts = facts(item);
    var kind = rule.decides() == Decides.ASSISTED ? Finding.Kind.EVIDENCE : Finding.Kind.VIOLATION;
    Map<Language, Map<String, Object>> locals = locals(item, words);
    LocalText message = filled(compiled, rule.message(), locals);
    LocalText fix = rule.fix() == null ? null : filled(compiled, rule.fix(), locals);
    return finding(
        rule.id(),
        kind,
        enforced(rule.level(), mode),
        pointer(compiled, item),
        message,
        fix,
        Stream.concat(words.quotes().stream(), Quotes.pictures(item.locals().values()).stream())
            .toList(),
        facts);
  }

  /** Evidence that cannot be had does not undo the finding. */
  private Object evidence(CompiledRule compiled, Items.Item item, Object found) {
    return compiled.evidence() != null
            && compiled.evidence().evaluate(evaluation, item.locals())
                instanceof Answer.Value(Object quoted)
        ? quoted
        : found;
  }

  /** A rule that could not be checked. */
  Finding couldNotCheck(
      CompiledRule compiled, Items.Item item, LocalText reason, Enforcement.Mode mode) {
    Rule rule = compiled.rule();
    Level level = rule.ifBroken() == IfBroken.HOLD ? Level.WARN : Level.NOTE;
    LocalText message =
        new LocalText(
            "“" + rule.title().zh() + "”无法检查：" + reason.zh(),
            "\"" + rule.title().en() + "\" could not be checked: " + reason.en());
    return finding(
        rule.id(),
        Finding.Kind.COULD_NOT_CHECK,
        enforced(level, mode),
        pointer(compiled, item),
        message,
        null,
        List.of(),
        facts(item));
  }

  /** A finding with everything given but what names it. */
  Finding finding(
      String rule,
      Finding.Kind kind,
      Level level,
      String pointer,
      LocalText message,
      @Nullable LocalText fix,
      List<Finding.Quote> quotes,
      List<Finding.FactRead> facts) {
    return new Finding(
        fingerprint(rule, pointer),
        places.contentHash(pointer),
        kind,
        level,
        places.place(pointer),
        message,
        fix,
        quotes,
        facts);
  }

  private static Level enforced(Level level, Enforcement.Mode mode) {
    return switch (mode) {
      case OFF, AUDIT, BLOCK -> level;
      case WARN -> level.atMost(Level.WARN);
    };
  }

  private String fingerprint(String rule, String pointer) {
    String field = Places.withoutIndexes(pointer);
    String key = places.itemKey(pointer);
    for (int nth = 0; ; nth++) {
      String fingerprint =
          Hashes.of(program, rule, field, key, nth == 0 ? "" : Integer.toString(nth));
      if (fingerprints.add(fingerprint)) {
        return fingerprint;
      }
    }
  }

  private static String pointer(CompiledRule compiled, Items.Item item) {
    Compiled placed = compiled.at() != null ? compiled.at() : compiled.check();
    FactPath path = placed == null ? null : placed.firstFact().orElse(null);
    if (path == null) {
      return item.pointer() == null ? "" : item.pointer();
    }
    boolean ofItem = item.locals().containsKey(path.root());
    if (item.pointer() != null) {
      return ofItem ? path.pointer(item.pointer()) : item.pointer();
    }
    return path.pointer("/" + path.root());
  }

  private List<Finding.FactRead> facts(Items.Item item) {
    Map<String, JsonNode> read = new LinkedHashMap<>();
    if (item.name() != null) {
      item.locals().values().stream()
          .filter(String.class::isInstance)
          .forEach(text -> read.put(item.name(), StringNode.valueOf((String) text)));
    }
    read.putAll(evaluation.reads().facts());
    var facts = new ArrayList<Finding.FactRead>();
    read.forEach((name, value) -> facts.add(factRead(name, value)));
    return facts;
  }

  /** A fact as evidence. */
  Finding.FactRead factRead(String name, JsonNode value) {
    return new Finding.FactRead(name, shown.computeIfAbsent(value, node -> cut(node.toString())));
  }

  private static String cut(String json) {
    return json.codePointCount(0, json.length()) <= LONGEST_VALUE
        ? json
        : json.substring(0, json.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }

  private LocalText filled(
      CompiledRule compiled, LocalText text, Map<Language, Map<String, Object>> locals) {
    return new LocalText(
        filled(compiled, text, locals, Language.ZH), filled(compiled, text, locals, Language.EN));
  }

  private String filled(
      CompiledRule compiled,
      LocalText text,
      Map<Language, Map<String, Object>> locals,
      Language language) {
    return messages
        .of(compiled, text, language)
        .fill(evaluation, locals.getOrDefault(language, Map.of()));
  }

  /** What the words of a finding may name, in each language. */
  private static Map<Language, Map<String, Object>> locals(Items.Item item, Words words) {
    var all = new EnumMap<Language, Map<String, Object>>(Language.class);
    for (Language language : Language.values()) {
      var locals = new HashMap<>(item.locals());
      locals.put(RuleCompiler.QUOTES, Quotes.joined(words.quotes(), language));
      locals.put(RuleCompiler.FOUND, words.found());
      if (words.missing() != null) {
        locals.put(RuleCompiler.MISSING, words.missing().in(language));
      }
      all.put(language, locals);
    }
    return all;
  }
}
