package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.FactStruct;
import dev.shangjia.engine.expression.SpanValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message ready to be filled in.
 *
 * @param language its language
 * @param parts words and slots, in order
 */
record Message(Language language, List<Part> parts) {
  private static final int LONGEST_VALUE = 120;
  private static final String UNKNOWN = "—";

  /** A piece of a message. */
  sealed interface Part {}

  /** Words that stand as they are. */
  record Words(String text) implements Part {}

  /**
   * A value that is put in; a long one is cut.
   *
   * @param expression gives the value
   * @param labels what values are called; others stand as they are
   */
  record Slot(Compiled expression, Map<String, LocalText> labels) implements Part {
    Slot {
      labels = Map.copyOf(labels);
    }
  }

  /** Words of the engine's own that are put in, all of them. */
  record Whole(Compiled expression) implements Part {}

  Message {
    parts = List.copyOf(parts);
  }

  /** Fills the message in. A value that is not known reads as a dash. */
  String fill(Evaluation evaluation, Map<String, Object> locals) {
    var text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Words(String words) -> text.append(words);
        case Slot(Compiled expression, var labels) ->
            text.append(
                expression.evaluate(evaluation, locals) instanceof Answer.Value(Object value)
                    ? shown(value, labels)
                    : UNKNOWN);
        case Whole(Compiled expression) ->
            text.append(
                expression.evaluate(evaluation, locals) instanceof Answer.Value(Object value)
                    ? value
                    : UNKNOWN);
      }
    }
    return text.toString();
  }

  private String shown(Object value, Map<String, LocalText> labels) {
    return switch (value) {
      case String text -> {
        LocalText label = labels.get(text);
        yield label == null ? cut(text) : label.in(language);
      }
      case Double number -> rounded(number);
      case SpanValue span -> cut(span.span().text());
      case FactStruct struct ->
          cut(struct.node().isString() ? struct.node().stringValue() : struct.name());
      case Collection<?> items ->
          items.stream()
              .map(item -> shown(item, labels))
              .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
      default -> cut(value.toString());
    };
  }

  private static String rounded(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(number);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }
}
