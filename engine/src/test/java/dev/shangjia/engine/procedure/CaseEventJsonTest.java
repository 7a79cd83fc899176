package dev.shangjia.engine.procedure;

import static dev.shangjia.engine.procedure.ProcedureFixture.decide;
import static dev.shangjia.engine.procedure.ProcedureFixture.handIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.json.JsonMismatch;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored stays readable: each literal here is the format, and never changes. */
class CaseEventJsonTest {
  private static final Instant AT = Instant.parse("2026-03-02T02:00:00.123456Z");
  private static final String HEAD = "\"at\":\"2026-03-02T02:00:00.123456Z\",";
  private static final Actor PROVIDER = new Actor(Role.PROVIDER, "p-1");
  private static final Actor REVIEWER = new Actor(Role.REVIEWER, "r-1");
  private static final String BY_PROVIDER = "\"by\":{\"role\":\"provider\",\"person\":\"p-1\"}";
  private static final String BY_REVIEWER = "\"by\":{\"role\":\"reviewer\",\"person\":\"r-1\"}";
  private static final Period WEEK = new Period(7, Period.Unit.WORKING_DAYS, false);
  private static final Period MONTH = new Period(30, Period.Unit.CALENDAR_DAYS, true);
  private static final String WEEK_JSON = "{\"amount\":7,\"unit\":\"working days\",\"ours\":false}";

  static Stream<Arguments> formats() {
    return Stream.of(
        format(
            "started",
            new CaseEvent.Started(
                AT, "81", new Pin("tencent-meeting", "1.2.0", "ab12", "release"), PROVIDER),
            "\"case\":\"81\",\"pin\":{\"program\":\"tencent-meeting\",\"version\":\"1.2.0\","
                + "\"hash\":\"ab12\",\"procedure\":\"release\"},"
                + BY_PROVIDER),
        format(
            "stage-opened",
            new CaseEvent.StageOpened(AT, "review", WEEK, 2),
            "\"stage\":\"review\",\"limit\":" + WEEK_JSON + ",\"fork\":2"),
        format(
            "stage-opened",
            new CaseEvent.StageOpened(AT, "review", null, 0),
            "\"stage\":\"review\",\"limit\":null,\"fork\":0"),
        format(
            "stage-closed",
            new CaseEvent.StageClosed(AT, "review", CaseEvent.Cause.OVERTAKEN),
            "\"stage\":\"review\",\"cause\":\"overtaken\""),
        format(
            "handed-in",
            new CaseEvent.HandedIn(AT, "papers", "done", PROVIDER),
            "\"stage\":\"papers\",\"outcome\":\"done\"," + BY_PROVIDER),
        format(
            "decision-proposed",
            new CaseEvent.DecisionProposed(AT, "review", "pass", REVIEWER),
            "\"stage\":\"review\",\"outcome\":\"pass\"," + BY_REVIEWER),
        format(
            "decision-declined",
            new CaseEvent.DecisionDeclined(AT, "review", REVIEWER),
            "\"stage\":\"review\"," + BY_REVIEWER),
        format(
            "decided",
            new CaseEvent.Decided(AT, "review", "pass", REVIEWER, new Actor(Role.LEAD, "l-1")),
            "\"stage\":\"review\",\"outcome\":\"pass\","
                + BY_REVIEWER
                + ",\"confirmedBy\":{\"role\":\"lead\",\"person\":\"l-1\"}"),
        format(
            "decided",
            new CaseEvent.Decided(AT, "review", "pass", REVIEWER, null),
            "\"stage\":\"review\",\"outcome\":\"pass\"," + BY_REVIEWER + ",\"confirmedBy\":null"),
        format(
            "returned",
            new CaseEvent.Returned(
                AT,
                "review",
                "return",
                new Procedure.Way.Return(
                    "provider", MONTH, "review", "lapsed", Procedure.Clock.RESTARTS)),
            "\"stage\":\"review\",\"outcome\":\"return\",\"way\":{\"to\":\"provider\",\"due\":"
                + "{\"amount\":30,\"unit\":\"calendar days\",\"ours\":true},"
                + "\"resume\":\"review\",\"expired\":\"lapsed\",\"clock\":\"restarts\"}"),
        format(
            "answered",
            new CaseEvent.Answered(AT, "review", PROVIDER, Procedure.Clock.CONTINUES),
            "\"stage\":\"review\"," + BY_PROVIDER + ",\"resumed\":\"continues\""),
        format(
            "answered",
            new CaseEvent.Answered(AT, "review", PROVIDER, null),
            "\"stage\":\"review\"," + BY_PROVIDER + ",\"resumed\":null"),
        format("expired", new CaseEvent.Expired(AT, "papers"), "\"stage\":\"papers\""),
        format(
            "escalated",
            new CaseEvent.Escalated(AT, "review", "lead"),
            "\"stage\":\"review\",\"to\":\"lead\""),
        format(
            "rollout-over",
            new CaseEvent.RolloutOver(AT, "grey", WEEK),
            "\"stage\":\"grey\",\"limit\":" + WEEK_JSON),
        format(
            "gate-judged",
            new CaseEvent.GateJudged(AT, "grey", "not-enough-data"),
            "\"stage\":\"grey\",\"outcome\":\"not-enough-data\""),
        format(
            "effect-due",
            new CaseEvent.EffectDue(AT, "listed", new Procedure.Effect("set-exposure", "link")),
            "\"source\":\"listed\",\"effect\":{\"name\":\"set-exposure\",\"argument\":\"link\"}"),
        format(
            "effect-due",
            new CaseEvent.EffectDue(AT, "listed", new Procedure.Effect("publish-listing", null)),
            "\"source\":\"listed\",\"effect\":{\"name\":\"publish-listing\",\"argument\":null}"),
        format(
            "effects-done",
            new CaseEvent.EffectsDone(AT, "publish", Actor.SYSTEM),
            "\"stage\":\"publish\",\"by\":{\"role\":\"system\",\"person\":\"system\"}"),
        format(
            "effects-failed",
            new CaseEvent.EffectsFailed(
                AT, "publish", Actor.SYSTEM, new LocalText("索引未答。", "The index did not answer.")),
            "\"stage\":\"publish\",\"by\":{\"role\":\"system\",\"person\":\"system\"},"
                + "\"why\":{\"zh\":\"索引未答。\",\"en\":\"The index did not answer.\"}"),
        format(
            "forked",
            new CaseEvent.Forked(AT, 2, 1, List.of("legal", "business"), "final"),
            "\"fork\":2,\"parent\":1,\"branches\":[\"legal\",\"business\"],\"then\":\"final\""),
        format("joined", new CaseEvent.Joined(AT, 2), "\"fork\":2"),
        format("withdrawn", new CaseEvent.Withdrawn(AT, PROVIDER), BY_PROVIDER),
        format("ended", new CaseEvent.Ended(AT, "listed"), "\"end\":\"listed\""));
  }

