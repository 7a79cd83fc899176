package dev.shangjia.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Observation.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GatheredFactsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Instant THEN = Instant.parse("2026-11-22T08:30:00Z");

  @Test
  void anAddressHasWhatWasSeenOfItHoweverItIsWritten() {
    GatheredFacts facts =
        facts(seen("url:https://a.example/", JSON.objectNode().put("status", 404)));

    assertThat(field(facts, Catalogue.Kind.LINK, "HTTPS://A.example:443", "status"))
        .isEqualTo(new FactState.Known(JSON.numberNode(404L)));
    assertThat(field(facts, Catalogue.Kind.LINK, "HTTPS://A.example:443", "title"))
        .isEqualTo(new FactState.NotGiven());
    assertThat(field(facts, Catalogue.Kind.LINK, "HTTPS://A.example:443", "host"))
        .isEqualTo(new FactState.Known(JSON.stringNode("a.example")));
  }

  @Test
  void whatNobodyLookedAtIsNotGathered() {
    assertThat(field(facts(), Catalogue.Kind.LINK, "https://a.example/", "status"))
        .isInstanceOf(FactState.NotGathered.class);
    assertThat(field(facts(), Catalogue.Kind.PAGE, "https://a.example/", "views"))
        .isInstanceOf(FactState.NotGathered.class);
  }

  @Test
  void whatCouldNotBeLookedAtHasFailed() {
    var failed = new Result.Failed("no-network", LocalText.same("none"));
    GatheredFacts facts = facts(new Observation("link", 1, "url:https://a.example/", THEN, failed));

    assertThat(field(facts, Catalogue.Kind.LINK, "https://a.example/", "status"))
        .isEqualTo(new FactState.Failed("no-network", LocalText.same("none")));
  }

  @Test
  void aPolicyHasTheFactsOfWhatItIs() {
    GatheredFacts facts =
        facts(seen("url:https://a.example/", JSON.objectNode().put("status", 200)));

    assertThat(field(facts, Catalogue.Kind.LINK, "https://a.example/", "status"))
        .isEqualTo(new FactState.Known(JSON.numberNode(200L)));
    assertThat(field(facts, Catalogue.Kind.POLICY, "https://a.example/", "address"))
        .isInstanceOf(FactState.Known.class);
    assertThat(field(facts, Catalogue.Kind.POLICY, "https://a.example/", "path"))
        .isEqualTo(new FactState.NotGiven());
    assertThat(field(facts, Catalogue.Kind.POLICY, "https://a.example/", "text"))
        .isInstanceOf(FactState.NotGathered.class);
    assertThat(field(facts, Catalogue.Kind.POLICY, "policy.md", "address"))
        .isEqualTo(new FactState.NotGiven());
    assertThat(field(facts, Catalogue.Kind.POLICY, "policy.md", "path"))
        .isEqualTo(new FactState.Known(JSON.stringNode("policy.md")));
    assertThat(field(facts, Catalogue.Kind.POLICY, "policy.md", "text"))
        .describedAs("the file is missing")
        .isInstanceOf(FactState.Failed.class);
  }

  private static FactState field(
      GatheredFacts facts, Catalogue.Kind kind, String value, String name) {
    FactType.Field field = Objects.requireNonNull(kind.type().fields().get(name), name);
    JsonNode node = JSON.stringNode(value);
    return facts.field(kind.type(), node, field);
  }

  private static Observation seen(String subject, ObjectNode facts) {
    return new Observation("link", 1, subject, THEN, new Result.Seen(facts));
  }

  private static GatheredFacts facts(Observation... observations) {
    return new GatheredFacts(
        new Facts(
            "p",
            "q",
            "0".repeat(64),
            Facts.Extent.WHOLE,
            JSON.objectNode(),
            Map.of(),
            List.of(observations),
            JSON.objectNode()));
  }
}
