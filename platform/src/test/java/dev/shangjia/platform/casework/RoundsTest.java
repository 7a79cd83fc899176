package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.casework.Citation.Kind;
import dev.shangjia.platform.casework.Citation.Weight;
import dev.shangjia.platform.casework.CitationTypes.Known;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.policies.Policies;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What comes up in a later round says why, and counts only as far as it should. */
@PlatformTest
class RoundsTest {
  private static final String RETURN = "joining/able";
  private static final String SAFETY = "joining/licence-genuine";
  private static final String FINGERPRINT = "f1";

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private Policies policies;
  @Autowired private Contests contests;
  @Autowired private JdbcCases rows;
  @Autowired private JdbcChecklists checklists;
  @Autowired private Appeals appeals;

  private Joining joining;
  private Somebody provider;
  private Somebody desk;
  private Rulebook rulebook;

  @BeforeEach
  void people() {
    var market = new Market(accounts);
    joining = new Joining(context);
    provider = market.provider();
    desk = market.desk();
    rulebook = policies.inForce("weda");
  }

  @Test
  void whatWasSaidBeforeIsRepeatedAndCounts() {
    CaseId id = returned(SAFETY);

    joining.decide(desk, id, "return", SAFETY);

    assertThat(last(id).citations())
        .singleElement()
        .satisfies(one -> assertThat(one.kind()).isEqualTo(Kind.REPEATED))
        .satisfies(one -> assertThat(one.weight()).isEqualTo(Weight.GROUND));
  }

  @Test
  void whatTheDeskPassedOverBeforeIsAdviceAndCarriesNoRefusal() {
    CaseId id = returned(SAFETY);

    assertThat(Joining.code(joining.act(desk, id, Joining.decision("return", RETURN))))
        .isEqualTo("only-advice");
    joining.decide(desk, id, "return", SAFETY, RETURN);

    assertThat(citation(id, RETURN).kind()).isEqualTo(Kind.MISSED);
    assertThat(citation(id, RETURN).weight()).isEqualTo(Weight.ADVICE);
  }

  @Test
  void whatIsAboutSafetyCountsAlsoWhenItWasMissed() {
    CaseId id = returned(RETURN);

    joining.decide(desk, id, "return", SAFETY);

    assertThat(citation(id, SAFETY).kind()).isEqualTo(Kind.MISSED);
    assertThat(citation(id, SAFETY).weight()).isEqualTo(Weight.GROUND);
  }

  @Test
  void whatWasMissedIsCountedAgainstTheDesk() {
    int before = missed(RETURN);
    CaseId id = returned(SAFETY);

    joining.decide(desk, id, "return", SAFETY, RETURN);

    assertThat(missed(RETURN)).isEqualTo(before + 1);
  }

  @Test
  void whatWasNotThereBeforeWasIntroducedByTheChange() {
    assertThat(
            CitationTypes.kind(
                found(), known(Optional.of(result(RuleResult.Outcome.PASSED, List.of())), false)))
        .isEqualTo(Kind.INTRODUCED);
    assertThat(CitationTypes.weight(found(), Kind.INTRODUCED, rulebook)).isEqualTo(Weight.GROUND);
  }

  @Test
  void whatMachinesFoundBeforeAndNobodySaidWasMissed() {
    var before = result(RuleResult.Outcome.FINDING, List.of(finding(FINGERPRINT)));
    var other = result(RuleResult.Outcome.FINDING, List.of(finding("f2")));

    assertThat(CitationTypes.kind(found(), known(Optional.of(before), false)))
        .isEqualTo(Kind.MISSED);
    assertThat(CitationTypes.kind(found(), known(Optional.of(other), false)))
        .isEqualTo(Kind.INTRODUCED);
    assertThat(CitationTypes.kind(found(), known(Optional.empty(), true))).isEqualTo(Kind.MISSED);
  }

  @Test
  void whatCouldNotBeSeenBeforeIsNewEvidenceAndCounts() {
    for (RuleResult.Outcome outcome :
        List.of(RuleResult.Outcome.COULD_NOT_CHECK, RuleResult.Outcome.NOT_GATHERED)) {
      assertThat(CitationTypes.kind(found(), known(Optional.of(result(outcome, List.of())), true)))
          .isEqualTo(Kind.EVIDENCE_AVAILABLE);
    }
    assertThat(CitationTypes.weight(found(), Kind.EVIDENCE_AVAILABLE, rulebook))
        .isEqualTo(Weight.GROUND);
  }

