package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation says of the formats is what they are. */
class ReportFormatsDocTest {
  private static final Path DOC = Path.of("../docs/report-formats.md");

  @Test
  void namesEveryFormatKindLevelOutcomeAndVerdict() throws IOException {
    String doc = Files.readString(DOC);
    assertThat(
            Stream.of(
                    Stream.of(ReportFormat.values()).map(ReportFormat::code),
                    Stream.of(Finding.Kind.values()).map(Finding.Kind::code),
                    Stream.of(Level.values()).map(Level::code),
                    Stream.of(Outcome.values()).map(Outcome::code),
                    Stream.of(Verdict.values()).map(Verdict::code))
                .flatMap(codes -> codes))
        .hasSize(5 + 3 + 4 + 6 + 3)
        .allSatisfy(code -> assertThat(doc).contains("`" + code + "`"));
  }

  @Test
  void theExampleOfAReportHasItsMembers() throws IOException {
    JsonNode example = new JsonMapper().readTree(block("{\n  \"format\""));
    JsonNode real = new JsonMapper().readTree(ReportJsonTest.json(SampleReport.everything()));
    assertThat(names(example)).isEqualTo(names(real));
    JsonNode result = result(real, "listing/name-width");
    assertThat(names(example.at("/results/0"))).isEqualTo(names(result));
    assertThat(names(example.at("/results/0/findings/0")))
        .isEqualTo(names(result.at("/findings/0")));
  }

  @Test
  void theExampleOfABatchLineHasItsMembers() throws IOException {
    JsonNode example = new JsonMapper().readTree(block("{\"id\": \"a-17\""));
    var out = new StringBuilder();
    BatchLine.write(example.get("id"), SampleReport.everything(), out);
    JsonNode real = new JsonMapper().readTree(out.toString());
    assertThat(names(example)).isEqualTo(names(real));
    for (JsonNode finding : real.get("findings")) {
      if (finding.get("rule").stringValue().endsWith("content/superlatives")) {
        assertThat(names(example.at("/findings/0"))).isEqualTo(names(finding));
      }
    }
  }

  private static JsonNode result(JsonNode report, String rule) {
    for (JsonNode result : report.get("results")) {
      if (result.get("rule").stringValue().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + rule);
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    Iterator<String> all = object.propertyNames().iterator();
    all.forEachRemaining(names::add);
    return names;
  }

  /** The code block of the documentation that begins so. */
  private static String block(String start) throws IOException {
    String doc = Files.readString(DOC);
    int from = doc.indexOf("```json\n" + start);
    assertThat(from).isNotNegative();
    return doc.substring(from + 8, doc.indexOf("```", from + 8));
  }
}
