package dev.shangjia.engine.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.shangjia.engine.LocalText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there is to know about a function that expressions have beside the language's own.
 *
 * @param name as written in expressions
 * @param signature its parameters and what it gives, such as {@code width(text: string): int}
 * @param doc what it gives, in a sentence
 * @param example an expression that is true
 */
public record FunctionReference(String name, String signature, LocalText doc, String example) {

  /** All functions, in the order in which they are declared. */
  public static List<FunctionReference> all() {
    return new Functions(Map.of(), Map.of(), "CN")
        .all().stream()
            .map(
                function ->
                    new FunctionReference(
                        function.name(), signature(function), function.doc(), function.example()))
            .toList();
  }

  private static String shown(CelType type) {
    return type instanceof ListType list && list.hasElemType()
        ? "list(" + shown(list.elemType()) + ")"
        : CelTypes.shown(type.name());
  }

  private static String signature(Function function) {
    return function.parameters().stream()
        .map(parameter -> parameter.name() + ": " + shown(parameter.type()))
        .collect(Collectors.joining(", ", function.name() + "(", "): " + shown(function.result())));
  }
}
