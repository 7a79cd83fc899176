package dev.shangjia.engine.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.conduct.ConductAction.Gravity;
import dev.shangjia.engine.conduct.ConductAction.Ruling;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Visibility.Access;
import dev.shangjia.engine.rulebook.Visibility.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sanctions of the operation rules, played. */
class TencentMeetingConductTest {
  private static final String FAULTS = "levels/level-3/faults";
  private static final String COMPLAINTS = "levels/level-3/complaints";
  private static final String MOVED = "levels/level-2/users-moved";
  private static final String CHEAT = "unauthorised-software/first/use";

  private static Played at(String day) {
    return Played.tencentMeeting(day);
  }

  @Test
  void restrictsAtLevelThreeForFifteenDaysAndUntilItIsRectified() {
    Played played = at("2026-03-01").found("2026-03-01T10:00", "notes", FAULTS);

    assertThat(played.measures())
        .containsExactly("m1 not-recommended in_force 2026-03-01/2026-03-17");
    assertThat(played.allows("notes")).isEqualTo("SIU");
    assertThat(played.allows("other-app")).isEqualTo("RSIU");
    assertThat(played.notices(Language.ZH))
        .containsExactly(
            "认定：技术问题或技术故障。处理：应用列表不推荐，自 2026-03-01 起，至少到 2026-03-16，直至整改完成。"
                + "对处理结果有异议，可联系腾讯会议团队（meeting_marketplace@tencent.com）。");
    assertThat(played.passed("2026-05-01").allows("notes")).isEqualTo("SIU");
    assertThat(played.then("2026-05-02T09:00", new ConductAction.Rectified("v1")).events())
        .containsExactly(
            "2026-05-02T09:00 ended not-recommended", "2026-05-02T09:00 notice restoration");
    assertThat(played.allows("notes")).isEqualTo("RSIU");
  }

  @Test
  void keepsTheRestrictionUntilTheFifteenthDayEndsThoughItWasRectifiedBefore() {
    Played played =
        at("2026-03-01")
            .found("2026-03-01T10:00", "notes", FAULTS)
            .then("2026-03-05", new ConductAction.Rectified("v1"));

    assertThat(played.passed("2026-03-16T23:59").allows("notes")).isEqualTo("SIU");
    assertThat(played.passed("2026-03-17").allows("notes")).isEqualTo("RSIU");
    assertThat(played.events())
        .containsExactly(
            "2026-03-17T00:00 ended not-recommended", "2026-03-17T00:00 notice restoration");
  }

  @Test
  void risesOneLevelForEachViolationOfTheSameLevelByTheSameProvider() {
    Played played =
        at("2026-01-01")
            .found("2026-01-01", "notes", FAULTS)
            .found("2026-02-01", "another-app", COMPLAINTS)
            .found("2026-03-01", "notes", FAULTS)
            .found("2026-04-01", "notes", FAULTS);

    assertThat(played.record().violations())
        .extracting(one -> ((Violation.Ground.OfLadder) one.ground()).reached())
        .containsExactly("level-3", "level-2", "level-1", "level-1");
    assertThat(played.measures())
        .contains("m2 not-recommended in_force 2026-02-01/2026-03-04")
        .contains("m4 delisted in_force 2026-03-01/");
    assertThat(played.allows("notes")).isEmpty();
    assertThat(played.allows("another-app")).isEqualTo("SIU");
  }

  @Test
  void doesNotRiseForAViolationOfAnotherLevel() {
    Played played =
        at("2026-01-01").found("2026-01-01", "notes", FAULTS).found("2026-01-02", "notes", MOVED);

    assertThat(played.record().violations().getLast().ground())
        .isEqualTo(new Violation.Ground.OfLadder("levels", "level-2", "users-moved", "level-2"));
  }

  @Test
  void lengthensBySeverityButNeverShortens() {
    var longer = new ConductAction.Found("notes", FAULTS, Gravity.ORDINARY, days(45), List.of());
    var shorter = new ConductAction.Found("notes", FAULTS, Gravity.ORDINARY, days(14), List.of());

    assertThat(at("2026-03-01").then("2026-03-01", longer).measures())
        .containsExactly("m1 not-recommended in_force 2026-03-01/2026-04-16");
    assertThat(at("2026-03-01").refusal("2026-03-01", shorter)).isEqualTo("too-short");
  }

  private static Period days(int amount) {
    return new Period(amount, Period.Unit.CALENDAR_DAYS, false);
  }

