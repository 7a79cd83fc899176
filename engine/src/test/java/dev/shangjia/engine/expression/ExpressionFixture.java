package dev.shangjia.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.Window;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.ExampleFacts;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.text.WordList;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small world of facts to try expressions on. */
final class ExpressionFixture {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-22T20:00:00Z").withZoneSameInstant(ZoneId.of("Asia/Shanghai"));

  static final FactType.Struct SHOT =
      FactType.Struct.of(
          "listing.screenshots",
          List.of(
              value("terminal", FactType.Scalar.STRING),
              value("image", Catalogue.Kind.IMAGE.type())));
  static final FactType.Struct LISTING =
      FactType.Struct.of(
          "listing",
          List.of(
              value("name", FactType.Scalar.STRING),
              value("summary", FactType.Scalar.STRING),
              value("seats", FactType.Scalar.INT),
              value("logo", Catalogue.Kind.IMAGE.type()),
              value("screenshots", new FactType.ListOf(SHOT))));
  static final Map<String, FactType> TYPES = types();
  static final Map<String, WordList> WORDS =
      Map.of(
          "gambling",
          new WordList(
              "gambling",
              List.of(new WordList.Word("赌博", "gambling", WordList.Edge.WHOLE)),
              List.of("禁止{word}"),
              List.of()),
          "channels",
          WordList.of("channels", "微信"),
          "generic",
          WordList.of("generic", "电话", "邮件"));

  static final Map<String, Checklist> CHECKLISTS = Map.of("rights", rights());

  private ExpressionFixture() {}

  private static Checklist rights() {
    var cue =
        new Checklist.Cue(
            Window.SENTENCE,
            List.of(new Checklist.Words(List.of("您可以"), 1), new Checklist.Words(List.of("删除"), 1)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1);
    var erase =
        new Checklist.Item(
            "erase",
            LocalText.same("erase"),
            List.of(),
            Map.of("said", cue),
            List.of(new Checklist.Way(List.of("said"), List.of())),
            List.of(),
            SourcePlace.startOf("checklists/rights.yaml"));
    return new Checklist(
        "rights",
        LocalText.same("rights"),
        List.of(),
        Map.of(),
        List.of(erase),
        List.of(),
        List.of());
  }

  private static Map<String, FactType> types() {
    Map<String, FactType> types = new LinkedHashMap<>();
    types.put("listing", LISTING);
    types.putAll(Catalogue.groups());
    return types;
  }

  private static FactType.Field value(String name, FactType type) {
    return new FactType.Field(name, type, null, LocalText.same(name), new FactType.Origin.Value());
  }

  static Expressions expressions() {
    return new Expressions(TYPES, WORDS, CHECKLISTS, "CN", CheckedExpressions.none());
  }

  static Expression source(String text) {
    return new Expression(text, new SourcePlace("rules/test.yaml", 7, 11));
  }

  static Compiled compile(String text, Wanted wanted, Local... locals) {
    return switch (expressions().compile(source(text), wanted, List.of(locals))) {
      case Reading.Read<Compiled>(Compiled compiled, List<Problem> _) -> compiled;
      case Reading.Unreadable<Compiled>(List<Problem> problems) ->
          throw new AssertionError(text + ": " + problems);
    };
  }

  static List<Problem> problems(String text, Wanted wanted) {
    Reading<Compiled> reading = expressions().compile(source(text), wanted, List.of());
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return reading.problems();
  }

  static Evaluation evaluation(FactSource source) {
    return new Evaluation(TYPES, source, NOW);
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  static Answer evaluate(String expression, String facts) {
    return compile(expression, Wanted.ANYTHING)
        .evaluate(evaluation(new ExampleFacts(json(facts))), Map.of());
  }
}
