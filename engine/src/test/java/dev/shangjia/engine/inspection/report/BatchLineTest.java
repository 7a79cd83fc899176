package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class BatchLineTest {

  private static JsonNode line(JsonNode id) throws IOException {
    var out = new StringBuilder();
    BatchLine.write(id, SampleReport.everything(), out);
    assertThat(out.toString().lines()).hasSize(1);
    return new JsonMapper().readTree(out.toString());
  }

  private static JsonNode finding(String rule) throws IOException {
    for (JsonNode finding : line(IntNode.valueOf(1)).get("findings")) {
      if (finding.get("rule").stringValue().equals("tencent-meeting:" + rule)) {
        return finding;
      }
    }
    throw new AssertionError("no finding of " + rule);
  }

  @Test
  void keepsTheIdAsItWasGiven() throws IOException {
    assertThat(line(IntNode.valueOf(42)).get("id").isInt()).isTrue();
    assertThat(line(StringNode.valueOf("a-1")).get("id").stringValue()).isEqualTo("a-1");
  }

  @Test
  void saysRuleLevelPlaceAndQuote() throws IOException {
    JsonNode finding = finding("content/superlatives");
    assertThat(finding.get("level").stringValue()).isEqualTo("return");
    assertThat(finding.get("kind").stringValue()).isEqualTo("evidence");
    assertThat(finding.get("decides").stringValue()).isEqualTo("assisted");
    assertThat(finding.get("place").stringValue()).isEqualTo("/description");
    assertThat(finding.get("pointer").stringValue()).isEqualTo("/listing/description");
    assertThat(finding.get("quote").stringValue()).isEqualTo("最好");
    assertThat(finding.get("quotes").get(2).get("text").stringValue()).isEqualTo("绝对");
    assertThat(finding.get("message").get("zh").stringValue()).contains("绝对化用语");
  }

  @Test
  void quotesTheValueWhereNoPieceIsToBlame() throws IOException {
    assertThat(finding("listing/name-width").get("quote").stringValue()).isEqualTo("会议纪要智能助手专业旗舰");
  }

  @Test
  void leavesOutWhatIsForOthers() throws IOException {
    String line = line(IntNode.valueOf(1)).toString();
    assertThat(line).doesNotContain("content/new-words", "works-as-described", "privacy-reachable");
  }

  @Test
  void reportsALineThatCouldNotBeRead() throws IOException {
    var out = new StringBuilder();
    Problem problem =
        Problem.error(
            "batch/malformed",
            new SourcePlace("listings.jsonl", 7, 3),
            new LocalText("不是合法的 JSON。", "This is not JSON."));
    BatchLine.write(NullNode.getInstance(), List.of(problem), out);
    assertThat(out.toString())
        .isEqualTo(
            "{\"id\": null, \"errors\": [{\"code\": \"batch/malformed\", \"place\":"
                + " \"listings.jsonl:7:3\", \"message\": {\"zh\": \"不是合法的 JSON。\", \"en\": \"This"
                + " is not JSON.\"}}]}\n");
  }
}
