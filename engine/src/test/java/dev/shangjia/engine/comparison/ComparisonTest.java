package dev.shangjia.engine.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.comparison.Difference.Cause;
import dev.shangjia.engine.comparison.FactsPrint.Judging;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.json.JsonMismatch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String LOGO = "a".repeat(64);
  private static final String OTHER_LOGO = "b".repeat(64);
  private static final Judging JUDGING =
      new Judging("1", "c".repeat(64), "0.1.0", Instant.parse("2026-11-22T04:00:00Z"));

  private static final String VALUES =
      """
      {"listing": {"name": "拾叶", "scopes": ["a", "b"], "a/b": true}}
      """;

  @Test
  void equalFactsMatchAndDifferInNothing() {
    Comparison comparison =
        Comparison.of(
            print(VALUES, LOGO, seen(1, 20), "{}"), print(VALUES, LOGO, seen(1, 20), "{}"), ZONE);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.matches()).isTrue();
  }

  @Test
  void aValueThatDiffersIsNamedByItsPointer() {
    String other =
        """
        {"listing": {"name": "拾叶", "scopes": ["a", "c"], "a/b": false, "more": 1}}
        """;

    Comparison comparison =
        Comparison.of(
            print(VALUES, LOGO, seen(1, 20), "{}"), print(other, LOGO, seen(1, 20), "{}"), ZONE);

    assertThat(comparison.differences()).extracting(Difference::cause).containsOnly(Cause.VALUE);
    assertThat(comparison.differences())
        .extracting(Difference::about)
        .containsExactly("/listing/a~1b", "/listing/more", "/listing/scopes/1");
    assertThat(comparison.differences().get(1).text().en())
        .isEqualTo("The value /listing/more is known to the platform only.");
    assertThat(comparison.matches()).isFalse();
  }

  @Test
  void aFileOfAnotherContentIsSaidOnceAndNotAgainForWhatProbesSawOfIt() {
    Comparison comparison =
        Comparison.of(
            print(VALUES, LOGO, seen(1, 20), "{}"),
            print(VALUES, OTHER_LOGO, seen(1, 30), "{}"),
            ZONE);

    assertThat(comparison.differences())
        .extracting(Difference::cause, Difference::about)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Cause.FILE, "logo.png"));
  }

  @Test
  void aProbeThatSawSomethingElseInTheSameFileTellsTheVersions() {
    Comparison comparison =
        Comparison.of(
            print(VALUES, LOGO, seen(1, 20), "{}"), print(VALUES, LOGO, seen(2, 21), "{}"), ZONE);

    assertThat(comparison.matches()).isFalse();
    assertThat(comparison.differences()).hasSize(1);
    assertThat(comparison.differences().getFirst().text().en())
        .contains("version 1 locally, 2 on the platform")
        .contains("logo.png");
  }

  @Test
  void contextAddressesVersionsAndDaysExplainAndDoNotCount() {
    FactsPrint local = print(VALUES, LOGO, seen(1, 20), "{}");
    FactsPrint platform =
        FactsPrint.of(
            facts(
                VALUES,
                LOGO,
                List.of(
                    seen(1, 20),
                    new Observation(
                        "link",
                        1,
                        "url:https://example.com/",
                        Instant.parse("2026-11-22T05:00:00Z"),
                        new Result.Seen(json("{\"status\": 200}")))),
                """
                {"others": {"names": ["拾叶笔记"]}}
                """),
            null);
    var later =
        new FactsPrint(
            platform.program(),
            platform.procedure(),
            new Judging("2", "d".repeat(64), "0.2.0", Instant.parse("2026-11-22T16:00:00Z")),
            platform.values(),
            platform.files(),
            platform.looks(),
            platform.context());

    Comparison comparison = Comparison.of(local, later, ZONE);

    assertThat(comparison.matches()).isTrue();
    assertThat(comparison.differences())
        .extracting(Difference::cause)
        .containsExactly(
            Cause.TIME_OF_OBSERVATION,
            Cause.CONTEXT,
            Cause.RULEBOOK,
            Cause.ENGINE,
            Cause.TIME_OF_JUDGING);
    assertThat(comparison.differences().get(4).text().en()).contains("2026-11-23");
  }

  @Test
  void aCheckOfAnotherProcedureIsAboutSomethingElse() {
    FactsPrint local = print(VALUES, LOGO, seen(1, 20), "{}");
    var other =
        new FactsPrint(
            local.program(),
            "search-listing",
            local.judging(),
            local.values(),
            local.files(),
            local.looks(),
            local.context());

    Comparison comparison = Comparison.of(local, other, ZONE);

    assertThat(comparison.matches()).isFalse();
    assertThat(comparison.differences())
        .extracting(Difference::cause)
        .containsExactly(Cause.SUBJECT);
  }

  @Test
  void printsAndComparisonsAreReadAsTheyWereWritten() {
    FactsPrint print = print(VALUES, LOGO, seen(1, 20), "{\"provider\": {\"verified\": true}}");
    Comparison comparison =
        Comparison.of(print, print(VALUES, OTHER_LOGO, seen(1, 20), "{}"), ZONE);

    assertThat(FactsPrintJson.read(FactsPrintJson.write(print).toString())).isEqualTo(print);
    assertThat(ComparisonJson.read(ComparisonJson.write(comparison).toString()))
        .isEqualTo(comparison);
  }

  @Test
  void aPrintTellsNoValueOfAnyField() {
    assertThat(FactsPrintJson.write(print(VALUES, LOGO, seen(1, 20), "{}")).toString())
        .doesNotContain("拾叶");
  }

  @Test
  void whatIsNoPrintIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> FactsPrintJson.read("{\"format\": \"shangjia-facts/1\"}"))
        .isInstanceOf(JsonMismatch.class);
    ObjectNode wrong = FactsPrintJson.write(print(VALUES, LOGO, seen(1, 20), "{}"));
    wrong.withObjectProperty("values").put("/listing/name", "short");
    assertThatThrownBy(() -> FactsPrintJson.read(wrong.toString()))
        .isInstanceOfSatisfying(
            JsonMismatch.class,
            mismatch -> assertThat(mismatch.text().en()).contains("64 hexadecimal digits"));
  }

  private static FactsPrint print(String values, String logo, Observation seen, String context) {
    FactsPrint print = FactsPrint.of(facts(values, logo, List.of(of(logo, seen)), context), null);
    return judged(print, JUDGING);
  }

  private static FactsPrint judged(FactsPrint print, @Nullable Judging judging) {
    return new FactsPrint(
        print.program(),
        print.procedure(),
        judging,
        print.values(),
        print.files(),
        print.looks(),
        print.context());
  }

  private static Observation of(String logo, Observation seen) {
    return new Observation(seen.probe(), seen.version(), "sha256:" + logo, null, seen.result());
  }

  private static Observation seen(int version, int width) {
    return new Observation(
        "image",
        version,
        "sha256:" + LOGO,
        null,
        new Result.Seen(json("{\"width\": " + width + "}")));
  }

  private static Facts facts(
      String values, String logo, List<Observation> observations, String context) {
    return new Facts(
        "tencent-meeting",
        "release",
        "e".repeat(64),
        Facts.Extent.WHOLE,
        json(values),
        Map.of("logo.png", new FileValue(logo, 10)),
        observations,
        json(context));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
