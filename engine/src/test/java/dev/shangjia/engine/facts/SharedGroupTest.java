package dev.shangjia.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form with the name of a group that only the platform knows. */
class SharedGroupTest {
  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static FactType.Struct app() {
    var form =
        new Form(
            "app",
            LocalText.same("App"),
            json("{'type': 'object', 'properties': {'category': {'type': 'string'}}}"),
            List.of(),
            SourcePlace.startOf("forms/app.schema.yaml"));
    return (FactType.Struct)
        Objects.requireNonNull(FormTypes.groups(List.of(form), new ArrayList<>()).get("app"));
  }

  private static FactState look(String values, String context, String field) {
    var facts =
        new Facts(
            "test",
            "release",
            "",
            Facts.Extent.WHOLE,
            json(values),
            Map.of(),
            List.of(),
            json(context));
    var gathered = new GatheredFacts(facts);
    FactType.Struct app = app();
    JsonNode node =
        gathered.group("app") instanceof FactState.Known(JsonNode given) ? given : json("{}");
    return gathered.field(app, node, Objects.requireNonNull(app.fields().get(field)));
  }

  @Test
  void hasTheFieldsOfBoth() {
    assertThat(app().fields()).containsKeys("category", "tested");
  }

  @Test
  void readsEachFactFromWhereItIsKnown() {
    String values = "{'app': {'category': 'bank'}}";
    String context = "{'app': {'tested': true}}";
    assertThat(look(values, context, "category"))
        .isEqualTo(new FactState.Known(json("{'it': 'bank'}").get("it")));
    assertThat(look(values, context, "tested"))
        .isEqualTo(new FactState.Known(json("{'it': true}").get("it")));
  }

  @Test
  void tellsWhatWasNotGivenFromWhatOnlyThePlatformKnows() {
    assertThat(look("{'app': {'category': 'bank'}}", "{}", "tested"))
        .isInstanceOf(FactState.NotGathered.class);
    assertThat(look("{}", "{'app': {'tested': true}}", "category"))
        .isInstanceOf(FactState.NotGiven.class);
  }
}
