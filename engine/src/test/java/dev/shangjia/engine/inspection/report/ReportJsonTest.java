package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shangjia.engine.Language;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.ReportOptions.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {
  static final Path SCHEMA = Path.of("../docs/schema/report.schema.json");

  @Test
  void readsBackExactlyWhatWasWritten() throws IOException {
    Report report = SampleReport.everything();
    assertThat(ReportJson.read("r.json", json(report)))
        .isEqualTo(new Reading.Read<>(report, List.of()));
  }

  @Test
  void leavesRulesInAuditOutForProviders() throws IOException {
    var out = new StringBuilder();
    new JsonWriter(ReportOptions.in(Language.ZH)).write(SampleReport.everything(), out);
    assertThat(out).doesNotContain("content/new-words").contains("listing/name-width");
  }

  @Test
  void isTheSameInEveryLanguage() throws IOException {
    var zh = new StringBuilder();
    var en = new StringBuilder();
    new JsonWriter(ReportOptions.in(Language.ZH)).write(SampleReport.everything(), zh);
    new JsonWriter(ReportOptions.in(Language.EN)).write(SampleReport.everything(), en);
    assertThat(zh.toString()).isEqualTo(en.toString());
  }

  @Test
  void followsItsSchema() throws IOException {
    assertThat(violations(json(SampleReport.everything()))).isEmpty();
    assertThat(violations(json(SampleReport.clean()))).isEmpty();
  }

  @Test
  void schemaRefusesWhatTheFormatDoesNotAllow() throws IOException {
    String json = json(SampleReport.everything());
    assertThat(violations(json.replace("\"decides\": \"auto\"", "\"decides\": \"dice\"")))
        .isNotEmpty();
    assertThat(violations(json.replace("\"outcome\":", "\"come-out\":"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format": "shangjia-report/1"    | "format": "shangjia-report/9"    | /format has to be
          "level": "reject"                | "level": "catastrophe"           | has to be one of
          "zone": "Asia/Shanghai"          | "zone": "Asia/Atlantis"          | /zone has to be
          "at": "2026-11-22T18:30:00+08:00"| "at": "yesterday"                | /at has to be
          "pointer": "/listing/name"       | "pointer": 7                     | /place/pointer has
          "results": [                     | "results": {}, "x": [            | /results has to be
          """)
  void saysWhatIsWrongWithAReport(String before, String after, String complaint)
      throws IOException {
    String json = json(SampleReport.everything()).replace(before, after);
    assertThat(ReportJson.read("r.json", json))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              Problem problem = (Problem) unreadable.problems().getFirst();
              assertThat(problem.message().en()).contains(complaint);
              assertThat(problem.message().zh()).contains("应为");
            });
  }

  @Test
  void namesTheLineOfBrokenJson() {
    assertThat(ReportJson.read("r.json", "{\n  \"format\": }"))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              Problem problem = (Problem) unreadable.problems().getFirst();
              assertThat(problem.place().line()).isEqualTo(2);
            });
  }

  static String json(Report report) throws IOException {
    var out = new StringBuilder();
    new JsonWriter(ReportOptions.in(Language.EN).readBy(Audience.AUTHOR)).write(report, out);
    return out.toString();
  }

  static List<Error> violations(String json) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
