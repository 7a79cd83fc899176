package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Saving;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.casework.Submissions.Standing;
import dev.shangjia.platform.casework.Submissions.Submitted;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A contest that is accepted holds as long as what was flagged stays what it was. */
@PlatformTest
class ContestsTest {
  private static final String FIELD = "joining/contactPhone";
  private static final String RULE = "joining/contact-phone";

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Dossiers dossiers;
  @Autowired private Submissions submissions;
  @Autowired private Contests contests;
  @Autowired private Waivers waivers;
  @Autowired private Clock clock;

  private Joining joining;
  private Somebody provider;
  private Somebody desk;
  private DossierId dossier;

  @BeforeEach
  void aDossierWithAStrangePhone() {
    var market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    desk = market.desk();
    dossier = joining.dossier(provider);
    write("12");
  }

  @Test
  void anAcceptedContestHoldsInLaterVersionsWhileTheFlaggedThingIsUnchanged() {
    CaseId first = submitted();
    accept(first, 30);
    assertThat(standing()).as("waived").doesNotContain(RULE);

    joining.decide(desk, first, "decline", "joining/able");
    joining.as(provider, () -> dossiers.save(dossier, "joining/contactName", text("王磊"), 0));
    assertThat(standing()).as("something else was changed").doesNotContain(RULE);

    write("13");
    assertThat(standing()).as("the flagged thing was changed").contains(RULE);
  }

  @Test
  void aDeclinedContestChangesNothing() {
    CaseId first = submitted();
    Contest contest = contest(first);

    assertThat(answer(contest, Contest.State.DECLINED, 30)).isInstanceOf(CaseResult.Moved.class);
    assertThat(standing()).contains(RULE);
    assertThat(Joining.code(answer(contest, Contest.State.ACCEPTED, 30)))
        .isEqualTo("no-such-contest");
  }

  @Test
  void aWaiverHoldsUntilItsDayAndForNobodyElse() {
    Contest contest = contest(submitted());
    var organization = provider.signedIn().organization();
    Instant now = clock.instant();
    joining.as(
        desk,
        () -> {
          waivers.approve(waiver(contest, now.minus(Duration.ofDays(30)), now.minusSeconds(1)));
          return true;
        });
    assertThat(standing()).as("it has expired").contains(RULE);

    accept(contest, 30);
    assertThat(joining.as(provider, () -> waivers.of(organization, "weda", null)))
        .singleElement()
        .satisfies(
            waiver ->
                assertThat(waiver.expiresAt())
                    .isBetween(now.plus(Duration.ofDays(29)), now.plus(Duration.ofDays(31))))
        .satisfies(waiver -> assertThat(waiver.reason()).isEqualTo("It is an extension."))
        .satisfies(
            waiver ->
                assertThat(waiver.approvedBy()).isEqualTo(desk.signedIn().person().toString()));
    Somebody other = new Market(accounts).provider();
    assertThat(joining.as(other, () -> waivers.of(organization, "weda", null))).isEmpty();
  }

  @Test
  void aWaiverHoldsNoLongerThanTwoYears() {
    Contest contest = contest(submitted());

    assertThat(Joining.code(answer(contest, Contest.State.ACCEPTED, 731))).isEqualTo("waiver-days");
    assertThat(Joining.code(answer(contest, Contest.State.ACCEPTED, 0))).isEqualTo("waiver-days");
  }

  @Test
  void acceptedContestsLowerThePrecisionOfTheRule() {
    RulePrecision before = precision();

    accept(submitted(), 30);

    assertThat(precision().accepted()).isEqualTo(before.accepted() + 1);
    assertThat(precision().judged()).isEqualTo(before.judged() + 1);
    assertThat(new RulePrecision(RULE, 6, 0, 1, 2, 1, 5).held())
        .as("7 of 10 held; open ones say nothing")
        .isEqualTo(70);
  }

  @Test
  void aDossierThatIsChangedWhileItIsHandedInIsNotTaken() {
    Map<String, String> reasons =
        new HashMap<>(reasons()) {
          private static final long serialVersionUID = 1;

          @Override
          public String getOrDefault(Object fingerprint, String other) {
            // What was found is looked at; somebody else saves another value now.
            write("14");
            return super.getOrDefault(fingerprint, other);
          }
        };

    Submitted submitted =
        joining.as(provider, () -> submissions.submit(dossier, reasons, provider.signedIn()));

    assertThat(submitted)
        .isInstanceOfSatisfying(
            Submitted.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("dossier-changed"));
  }

  private RulePrecision precision() {
    return joining.as(desk, () -> contests.precision("weda")).stream()
        .filter(one -> one.rule().equals(RULE))
        .findFirst()
        .orElseGet(() -> new RulePrecision(RULE, 0, 0, 0, 0, 0, 0));
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  private void write(String phone) {
    long seen = joining.as(provider, () -> dossiers.find(dossier)).orElseThrow().version(FIELD);
    assertThat(joining.as(provider, () -> dossiers.save(dossier, FIELD, text(phone), seen)))
        .isInstanceOf(Saving.Saved.class);
  }

  private CaseId submitted() {
    Submitted submitted =
        joining.as(provider, () -> submissions.submit(dossier, reasons(), provider.signedIn()));
    return ((Submitted.Taken) submitted).caseId();
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    found().forEach(one -> reasons.put(one.finding().fingerprint(), "It is so."));
    return reasons;
  }

  private List<String> standing() {
    return found().stream().map(Standing::rule).toList();
  }

  /** What stops a submission in which nothing is contested. */
  private List<Standing> found() {
    Submitted submitted =
        joining.as(provider, () -> submissions.submit(dossier, Map.of(), provider.signedIn()));
    return ((Submitted.FindingsStand) submitted).findings();
  }

  private Contest contest(CaseId id) {
    return joining.as(desk, () -> contests.of(id)).stream()
        .filter(one -> one.rule().equals(RULE))
        .findFirst()
        .orElseThrow();
  }

  private void accept(CaseId id, int days) {
    accept(contest(id), days);
  }

  private void accept(Contest contest, int days) {
    assertThat(answer(contest, Contest.State.ACCEPTED, days)).isInstanceOf(CaseResult.Moved.class);
  }

  private CaseResult answer(Contest contest, Contest.State state, int days) {
    return joining.as(
        desk,
        () -> contests.answer(contest.id(), state, "It is an extension.", days, desk.actor()));
  }

  private Waiver waiver(Contest contest, Instant from, Instant until) {
    return new Waiver(
        provider.signedIn().organization(),
        "weda",
        null,
        contest.rule(),
        contest.fingerprint(),
        contest.evidenceHash(),
        "It was so.",
        desk.signedIn().person().toString(),
        from,
        until);
  }
}