  @Test
  void whatARuleAsksAnewIsAdviceInACaseThatIsOpen() {
    Optional<Rule> now = rulebook.rule(SAFETY);
    var other = new Known(List.of(), rulebook.rule(RETURN), now, Optional.empty(), true);
    var fresh = new Known(List.of(), Optional.empty(), now, Optional.empty(), true);

    assertThat(CitationTypes.kind(found(), other)).isEqualTo(Kind.RULE_CHANGED);
    assertThat(CitationTypes.kind(found(), fresh)).isEqualTo(Kind.RULE_CHANGED);
    assertThat(CitationTypes.weight(found(), Kind.RULE_CHANGED, rulebook)).isEqualTo(Weight.ADVICE);
  }

  @Test
  void aCaseThatGoesOnAfterAnAppealHasTheRoundsThatWereBefore() {
    CaseId id = returned(SAFETY);
    joining.decide(desk, id, "decline", SAFETY);
    int before = counted(SAFETY, RulePrecision::reversed);
    CaseId successor = reversed(id);

    assertThat(counted(SAFETY, RulePrecision::reversed))
        .as("it feeds the precision of what it cited")
        .isEqualTo(before + 1);
    assertThat(joining.inTransaction(desk, () -> rows.rounds(successor)))
        .isEqualTo(joining.inTransaction(desk, () -> rows.rounds(id)))
        .hasSize(2);
    assertThat(joining.inTransaction(desk, () -> checklists.of(successor)))
        .as("what was found in the round whose decision was taken back is looked at anew")
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.round()).isEqualTo(1));
    assertThat(joining.view(provider, successor).decisions())
        .extracting(Decision::outcome)
        .containsExactly("return");
    // It is still the second round: what was met in the first one is missed now.
    joining.decide(desk, successor, "return", SAFETY, RETURN);
    assertThat(citation(successor, SAFETY).kind()).isEqualTo(Kind.REPEATED);
    assertThat(citation(successor, RETURN).kind()).isEqualTo(Kind.MISSED);
  }

  @Test
  void whoTookPartInACaseAnswersNoAppealInTheOneThatGoesOn() {
    CaseId id = returned(SAFETY);
    joining.decide(desk, id, "decline", SAFETY);
    CaseId successor = reversed(id);
    Somebody other = new Market(accounts).desk(MemberRole.REVIEWER);
    joining.decide(other, successor, "decline", SAFETY);
    long appeal = appealed(successor);

    assertThat(Joining.code(answer(desk, appeal, Appeal.State.UPHELD))).isEqualTo("took-part");
  }

  private CaseId reversed(CaseId id) {
    long appeal = appealed(id);
    Somebody lead = new Market(accounts).desk(MemberRole.LEAD);
    return ((CaseResult.Moved) answer(lead, appeal, Appeal.State.REVERSED)).caseId();
  }

  private long appealed(CaseId id) {
    long decision =
        joining.view(provider, id).decisions().stream()
            .filter(one -> one.caseId().equals(id))
            .toList()
            .getLast()
            .id();
    assertThat(
            joining.as(provider, () -> appeals.file(id, decision, "It is ours.", provider.actor())))
        .isInstanceOf(CaseResult.Moved.class);
    return joining.as(desk, appeals::open).stream()
        .filter(one -> one.caseId().equals(id))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private CaseResult answer(Somebody who, long appeal, Appeal.State answer) {
    return joining.as(who, () -> appeals.answer(appeal, answer, "Looked at.", who.actor()));
  }

  /** A case in its second round, with the same dossier as in the first. */
  private CaseId returned(String rule) {
    CaseId id = joining.start(provider);
    joining.decide(desk, id, "return", rule);
    joining.answer(provider, id);
    return id;
  }

  private Decision last(CaseId id) {
    return joining.view(desk, id).decisions().getLast();
  }

  private Citation citation(CaseId id, String rule) {
    return last(id).citations().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private int missed(String rule) {
    return counted(rule, RulePrecision::missed);
  }

  private int counted(String rule, ToIntFunction<RulePrecision> what) {
    return joining.as(desk, () -> contests.precision("weda")).stream()
        .filter(one -> one.rule().equals(rule))
        .mapToInt(what)
        .sum();
  }

  private static Citation found() {
    return Citation.of(RETURN, FINGERPRINT, "");
  }

  private Known known(Optional<RuleResult> before, boolean couldBeSeen) {
    Optional<Rule> rule = rulebook.rule(RETURN);
    return new Known(List.of(), rule, rule, before, couldBeSeen);
  }

  private static RuleResult result(RuleResult.Outcome outcome, List<Finding> findings) {
    return new RuleResult(
        RETURN,
        LocalText.same("able"),
        List.of("WD-001"),
        Decides.AUTO,
        Level.RETURN,
        Enforcement.Mode.BLOCK,
        outcome,
        null,
        findings);
  }

  private static Finding finding(String fingerprint) {
    return new Finding(
        fingerprint,
        "e1",
        Finding.Kind.VIOLATION,
        Level.RETURN,
        new Finding.Place("/joining/capability", null),
        LocalText.same("not able"),
        null,
        List.of(),
        List.of());
  }
}