  private static Arguments format(String type, CaseEvent event, String members) {
    return Arguments.of(event, "{\"type\":\"" + type + "\"," + HEAD + members + "}");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void writesAndReadsTheFormat(CaseEvent event, String json) {
    assertThat(CaseEventJson.write(event)).hasToString(json);
    assertThat(CaseEventJson.read(json)).isEqualTo(event);
  }

  @Test
  void everyTypeHasItsLiteral() {
    List<Object> shown =
        formats()
            .flatMap(one -> Stream.ofNullable(one.get()[0]))
            .<Object>map(Object::getClass)
            .distinct()
            .toList();
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList((Object[]) CaseEvent.class.getPermittedSubclasses()));
    assertThat(shown).hasSize(CaseEventType.values().length);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noMemberCanBeMissing(CaseEvent event, String json) {
    for (Map.Entry<String, ?> member : CaseEventJson.write(event).properties()) {
      var less = CaseEventJson.write(event);
      less.remove(member.getKey());
      assertThatExceptionOfType(JsonMismatch.class)
          .as(json)
          .isThrownBy(() -> CaseEventJson.read(less))
          .withMessage("/ has to be an object with \"" + member.getKey() + "\" but is OBJECT.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{`type`:`promoted`,`at`:`2026-03-02T02:00:00Z`}|/type has to be one of started, ",
        "{`type`:`ended`,`at`:`yesterday`,`end`:`x`}|/at has to be a time such as ",
        "{`type`:`ended`,`at`:`2026-03-02T02:00:00Z`,`end`:`x`,`why`:1}|an object without 'why'",
        "{`type`:`joined`,`at`:`2026-03-02T02:00:00Z`,`fork`:0}|/fork has to be a whole number",
        "{`type`:`withdrawn`,`at`:`2026-03-02T02:00:00Z`,`by`:{`role`:`boss`,`person`:`x`}}"
            + "|/by/role has to be one of provider, ",
        "{`type`:`withdrawn`,`at`:`2026-03-02T02:00:00Z`,`by`:{`role`:`lead`,`person`:` `}}"
            + "|/by/person has to be a string that is not blank",
        "{`type`:`ended`,`type`:`ended`}|This is not JSON: Duplicate",
        "{`type`:`ended`|This is not JSON: ",
        "[]|/ has to be an object but is ARRAY.",
      })
  void saysWhatIsWrong(String json, String message) {
    assertThatExceptionOfType(JsonMismatch.class)
        .isThrownBy(() -> CaseEventJson.read(json.replace('`', '"')))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.text().zh()).matches(".*\\p{IsHan}.*"));
  }

  @Test
  void aCaseReadBackIsTheCase(@TempDir Path folder) throws IOException {
    ProcedureFixture one =
        ProcedureFixture.started(
            folder,
            "2026-03-02T10:00:00",
            """
            starts: {by: provider}
            stages:
              - id: papers
                title: {zh: 材料, en: Papers}
                kind: collect
                by: provider
                due: 3 calendar days
                outcomes: {done: review, expired: lapsed}
              - id: review
                title: {zh: 审核, en: Review}
                kind: review
                by: reviewer
                due: 2 working days
                outcomes:
                  pass: listed
                  return: {to: provider, due: 5 calendar days, resume: review, expired: lapsed}
            ends:
              listed: {title: {zh: 上架, en: Listed}, effects: [publish-listing]}
              lapsed: {title: {zh: 逾期, en: Lapsed}}
            """);
    one.does(handIn("papers"), "2026-03-02T11:00:00");
    one.does(decide("review", "return"), "2026-03-03T11:00:00");

    List<CaseEvent> read =
        one.events().stream()
            .map(event -> CaseEventJson.read(CaseEventJson.write(event).toString()))
            .toList();

    assertThat(read).isEqualTo(one.events());
    assertThat(CaseState.after(read)).isEqualTo(one.state());
  }
}
