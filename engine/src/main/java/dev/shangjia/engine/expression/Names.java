package dev.shangjia.engine.expression;

import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.facts.FactType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names that an expression may use, for saying which one was meant. */
final class Names {
  private final Set<String> variables = new LinkedHashSet<>();
  private final Set<String> functions;
  private final Set<String> fields = new LinkedHashSet<>();

  Names(Map<String, FactType> roots, Functions functions, List<Local> locals) {
    locals.forEach(local -> variables.add(local.name()));
    variables.addAll(roots.keySet());
    variables.add(Expressions.NOW);
    variables.add(Expressions.TODAY);
    this.functions = functions.names();
    roots.values().forEach(this::collect);
  }

  private void collect(FactType type) {
    switch (type) {
      case FactType.Scalar _ -> {}
      case FactType.ListOf(FactType element) -> collect(element);
      case FactType.Struct struct -> {
        fields.addAll(struct.fields().keySet());
        struct.fields().values().forEach(field -> collect(field.type()));
      }
    }
  }

  Set<String> variables() {
    return variables;
  }

  Optional<String> nearestField(String name) {
    return nearest(name, fields);
  }

  Optional<String> nearest(String name) {
    return nearest(name, Stream.concat(variables.stream(), functions.stream()).toList());
  }

  static Optional<String> nearest(String name, Collection<String> known) {
    return NearestName.of(name, known);
  }

  static String didYouMean(String name) {
    return " Did you mean \"" + name + "\"?";
  }
}