  @Test
  void warnsForUnauthorisedSoftwareAndDelistsFifteenDaysLaterForThreeMonths() {
    Played played = at("2026-01-10").found("2026-01-10T08:00", "notes", CHEAT);

    assertThat(played.events())
        .containsExactly("2026-01-10T08:00 began warned", "2026-01-10T08:00 notice result");
    assertThat(played.allows("notes")).isEqualTo("RSIU");
    assertThat(played.passed("2026-01-25T23:59").allows("notes")).isEqualTo("RSIU");
    assertThat(played.passed("2026-01-26").events())
        .containsExactly(
            "2026-01-26T00:00 began delisted", "2026-01-26T00:00 began apps-unsearchable");
    assertThat(played.allows("notes")).isEmpty();
    assertThat(played.allows("other-app")).isEqualTo("RIU");
    assertThat(played.passed("2026-04-26").allows("other-app")).isEqualTo("RIU");
    assertThat(played.passed("2026-04-27").events())
        .containsExactly(
            "2026-04-27T00:00 ended delisted",
            "2026-04-27T00:00 notice restoration",
            "2026-04-27T00:00 ended apps-unsearchable");
    assertThat(played.allows("notes")).isEqualTo("RSIU");
  }

  @Test
  void lengthensADelistingThatHoldsToSixMonthsInAll() {
    Played played =
        at("2026-01-10").found("2026-01-10", "notes", CHEAT).found("2026-03-01", "notes", CHEAT);

    assertThat(played.measures())
        .containsExactly(
            "m1 warned done 2026-01-10/",
            "m2 delisted replaced 2026-01-26/2026-04-27",
            "m3 apps-unsearchable replaced 2026-01-26/2026-04-27",
            "m4 delisted in_force 2026-01-26/2026-07-27",
            "m5 apps-unsearchable in_force 2026-01-26/2026-07-27");
    assertThat(played.passed("2026-07-27").allows("notes")).isEqualTo("RSIU");
  }

  @Test
  void delistsAtOnceForSixMonthsWhenItHappensAgainBeforeTheFirstBeginsOrAfterItEnded() {
    Played within = at("2026-01-10").found("2026-01-10", "notes", CHEAT);
    Played after = at("2026-01-10").found("2026-01-10", "notes", CHEAT);

    assertThat(within.found("2026-01-12", "notes", CHEAT).measures())
        .contains(
            "m2 delisted replaced 2026-01-26/2026-04-27",
            "m4 delisted in_force 2026-01-12/2026-07-13");
    assertThat(after.found("2026-06-01", "notes", CHEAT).measures())
        .contains(
            "m2 delisted over 2026-01-26/2026-04-27", "m4 delisted in_force 2026-06-01/2026-12-02");
  }

  @Test
  void delistsForGoodOnMoreThanTwoOffences() {
    Played played =
        at("2026-01-10")
            .found("2026-01-10", "notes", CHEAT)
            .found("2026-06-01", "notes", CHEAT)
            .found("2027-01-01", "notes", CHEAT)
            .passed("2099-01-01");

    assertThat(played.measures()).contains("m6 delisted in_force 2027-01-01/");
    assertThat(played.allows("notes")).isEmpty();
    assertThat(played.allows("other-app")).isEqualTo("RSIU");
  }

  @Test
  void delistsAtOnceWithoutWarningInSeriousCircumstances() {
    var serious = new ConductAction.Found("notes", CHEAT, Gravity.SERIOUS, null, List.of());

    assertThat(at("2026-01-10").then("2026-01-10", serious).events())
        .containsExactly(
            "2026-01-10T00:00 began delisted",
            "2026-01-10T00:00 began apps-unsearchable",
            "2026-01-10T00:00 notice result");
  }

  @ParameterizedTest
  @CsvSource({
    "personal-information/illegal-collection",
    "personal-information/non-compliant-processing",
    "minors/minors-not-protected",
    "unapproved/listed-without-approval",
    "expired/not-renewed",
    "infringement/law-or-rights",
    "false-information/false-qualification",
  })
  void delistsAtOnceWhereTheAgreementsSaySo(String trigger) {
    Played played = at("2026-01-10").found("2026-01-10", "notes", "immediate-delisting/" + trigger);

    assertThat(played.allows("notes")).isEmpty();
    assertThat(played.allows("other-app")).isEqualTo("RSIU");
  }

  @Test
  void imposesWhatTheOperatorChoseOfAListAndNothingElse() {
    var chosen =
        new ConductAction.Found(
            "notes",
            "operating-rules/breach",
            Gravity.ORDINARY,
            null,
            List.of("demoted", "search-banned"));
    var foreign =
        new ConductAction.Found(
            "notes", "operating-rules/breach", Gravity.ORDINARY, null, List.of("offline"));

    Played played = at("2026-01-10").then("2026-01-10", chosen);
    assertThat(played.allows("notes")).isEqualTo("RIU");
    assertThat(played.then("2026-01-20", new ConductAction.Rectified("v1")).allows("notes"))
        .isEqualTo("RSIU");
    assertThat(played.refusal("2026-01-21", foreign)).isEqualTo("choose-measures");
    assertThat(played.refusal("2026-01-21", ConductAction.Found.of("notes", "developers/breach")))
        .isEqualTo("choose-measures");
  }

