package dev.shangjia.engine.projection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Projection;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.source.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles projections, and collects what is wrong in them. */
final class ProjectionCompiler {
  private final Expressions expressions;
  private final List<Problem> problems = new ArrayList<>();

  ProjectionCompiler(Expressions expressions) {
    this.expressions = expressions;
  }

  /** What was wrong. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Map<RecordShape, Map<String, Compiled>> compile(Rulebook rulebook) {
    var compiled = new EnumMap<RecordShape, Map<String, Compiled>>(RecordShape.class);
    for (Projection projection : rulebook.projections().values()) {
      RecordShape.of(projection.name())
          .ifPresentOrElse(
              shape -> compiled.put(shape, fields(shape, projection)),
              () ->
                  unknown(
                      projection.place(),
                      "projection/unknown-record",
                      "没有记录 ",
                      "There is no record ",
                      projection.name(),
                      Arrays.stream(RecordShape.values()).map(RecordShape::code).toList()));
    }
    checkListed(rulebook);
    return compiled;
  }

  private Map<String, Compiled> fields(RecordShape shape, Projection projection) {
    var compiled = new LinkedHashMap<String, Compiled>();
    projection
        .fields()
        .forEach(
            (name, source) ->
                shape
                    .field(name)
                    .ifPresentOrElse(
                        field -> compile(field, source, compiled),
                        () ->
                            unknown(
                                source.place(),
                                "projection/unknown-field",
                                "记录 " + shape.code() + " 没有字段 ",
                                "The record " + shape.code() + " has no field ",
                                name,
                                shape.fields().stream().map(RecordShape.Field::name).toList())));
    for (RecordShape.Field field : shape.fields()) {
      boolean missing = !projection.fields().containsKey(field.name());
      if (missing && field.need() == RecordShape.Need.REQUIRED) {
        problems.add(
            Problem.error(
                "projection/required",
                projection.place(),
                new LocalText(
                    "记录 " + shape.code() + " 缺少必填字段 " + field.name() + "（" + field.zh() + "）。",
                    "The record "
                        + shape.code()
                        + " lacks the required field "
                        + field.name()
                        + " ("
                        + field.en()
                        + ").")));
      }
    }
    return compiled;
  }

  private void compile(RecordShape.Field field, Expression source, Map<String, Compiled> into) {
    switch (expressions.compile(source, field.type(), List.of())) {
      case Reading.Read<Compiled>(Compiled expression, List<Problem> warnings) -> {
        problems.addAll(warnings);
        into.put(field.name(), expression);
      }
      case Reading.Unreadable<Compiled>(List<Problem> errors) -> problems.addAll(errors);
    }
  }

  /** What is published has to be shown as something. */
  private void checkListed(Rulebook rulebook) {
    @Nullable SourcePlace publishing =
        rulebook.procedures().values().stream()
            .filter(
                procedure ->
                    procedure.effects().stream()
                        .anyMatch(effect -> effect.name().equals("publish-listing")))
            .findFirst()
            .map(procedure -> procedure.place())
            .orElse(null);
    if (publishing != null && !rulebook.projections().containsKey(RecordShape.LISTING.code())) {
      var words =
          new LocalText(
              "此流程发布应用，但 rulebook.yaml 的 projections 没有 listing，市场不知道展示什么。",
              "This procedure publishes apps, but projections in rulebook.yaml have no listing: the"
                  + " market would not know what to show.");
      problems.add(Problem.warning("projection/no-listing", publishing, words));
    }
  }

  private void unknown(
      SourcePlace place, String code, String zh, String en, String found, List<String> known) {
    Optional<String> nearest = NearestName.of(found, known);
    String all = String.join(", ", known);
    problems.add(
        Problem.error(
            code,
            place,
            new LocalText(
                zh
                    + Quoted.of(found)
                    + "。"
                    + nearest.map(name -> "是否想写 '" + name + "'？").orElse("可用：" + all + "。"),
                en
                    + Quoted.of(found)
                    + "."
                    + nearest
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse(" Known: " + all + "."))));
  }
}
