package dev.shangjia.engine.projection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.expression.FactStruct;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FormTypes;
import dev.shangjia.engine.projection.Projected.Value;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Labels;
import dev.shangjia.engine.rulebook.Projection;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The projections of one rulebook, ready to be made. Compiled once; then they may be used many
 * times, by several threads.
 */
public final class Projections {
  private final Rulebook rulebook;
  private final Labels labels;
  private final Map<String, FactType> types;
  private final Map<RecordShape, Map<String, Compiled>> compiled;

  private Projections(
      Rulebook rulebook,
      Map<String, FactType> types,
      Map<RecordShape, Map<String, Compiled>> compiled) {
    this.rulebook = rulebook;
    this.labels = Labels.of(rulebook.forms().values());
    this.types = types;
    this.compiled = new EnumMap<>(compiled);
  }

  /**
   * Compiles the projections of a rulebook and holds them against the records' shapes.
   *
   * @return ready to be made, with warnings; or every problem with its place: records and fields
   *     that do not exist, required ones that are missing, expressions that do not compile or give
   *     something of another type
   */
  public static Reading<Projections> of(Rulebook rulebook) {
    // What is wrong with forms, the inspector tells.
    Map<String, FactType> types = FormTypes.groups(rulebook.forms().values(), new ArrayList<>());
    var expressions =
        new Expressions(
            types,
            rulebook.words(),
            rulebook.checklists(),
            rulebook.region(),
            CheckedExpressions.none());
    var compiler = new ProjectionCompiler(expressions);
    var compiled = compiler.compile(rulebook);
    List<Problem> problems = compiler.problems();
    return problems.stream().anyMatch(Problem::isError)
        ? new Reading.Unreadable<>(problems)
        : new Reading.Read<>(new Projections(rulebook, types, compiled), problems);
  }

  /**
   * The records of one subject, in the order of the shapes; those that the rulebook projects.
   *
   * @param facts what is known of it; read by one thread
   * @param at the time of making them
   */
  public List<Projected> of(FactSource facts, Instant at) {
    var evaluation = new Evaluation(types, facts, at.atZone(rulebook.zone()));
    var records = new ArrayList<Projected>();
    compiled.forEach(
        (shape, fields) -> {
          var values = new LinkedHashMap<String, Value>();
          for (RecordShape.Field field : shape.fields()) {
            Compiled expression = fields.get(field.name());
            if (expression != null) {
              evaluation.begin();
              values.put(field.name(), value(expression.evaluate(evaluation, Map.of())));
            }
          }
          records.add(new Projected(shape, values));
        });
    return List.copyOf(records);
  }

  /**
   * What the values of a record's field are called; none unless it is just a field of a form, or a
   * list of one, whose values have names.
   *
   * @param field such as {@code terminals}
   */
  public Map<String, LocalText> labels(RecordShape shape, String field) {
    Projection projection = rulebook.projections().get(shape.code());
    Expression expression = projection == null ? null : projection.fields().get(field);
    return expression == null
        ? Map.of()
        : labels.of(expression.text().strip().replaceFirst("^\\[(.*)]$", "$1").strip());
  }

  private static Value value(Answer answer) {
    return switch (answer) {
      case Answer.Value(List<?> items) -> {
        List<String> texts =
            items.stream().map(Projections::text).filter(text -> !text.isBlank()).toList();
        yield texts.isEmpty() ? new Value.NotGiven() : new Value.Several(texts);
      }
      case Answer.Value(Object one) -> {
        String text = text(one);
        yield text.isBlank() ? new Value.NotGiven() : new Value.One(text);
      }
      case Answer.NotGiven _ -> new Value.NotGiven();
      case Answer.Unknown(List<Answer.Gap> gaps) ->
          new Value.Unknown(
              LocalText.same(
                  gaps.stream()
                      .map(Answer.Gap::fact)
                      .distinct()
                      .collect(Collectors.joining(", "))));
      case Answer.Broken(LocalText message) -> new Value.Unknown(message);
    };
  }

  /** A text as it is; of a picture or an address what the dossier has. */
  private static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case FactStruct struct when struct.node().isString() -> struct.node().stringValue();
      default -> "";
    };
  }
}
