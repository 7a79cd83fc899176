package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.JdbcStatedFacts.Stated;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class CasesTest {
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Apps apps;
  @Autowired private Dossiers dossiers;
  @Autowired private JdbcStatedFacts stated;
  @Autowired private CaseReading reading;
  @Autowired private Desk desks;
  @Autowired private Appeals appeals;
  @Autowired private JdbcCases rows;
  @Autowired private DeskGuard guard;
  @Autowired private JdbcChecklists checklists;
  @Autowired private EffectSettling settling;
  @Autowired private StatedFacts facts;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final CaseAct.Check NOT_ABLE =
      new CaseAct.Check("joining/able", "", "not-met", "no project is named");

  private Somebody provider;
  private Somebody reviewer;
  private Somebody desk;

  @BeforeEach
  void people() {
    var market = new Market(accounts);
    provider = market.provider();
    reviewer = market.desk(MemberRole.REVIEWER);
    desk = market.desk();
  }

  @Test
  void playsACaseFromItsStartToItsEnd() {
    CaseId id = joining();
    assertThat(act(reviewer, id, decide("terms-review", "return", "joining/able")))
        .isInstanceOf(CaseResult.Moved.class);
    assertThat(view(provider, id).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.phase()).isEqualTo("returned"));
    CaseAct answer = CaseAct.of(Move.Kind.ANSWER, "terms-review", "");
    assertThat(code(act(provider, id, answer))).isEqualTo("nothing-handed-in");
    assertThat(view(provider, id).byDossier()).extracting(Move::kind).contains(Move.Kind.ANSWER);
    assertThat(act(provider, id, answer.handing(as(provider, this::handedIn).value())))
        .isInstanceOf(CaseResult.Moved.class);
    assertThat(act(reviewer, id, decide("terms-review", "pass")))
        .isInstanceOf(CaseResult.Moved.class);

    CaseView view = view(provider, id);
    assertThat(view.isOpen()).isFalse();
    assertThat(view.row().end()).isEqualTo("admitted");
    assertThat(view.tasks()).isEmpty();
    assertThat(view.effects())
        .extracting(Effect::name)
        .containsExactly("verify-organization", "open-account");
    await()
        .untilAsserted(
            () ->
                assertThat(view(provider, id).effects())
                    .as("what accounts own is carried out without anybody's hand")
                    .extracting(Effect::state)
                    .containsOnly(EffectState.CARRIED_OUT));
  }

  @Test
  void tellsTheSecondOfTwoDecidersThatTheCaseMovedOn() {
    CaseId id = joining();
    int seen = view(reviewer, id).row().sequence();

    assertThat(act(reviewer, id, decide("terms-review", "pass").seen(seen)))
        .isInstanceOf(CaseResult.Moved.class);
    assertThat(act(desk, id, decide("terms-review", "decline", "joining/able").seen(seen)))
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("case-moved"));
  }

  /** The second waits for the first, and must not go by the events of before. */
  @Test
  void ofTwoWhoDecideAtOnceOnlyOneDoes() throws Exception {
    CaseId id = joining();
    CaseAct decision = decide("terms-review", "return", "joining/able");
    try (var people = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<CaseResult>> both =
          as(
              desk,
              () ->
                  inTransaction(
                      () -> {
                        assertThat(rows.lock(id)).isPresent();
                        List<Future<CaseResult>> begun =
                            List.of(
                                people.submit(() -> act(desk, id, decision)),
                                people.submit(() -> act(reviewer, id, decision)));
                        awaitWaiting(begun.size());
                        return begun;
                      }));

      List<CaseResult> results = List.of(both.getFirst().get(), both.getLast().get());
      assertThat(results).filteredOn(CaseResult.Moved.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(CaseResult.Refused.class::isInstance).hasSize(1);
    }
    assertThat(view(desk, id).decisions()).hasSize(1);
  }

  private void awaitWaiting(int sessions) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() < sessions) {
      assertThat(System.nanoTime()).as("both wait for the case").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How many sessions wait for a lock that another one holds. */
  private long waiting() {
    return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted").query(Long.class).single();
  }

  @Test
  void whoTookATaskIsNotDisturbedUntilTheyGiveItUp() {
    CaseId id = joining();
    assertThat(as(desk, () -> desks.claim(id, "terms-review", desk.signedIn())))
        .isInstanceOf(ClaimResult.Claimed.class);

    assertThat(as(reviewer, () -> desks.claim(id, "terms-review", reviewer.signedIn())))
        .isInstanceOf(ClaimResult.Held.class);
    assertThat(code(act(reviewer, id, decide("terms-review", "pass")))).isEqualTo("claimed");

    as(desk, () -> desks.release(id, "terms-review", desk.signedIn()));
    assertThat(act(reviewer, id, decide("terms-review", "pass")))
        .isInstanceOf(CaseResult.Moved.class);
  }

  @Test
  void refusesADecisionAgainstSomebodyThatCitesNoRule() {
    CaseId id = joining();

    assertThat(act(reviewer, id, decide("terms-review", "decline")))
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("cites-nothing"));
    assertThat(act(reviewer, id, decide("terms-review", "decline", "joining/no-such")))
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("unknown-rule"));
  }

  @Test
  void othersSeeNeitherTheCaseNorItsEvents() {
    CaseId id = joining();
    Somebody other = new Market(accounts).provider();

    assertThat(as(other, () -> reading.view(id, other.actor()))).isEmpty();
    assertThat(act(other, id, CaseAct.of(Move.Kind.ANSWER, "terms-review", "")))
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("no-such-case"));
    for (String table :
        List.of("case_state", "case_event", "task", "round", "decision", "note", "citation")) {
      assertThat(as(other, () -> inTransaction(() -> count(table)))).as(table).isZero();
    }
  }

  @Test
  void nobodyChangesAnEventThatWasRecorded() {
    CaseId id = joining();
    List<String> before = as(desk, () -> inTransaction(() -> events(id)));
    as(
        desk,
        () ->
            inTransaction(
                () ->
                    jdbc.sql("UPDATE casework.case_event SET event = '{}'").update()
                        + jdbc.sql("DELETE FROM casework.case_event").update()));

    assertThat(as(desk, () -> inTransaction(() -> events(id)))).isEqualTo(before).isNotEmpty();
  }

  @Test
  void refusesToStartAboutSomebodyElseOrWithNothingHandedIn() {
    long other = new Market(accounts).provider().signedIn().organization().value();
    long own = provider.signedIn().organization().value();

    assertThat(code(start(other, as(provider, this::handedIn).value())))
        .isEqualTo("no-such-subject");
    assertThat(code(start(own, null))).isEqualTo("nothing-handed-in");
  }

  @Test
  void takesNothingButTheDossierOfTheCase() {
    Somebody other = new Market(accounts).provider();
    long others = as(other, () -> snapshot(other, "joining", null)).value();
    AppId app = app(provider);
    long about = as(provider, () -> snapshot(provider, "unavailable-goods", app)).value();
    long own = provider.signedIn().organization().value();

    assertThat(code(start(own, others))).isEqualTo("other-dossier");
    assertThat(code(start(own, about))).isEqualTo("other-dossier");

    CaseId id = joining();
    act(reviewer, id, decide("terms-review", "return", "joining/able"));
    CaseAct answer = CaseAct.of(Move.Kind.ANSWER, "terms-review", "");
    assertThat(code(act(provider, id, answer.handing(others)))).isEqualTo("other-dossier");
    assertThat(code(act(provider, id, answer.handing(about)))).isEqualTo("other-dossier");
    assertThat(code(act(provider, id, answer.handing(Long.MAX_VALUE)))).isEqualTo("other-dossier");
    // The desk sees every organization's dossiers, and still hands in none of another case.
    assertThat(code(act(desk, id, answer.handing(others)))).isEqualTo("other-dossier");
  }

  @Test
  void everyEnterpriseInstallsAnAppOnItsOwn() {
    AppId app = app(provider, "dingtalk-app-center");
    state(app, "app.reached", "[\"promotion/opened\"]");
    var market = new Market(accounts);

    StartResult first = install(market.enterprise(), app);
    StartResult second = install(market.enterprise(), app);

    assertThat(code(first)).isEmpty();
    assertThat(code(second)).isEmpty();
  }

  @Test
  void keepsNothingOfAChecklistThatSomebodyAnswersWhoDoesNotDecide() {
    CaseId id = joining();

    assertThat(code(act(provider, id, checking(decide("terms-review", "pass"), NOT_ABLE))))
        .isEqualTo("not-yours");
    assertThat(as(desk, () -> inTransaction(() -> checklists.of(id)))).isEmpty();
  }

  @Test
  void aRuleIsNotMetAsLongAsAnythingOfItIsNot() {
    CaseId id = joining();
    CaseAct pass = decide("terms-review", "pass");
    act(
        desk,
        id,
        checking(
            pass,
            new CaseAct.Check("joining/able", "0-first", "not-met", "no project is named"),
            new CaseAct.Check("joining/able", "1-later", "met", "")));

    assertThat(code(act(desk, id, pass))).isEqualTo("not-met");
  }

  @Test
  void refusesWordsWithoutEnd() {
    CaseId id = joining();
    CaseAct pass = decide("terms-review", "pass");

    assertThat(
            code(
                act(
                    desk,
                    id,
                    checking(
                        pass, new CaseAct.Check("joining/able", "", "met", "x".repeat(2_001))))))
        .isEqualTo("words-length");
  }

  private static CaseAct checking(CaseAct act, CaseAct.Check... checks) {
    return new CaseAct(
        act.kind(),
        act.stage(),
        act.outcome(),
        act.seen(),
        null,
        null,
        "",
        List.of(),
        List.of(checks),
        act.rest());
  }

  @Test
  void nobodyOfTheDeskWorksForAnOrganizationThatTheyBelongTo() {
    var market = new Market(accounts);
    Somebody enterprise = market.enterprise();
    AppId app = app(provider, "dingtalk-app-center");
    state(app, "app.reached", "[\"promotion/opened\"]");
    CaseId installation = ((CaseResult.Moved) install(enterprise, app)).caseId();
    CaseId joining = joining();
    join(desk, provider);

    for (CaseId id : List.of(installation, joining)) {
      CaseRow row = as(desk, () -> inTransaction(() -> rows.find(id))).orElseThrow();
      assertThat(as(desk, () -> guard.isConflicted(row, desk.signedIn().person()))).isTrue();
      assertThat(as(desk, () -> guard.isConflicted(row, reviewer.signedIn().person()))).isFalse();
    }
    assertThat(code(act(desk, joining, decide("terms-review", "pass"))))
        .isEqualTo("conflict-of-interest");
    assertThat(as(desk, () -> desks.claim(joining, "terms-review", desk.signedIn())))
        .isInstanceOf(ClaimResult.Conflict.class);
  }

  @Test
  void nobodyAnswersAnAppealOrSettlesAnEffectOfAnOrganizationThatTheyBelongTo() {
    CaseId id = joining();
    act(reviewer, id, decide("terms-review", "decline", "joining/able"));
    long decision = view(provider, id).decisions().getFirst().id();
    as(provider, () -> appeals.file(id, decision, "We do.", provider.actor()));
    long appeal = appealOf(id);
    Effect effect = view(desk, id).effects().getFirst();
    Somebody lead = new Market(accounts).desk(MemberRole.LEAD, MemberRole.REVIEWER);
    join(lead, provider);

    assertThat(code(as(lead, () -> reverse(lead, appeal)))).isEqualTo("conflict-of-interest");
    assertThat(settle(lead, effect)).contains("conflict-of-interest");
    Somebody clerk = new Market(accounts).desk(MemberRole.POLICY_AUTHOR);
    assertThat(settle(clerk, effect)).contains("not-yours");
    assertThat(settle(desk, effect)).isEmpty();
  }

  private Optional<String> settle(Somebody who, Effect effect) {
    return as(
            who, () -> settling.settle(effect.id(), EffectSettling.Saying.CARRIED_OUT, who.actor()))
        .map(CaseResult.Refused::code);
  }

  private long appealOf(CaseId id) {
    return as(desk, () -> appeals.open()).stream()
        .filter(one -> one.caseId().equals(id))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void join(Somebody who, Somebody whose) {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            "INSERT INTO accounts.membership (person_id, organization_id, roles)"
                                + " VALUES (:person, :organization, '{developer}')")
                        .param("person", who.signedIn().person().value())
                        .param("organization", whose.signedIn().organization().value())
                        .update()));
  }

  @Test
  void aDecisionThatACaseNoLongerStandsOnIsNotAppealed() {
    CaseId id = joining();
    act(reviewer, id, decide("terms-review", "return", "joining/able"));
    long returned = view(provider, id).decisions().getFirst().id();
    assertThat(as(provider, () -> appeals.appealable(id, provider.actor())))
        .containsExactly(returned);
    act(
        provider,
        id,
        CaseAct.of(Move.Kind.ANSWER, "terms-review", "")
            .handing(as(provider, this::handedIn).value()));

    assertThat(code(as(provider, () -> appeals.file(id, returned, "No.", provider.actor()))))
        .isEqualTo("moved-on");
    act(reviewer, id, decide("terms-review", "pass"));
    assertThat(code(as(provider, () -> appeals.file(id, returned, "No.", provider.actor()))))
        .isEqualTo("moved-on");
    assertThat(as(provider, () -> appeals.appealable(id, provider.actor()))).isEmpty();
  }

  @Test
  void anAppealIsNotGrantedWhenTheCaseWentOnMeanwhile() {
    CaseId id = joining();
    act(reviewer, id, decide("terms-review", "return", "joining/able"));
    long returned = view(provider, id).decisions().getFirst().id();
    as(provider, () -> appeals.file(id, returned, "We do.", provider.actor()));
    act(
        provider,
        id,
        CaseAct.of(Move.Kind.ANSWER, "terms-review", "")
            .handing(as(provider, this::handedIn).value()));
    act(reviewer, id, decide("terms-review", "pass"));
    Somebody lead = new Market(accounts).desk(MemberRole.LEAD);

    assertThat(code(as(lead, () -> reverse(lead, appealOf(id))))).isEqualTo("moved-on");
    assertThat(view(provider, id).effects())
        .extracting(Effect::state)
        .doesNotContain(EffectState.UNDONE, EffectState.UNDOING);
  }

  @Test
  void statesAllFactsOrNone() {
    var about =
        new StatedFacts.About("weda", provider.signedIn().organization(), app(provider).value());
    var given = new LinkedHashMap<String, String>();
    given.put("provider.invited", "true");
    given.put("metrics.satisfaction", "NaN");

    assertThat(as(desk, () -> facts.state(about, given, desk.actor()))).isPresent();
    assertThat(as(desk, () -> facts.of(about)))
        .filteredOn(line -> line.name().equals("provider.invited"))
        .extracting(StatedFacts.Line::value)
        .containsExactly("");
  }

  @Test
  void leavesToNobodyWhatFollowsFromCases() {
    var weda = new StatedFacts.About("weda", provider.signedIn().organization(), null);
    Map<String, String> reached = Map.of("provider.reached", "joining/admitted");
    Map<String, String> verified = Map.of("provider.verified", "true");

    assertThat(as(desk, () -> facts.state(weda, reached, desk.actor())))
        .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo("known-fact"));
    assertThat(as(desk, () -> facts.of(weda)))
        .extracting(StatedFacts.Line::name)
        .contains("provider.verified")
        .doesNotContain("provider.reached");
    assertThat(as(desk, () -> facts.state(weda, verified, desk.actor())))
        .as("the host may have verified them before they came")
        .isEmpty();
  }

  @Test
  void aMisspeltWordMakesNoNotePublic() {
    assertThat(Codes.find(Note.Visibility.class, "privat")).isEmpty();
    assertThat(Codes.find(Note.Visibility.class, "private")).contains(Note.Visibility.PRIVATE);
    assertThatThrownBy(() -> Citation.Weight.of("grounds"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grounds")
        .hasMessageContaining("[ground, advice]");
  }

  private StartResult install(Somebody enterprise, AppId app) {
    var subject = new Subject("installation", app.value());
    var key = new DossierKey("dingtalk-app-center", "installation", subject.kind(), subject.id());
    var organization = enterprise.signedIn().organization();
    return as(
        enterprise,
        () -> {
          SnapshotId handed = dossiers.snapshot(dossiers.open(organization, key, app));
          return cases.start(
              new CaseStart(key.program(), key.procedure(), subject, organization, handed.value()),
              enterprise.actor());
        });
  }

  private AppId app(Somebody whose) {
    return app(whose, "weda");
  }

  private AppId app(Somebody whose, String program) {
    return as(
        whose,
        () ->
            ((Creating.Created)
                    apps.create(
                        whose.signedIn().organization(), program, "App of " + whose.email()))
                .app()
                .id());
  }

  private void state(AppId app, String fact, String value) {
    acting.as(
        new Actor.SystemOfMarket("test"),
        () ->
            transaction.executeWithoutResult(
                _ ->
                    stated.put(
                        "dingtalk-app-center",
                        new Subject("app", app.value()),
                        provider.signedIn().organization(),
                        new Stated(fact, value, "1", java.time.Instant.EPOCH))));
  }

  @Test
  void anAppealIsAnsweredBySomebodyWhoTookNoPartAndAReversalGoesOnWhereTheDecisionWasMade() {
    CaseId id = joining();
    act(reviewer, id, decide("terms-review", "decline", "joining/able"));
    long decision = view(provider, id).decisions().getFirst().id();
    assertThat(as(provider, () -> appeals.file(id, decision, "We do.", provider.actor())))
        .isInstanceOf(CaseResult.Moved.class);
    assertThat(code(as(provider, () -> appeals.file(id, decision, "Again.", provider.actor()))))
        .isEqualTo("appealed-already");
    long appeal = appealOf(id);
    Somebody lead = new Market(accounts).desk(MemberRole.LEAD, MemberRole.REVIEWER);

    assertThat(code(as(reviewer, () -> reverse(reviewer, appeal)))).isEqualTo("took-part");
    CaseResult reversed = as(lead, () -> reverse(lead, appeal));

    assertThat(reversed).isInstanceOf(CaseResult.Moved.class);
    CaseId successor = ((CaseResult.Moved) reversed).caseId();
    assertThat(successor).isNotEqualTo(id);
    assertThat(view(provider, id).decisions().getFirst().state())
        .isEqualTo(Decision.State.REVERSED);
    await()
        .untilAsserted(
            () ->
                assertThat(view(provider, id).effects())
                    .extracting(Effect::state)
                    .containsOnly(EffectState.UNDONE));
    assertThat(view(provider, successor).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.stage()).isEqualTo("terms-review"));
  }

  private CaseResult reverse(Somebody who, long appeal) {
    return appeals.answer(appeal, Appeal.State.REVERSED, "The field names projects.", who.actor());
  }

  private StartResult start(long about, @Nullable Long snapshot) {
    return as(
        provider,
        () ->
            cases.start(
                new CaseStart(
                    "weda",
                    "joining",
                    new Subject("organization", about),
                    provider.signedIn().organization(),
                    snapshot),
                provider.actor()));
  }

  private static String code(StartResult result) {
    return result instanceof CaseResult.Refused refused ? refused.code() : "";
  }

  @Test
  void oneSubjectGoesThroughAProcedureOnceAtATime() {
    joining();
    assertThat(start())
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("open-already"));
  }

  private CaseId joining() {
    return switch (start()) {
      case CaseResult.Moved(CaseId id, int _) -> id;
      case CaseResult.Refused refused -> throw new AssertionError(refused.reason().en());
      case StartResult.Waits waits -> throw new AssertionError(waits.reason().en());
    };
  }

  private StartResult start() {
    long organization = provider.signedIn().organization().value();
    return as(
        provider,
        () ->
            cases.start(
                new CaseStart(
                    "weda",
                    "joining",
                    new Subject("organization", organization),
                    provider.signedIn().organization(),
                    handedIn().value()),
                provider.actor()));
  }

  /** An empty dossier: what is found in it is not what these tests are about. */
  private SnapshotId handedIn() {
    return snapshot(provider, "joining", null);
  }

  private SnapshotId snapshot(Somebody whose, String procedure, @Nullable AppId app) {
    var organization = whose.signedIn().organization();
    return dossiers.snapshot(
        dossiers.open(
            organization,
            app == null
                ? new DossierKey("weda", procedure, "organization", organization.value())
                : new DossierKey("weda", procedure, "app", app.value()),
            app));
  }

  private static CaseAct decide(String stage, String outcome, String... rules) {
    return CaseAct.of(Move.Kind.DECIDE, stage, outcome)
        .resting(CaseAct.Rest.MET)
        .with(
            java.util.Arrays.stream(rules)
                .map(
                    rule ->
                        new Citation(
                            rule, null, Citation.Kind.NEW, Citation.Weight.GROUND, "look here"))
                .toList());
  }

  private CaseResult act(Somebody who, CaseId id, CaseAct act) {
    return as(who, () -> cases.act(id, act, who.actor()));
  }

  private CaseView view(Somebody who, CaseId id) {
    return as(who, () -> reading.view(id, who.actor())).orElseThrow();
  }

  private long count(String table) {
    return jdbc.sql("SELECT count(*) FROM casework." + table).query(Long.class).single();
  }

  private List<String> events(CaseId id) {
    return jdbc.sql("SELECT event::text FROM casework.case_event WHERE case_id = :id")
        .param("id", id.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private <T> T as(Somebody who, Supplier<T> work) {
    return acting.as(who.signedIn().actor(), work);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
