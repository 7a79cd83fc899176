package dev.shangjia.engine.inspection;

import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.FactPath;
import dev.shangjia.engine.expression.FactStruct;
import dev.shangjia.engine.rulebook.Each;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The things that rules judge one by one. Many rules go over the same list, whose things are made
 * once. Belongs to one inspection.
 */
final class Items {
  private static final List<Item> ONCE =
      List.of(new Item(Map.of(RuleCompiler.ITEM, 1L), null, null, null));

  private final Evaluation evaluation;
  private final Map<Key, List<Item>> made = new HashMap<>();

  /** What tells things apart: what they are called, and the expressions that give them. */
  private record Key(String name, List<String> sources) {}

  Items(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * One thing to be judged.
   *
   * @param locals what expressions call it, and its number; empty when a rule judges once
   * @param pointer where it stands; null when a rule judges once
   * @param name the fact that it is; null when it is not a plain one
   * @param gap why it is not known, or null when it is
   */
  record Item(
      Map<String, Object> locals,
      @Nullable String pointer,
      @Nullable String name,
      @Nullable Answer gap) {}

  List<Item> of(CompiledRule compiled) {
    Each each = compiled.rule().each();
    if (each == null) {
      return ONCE;
    }
    Key key =
        new Key(
            each.name(),
            compiled.sources().stream().map(source -> source.source().text()).toList());
    return made.computeIfAbsent(key, _ -> items(each.name(), compiled.sources()));
  }

  private List<Item> items(String name, List<Compiled> sources) {
    var items = new ArrayList<Item>();
    for (Compiled source : sources) {
      evaluation.begin();
      add(items, name, source, source.evaluate(evaluation, Map.of()));
    }
    return items;
  }

  private static void add(List<Item> items, String name, Compiled source, Answer answer) {
    String at = source.firstFact().map(path -> path.pointer("/" + path.root())).orElse("");
    String fact = source.firstFact().map(FactPath::toString).orElse(name);
    switch (answer) {
      case Answer.NotGiven _ -> {}
      case Answer.Unknown _, Answer.Broken _ -> items.add(new Item(Map.of(), at, fact, answer));
      case Answer.Value(List<?> values) -> {
        for (int i = 0; i < values.size(); i++) {
          items.add(item(items.size(), name, values.get(i), at + "/" + i, fact + "[" + i + "]"));
        }
      }
      case Answer.Value(Object value) -> items.add(item(items.size(), name, value, at, fact));
    }
  }

  private static Item item(int index, String name, Object value, String pointer, String fact) {
    Optional<FactStruct> struct =
        value instanceof FactStruct known ? Optional.of(known) : Optional.empty();
    return new Item(
        Map.of(name, value, RuleCompiler.ITEM, index + 1L),
        struct.map(FactStruct::pointer).orElse(pointer),
        struct.map(FactStruct::name).orElse(fact),
        null);
  }
}