  @Test
  void endsMeasuresAndForgetsTheViolationWhenAnAppealIsUpheld() {
    Played played =
        at("2026-03-02")
            .found("2026-03-02", "notes", FAULTS)
            .then("2026-03-03", new ConductAction.Appealed("v1"))
            .then("2026-03-04", new ConductAction.Decided("v1", Ruling.UPHELD));

    assertThat(played.allows("notes")).isEqualTo("RSIU");
    assertThat(played.found("2026-04-01", "notes", FAULTS).record().violations().getLast().ground())
        .isEqualTo(new Violation.Ground.OfLadder("levels", "level-3", "faults", "level-3"));
  }

  @Test
  void keepsMeasuresWhileAnAppealIsOpenAndTellsWhenItIsLate() {
    Played played =
        at("2026-03-02")
            .found("2026-03-02", "notes", FAULTS)
            .then("2026-03-02T12:00", new ConductAction.Appealed("v1"));

    assertThat(played.allows("notes")).isEqualTo("SIU");
    // Ten working days after 2 March are over at the end of 16 March.
    assertThat(played.passed("2026-03-16T23:59").events()).isEmpty();
    assertThat(played.passed("2026-03-17").events())
        .containsExactly("2026-03-17T00:00 notice appeal_late");
    assertThat(played.then("2026-03-20", new ConductAction.Decided("v1", Ruling.REJECTED)).events())
        .containsExactly("2026-03-20T00:00 notice appeal_answered");
    assertThat(played.allows("notes")).isEqualTo("SIU");
  }

  @Test
  void letsTheFirstDelistingHoldAgainWhenTheLengtheningIsOverturned() {
    Played played =
        at("2026-01-10")
            .found("2026-01-10", "notes", CHEAT)
            .found("2026-03-01", "notes", CHEAT)
            .then("2026-03-02", new ConductAction.Appealed("v2"))
            .then("2026-03-03", new ConductAction.Decided("v2", Ruling.UPHELD));

    assertThat(played.measures())
        .contains(
            "m2 delisted in_force 2026-01-26/2026-04-27",
            "m4 delisted overturned 2026-01-26/2026-07-27");
    assertThat(played.allows("notes")).isEmpty();
    assertThat(played.passed("2026-04-27").allows("notes")).isEqualTo("RSIU");
  }

  @Test
  void leavesAWithdrawnAppToThoseWhoHaveIt() {
    Played played = at("2026-01-10").then("2026-01-10", new ConductAction.Withdrawn("notes"));

    assertThat(played.allows("notes")).isEqualTo("U");
    assertThat(played.refusal("2026-01-11", new ConductAction.Withdrawn("notes")))
        .isEqualTo("withdrawn-already");
    assertThat(played.then("2026-02-01", new ConductAction.Returned("notes")).allows("notes"))
        .isEqualTo("RSIU");
  }

  @Test
  void saysWhatTheSourceLeavesOpen() {
    Standing standing =
        at("2026-01-10")
            .found("2026-01-10", "notes", FAULTS)
            .sanctions()
            .standing(at("2026-01-10").found("2026-01-10", "notes", FAULTS).record(), "notes");

    assertThat(standing.effects())
        .containsEntry(Access.RECOMMENDED, Setting.NO)
        .containsEntry(Access.SEARCHABLE, Setting.YES_NOT_STATED)
        .containsEntry(Access.INSTALLABLE, Setting.YES)
        .containsEntry(Access.USABLE, Setting.YES_NOT_STATED);
  }

  @Test
  void refusesWhatCannotBe() {
    Played played = at("2026-03-02").found("2026-03-02", "notes", FAULTS);

    assertThat(played.refusal("2026-03-01", new ConductAction.Passed())).isEqualTo("earlier");
    assertThat(
            played.refusal("2026-03-03", ConductAction.Found.of("notes", "levels/level-3/fault")))
        .isEqualTo("unknown-trigger");
    assertThat(played.refusal("2026-03-03", ConductAction.Found.of("", FAULTS)))
        .isEqualTo("no-app");
    assertThat(played.refusal("2026-03-03", new ConductAction.Rectified("v2")))
        .isEqualTo("unknown-violation");
    assertThat(
            played.refusal(
                "2026-03-03",
                new ConductAction.Found("notes", FAULTS, Gravity.SERIOUS, null, List.of())))
        .isEqualTo("not-serious");
    assertThat(played.refusal("2026-03-03", new ConductAction.Decided("v1", Ruling.UPHELD)))
        .isEqualTo("no-open-appeal");
    assertThat(played.refusal("2026-03-03", new ConductAction.Returned("notes")))
        .isEqualTo("not-withdrawn");
  }
}
