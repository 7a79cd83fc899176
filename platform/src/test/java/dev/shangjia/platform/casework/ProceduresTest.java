package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.simulation.Routes;
import dev.shangjia.engine.procedure.simulation.Scene;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.JdbcStatedFacts.Stated;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.notices.Delivery;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every procedure of every program, played over HTTP to each of its ends. */
@PlatformTest
@Import(ProceduresTest.Time.class)
// Jobs are run by the test, at its own time.
@TestPropertySource(properties = "db-scheduler.polling-interval=1h")
class ProceduresTest {
  private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final List<String> OWNED =
      List.of(
          "verify-organization",
          "refuse-admission",
          "open-account",
          "close-account",
          "pre-list",
          "publish-listing",
          "set-exposure",
          "withdraw-listing",
          "delist");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> YOURS =
      List.of(CaseNotice.YOUR_TURN.key(), CaseNotice.RETURNED.key());
  private static final DueDate NO_WORD_OF_A_DATE =
      new DueDate.None(new LocalText("规则书没有规定期限", "the rulebook sets no limit"));

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    @Primary
    static Clock movableClock() {
      return new MovableClock(START);
    }
  }

  @LocalServerPort private int port;
  @Autowired private Clock clock;
  @Autowired private Accounts accounts;
  @Autowired private Policies policies;
  @Autowired private Apps apps;
  @Autowired private Dossiers dossiers;
  @Autowired private Cases cases;
  @Autowired private RecheckCases rechecked;
  @Autowired private CaseReading reading;
  @Autowired private CaseNotices telling;
  @Autowired private Notices notices;
  @Autowired private RolloutGates gates;
  @Autowired private JdbcStatedFacts stated;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;

  private @Nullable Person first;
  private @Nullable Person second;

  /** Somebody with a browser. */
  private record Person(Somebody somebody, Browsing browser) {}

  /** What a play is about. */
  private record Play(
      Rulebook rulebook,
      Procedure procedure,
      String end,
      List<Scene> scenes,
      Map<String, Object> facts) {}

  @TestFactory
  List<DynamicTest> everyProcedureComesToEachOfItsEnds() {
    var tests = new ArrayList<DynamicTest>();
    for (Program program : policies.installed()) {
      Rulebook rulebook = policies.inForce(program.id());
      for (Procedure procedure : rulebook.procedures().values()) {
        var machine = ProcedureMachine.of(rulebook, procedure.id()).orElseThrow();
        Map<String, Routes.Played> routes = new Routes(machine).toEachEnd(START);
        assertThat(routes.keySet())
            .as("%s/%s", program.id(), procedure.id())
            .containsExactlyElementsOf(procedure.ends().keySet());
        routes.forEach(
            (end, played) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        program.id() + "/" + procedure.id() + " to " + end,
                        () ->
                            play(
                                new Play(
                                    rulebook,
                                    procedure,
                                    end,
                                    played.scenes(),
                                    formFacts(procedure, end))))));
      }
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests;
  }

  /** The counterpart decides here; no shortest way to an end goes through it. */
  @Test
  void theProviderVerifiesTheSerialNumberOfAnEnterprise() {
    ((MovableClock) clock).set(START);
    firstDesk();
    Person provider = person(new Market(accounts).provider());
    Person enterprise = person(new Market(accounts).enterprise());
    Rulebook rulebook = policies.inForce("dingtalk-quick-deployment");
    var play =
        new Play(
            rulebook,
            Objects.requireNonNull(rulebook.procedures().get("installation")),
            "refused",
            List.of(),
            Map.of(
                "opening",
                Map.of("authorised", true, "scope", Map.of("everyone", true)),
                "application",
                Map.of("serialCheck", "是")));
    long app = app(provider, play);
    state(play, provider, app);
    CaseId id = start(play, enterprise, provider, app);
    for (String stage : List.of("register", "guide", "team", "serial-number")) {
      handIn(play, enterprise, id, "hand-in:" + stage + ":done");
    }

    decide(play, provider, id, "serial-check", "unknown");
    assertThat(view(id).tasks()).extracting(Task::stage).containsExactly("serial-number");
    handIn(play, enterprise, id, "hand-in:serial-number:done");
    decide(play, provider, id, "serial-check", "refused");

    CaseView view =
        as(enterprise, () -> reading.view(id, enterprise.somebody().actor())).orElseThrow();
    assertThat(view.row().end()).isEqualTo("refused");
    assertThat(view.decisions())
        .extracting(Decision::outcome)
        .containsExactly("unknown", "refused");
    assertThat(
            as(provider, () -> reading.view(id, provider.somebody().actor()))
                .orElseThrow()
                .decisions())
        .hasSize(2);
  }

  private void play(Play play) {
    // Earlier plays went on in time; a case may not begin before the market's last word.
    ((MovableClock) clock).set(START);
    // Nobody can sign in to a market that nobody runs.
    firstDesk();
    Person provider = person(new Market(accounts).provider());
    Person enterprise = person(new Market(accounts).enterprise());
    long app = app(provider, play);
    state(play, provider, app);
    Role starter = Role.of(play.procedure().starts().by());
    CaseId id = start(play, who(starter, provider, enterprise), provider, app);
    List<Scene> scenes = play.scenes();
    for (Scene scene : scenes.subList(1, scenes.size())) {
      ((MovableClock) clock).set(scene.at());
      CaseAction action = scene.action().orElseThrow();
      perform(play, id, action, provider, enterprise);
      nothingWaitsInSilence(id);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(view(id).effects())
                    .as("what a module owns is carried out by it")
                    .filteredOn(effect -> OWNED.contains(effect.name()))
                    .extracting(effect -> effect.state())
                    .doesNotContain(EffectState.DUE));
    CaseView view = view(id);
    assertThat(view.row().end()).as("the end of case %s", id).isEqualTo(play.end());
    if (starter == Role.PROVIDER
        && play.procedure().subject().startsWith("app")
        && !play.procedure().forms().isEmpty()) {
      assertThat(provider.browser().get("/apps/" + app).page().select("a[href=/cases/" + id + "]"))
          .as("the app's page says what became of it")
          .hasSize(1);
    }
    Procedure.End end = Objects.requireNonNull(play.procedure().ends().get(play.end()));
    assertThat(
            view.effects().stream()
                .filter(effect -> effect.source().equals(play.end()))
                .map(effect -> effect.name()))
        .containsExactlyElementsOf(end.effects().stream().map(Procedure.Effect::name).toList());
    assertThat(page(provider, enterprise, view, id).text())
        .as("what nobody carried out is shown as such")
        .contains(
            view.effects().stream().anyMatch(effect -> effect.state() == EffectState.DUE)
                ? "not carried out yet"
                : "");
  }

  /** Each open stage has an owner, what to do and a date or why none; who has the ball was told. */
  private void nothingWaitsInSilence(CaseId id) {
    acting.as(MARKET, () -> telling.tell(id));
    CaseView view = view(id);
    assertThat(view.tasks().isEmpty())
        .as("case %s waits for something", id)
        .isNotEqualTo(view.isOpen());
    List<Delivery> told = notices.ofCase(id.value());
    for (Task task : view.tasks()) {
      assertThat(task.due())
          .as("%s has a date, or the rulebook says why it has none", task.stage())
          .isNotEqualTo(NO_WORD_OF_A_DATE);
      if (task.owner().side() == Role.Side.OUTSIDE) {
        assertThat(told)
            .as("who has the ball was told of %s", task.stage())
            .anyMatch(
                one -> YOURS.contains(one.key()) && one.arguments().contains(task.stageTitle()));
      }
    }
    if (!view.isOpen()) {
      assertThat(told)
          .extracting(Delivery::key)
          .containsAnyOf(CaseNotice.ENDED.key(), CaseNotice.LAPSED.key());
    }
  }

  private Answer page(Person provider, Person enterprise, CaseView view, CaseId id) {
    boolean isProviders =
        view.row().organization().equals(provider.somebody().signedIn().organization());
    Answer page = (isProviders ? provider : enterprise).browser().get("/cases/" + id);
    assertThat(page.status()).isEqualTo(200);
    return page;
  }

  private void perform(
      Play play, CaseId id, CaseAction action, Person provider, Person enterprise) {
    switch (action) {
      case CaseAction.HandIn(String stage, String outcome, var by) ->
          handIn(
              play, who(by.role(), provider, enterprise), id, "hand-in:" + stage + ":" + outcome);
      case CaseAction.Decide(String stage, String outcome, var by) ->
          decide(play, who(by.role(), provider, enterprise), id, stage, outcome);
      case CaseAction.Confirm(String stage, var verdict, var _) ->
          act(
              secondDesk(),
              id,
              (verdict == CaseAction.Confirm.Verdict.AGREED ? "confirm:" : "decline:") + stage);
      case CaseAction.Answer(String stage, var by) ->
          handIn(play, who(by.role(), provider, enterprise), id, "answer:" + stage);
      case CaseAction.Withdraw(var by) -> act(who(by.role(), provider, enterprise), id, "withdraw");
      case CaseAction.JudgeGate(String stage, String outcome, var _) -> judge(id, stage, outcome);
      case CaseAction.EffectsDone(String stage, var _) -> {
        if (play.procedure().stage(stage).orElseThrow().effects().isEmpty()) {
          act(firstDesk(), id, "effects-done:" + stage);
        } else {
          carryOut(id, stage);
        }
      }
      case CaseAction.EffectsFailed(String stage, var _, var _) ->
          throw new AssertionError("no shortest way fails: " + stage);
      case CaseAction.TimePasses _ -> acting.as(MARKET, () -> cases.letTimePass(id));
    }
  }

  private void decide(Play play, Person who, CaseId id, String stage, String outcome) {
    var fields = new HashMap<String, String>();
    fields.put("do", "decide:" + stage + ":" + outcome);
    fields.put("explanation", "Seen and judged.");
    fields.put("rest", "met");
    Procedure.Stage of = play.procedure().stage(stage).orElseThrow();
    play.rulebook().rules().stream()
        .filter(rule -> Checklist.isOf(of, rule.id()))
        .filter(_ -> !Outcomes.favours(play.procedure(), of, outcome))
        .findFirst()
        .ifPresent(rule -> fields.put("cite", rule.id()));
    send(who, id, fields);
  }

  /** Presses the button; where there is none, what is awaited is the dossier. */
  private void handIn(Play play, Person who, CaseId id, String doing) {
    boolean hasButton =
        who.browser().get("/cases/" + id).page().select("button[name=do]").stream()
            .anyMatch(button -> button.attr("value").equals(doing));
    if (hasButton) {
      act(who, id, doing);
      return;
    }
    String dossier = who.browser().get("/cases/" + id + "/dossier").location();
    assertThat(dossier).as("%s in %s", doing, play.procedure().id()).startsWith("/dossiers/");
    var opened = new DossierId(Long.parseLong(dossier.substring("/dossiers/".length())));
    if (doing.startsWith("hand-in:")) {
      fillIn(play, play.procedure().stage(doing.split(":", -1)[1]).orElseThrow(), who, opened);
    }
    assertThat(started(submitted(who, opened))).isEqualTo(id);
  }

  /** Writes something into each form of a stage in which nothing stands; one empty is refused. */
  private void fillIn(Play play, Procedure.Stage stage, Person who, DossierId dossier) {
    ObjectNode filled = JSON.createObjectNode();
    for (String form : stage.forms()) {
      boolean isEmpty =
          as(who, () -> dossiers.find(dossier).orElseThrow()).entries().keySet().stream()
              .noneMatch(path -> path.startsWith(form + "/"));
      if (isEmpty) {
        Form schema = Objects.requireNonNull(play.rulebook().forms().get(form));
        filled.set(form, Sample.of(schema));
      }
    }
    if (!filled.isEmpty()) {
      assertThat(submitted(who, dossier).page().text()).contains("nothing stands there yet");
      as(
          who,
          () -> {
            dossiers.replace(dossier, filled, Map.of());
            return true;
          });
    }
  }

  private void act(Person who, CaseId id, String doing) {
    send(who, id, Map.of("do", doing));
  }

  private static void send(Person who, CaseId id, Map<String, String> fields) {
    who.browser().get("/cases/" + id);
    Answer answer = who.browser().post("/cases/" + id + "/act", fields);
    assertThat(answer.status())
        .as("%s: %s", fields.get("do"), answer.page().select(".alert").text())
        .isEqualTo(302);
  }

  /** The figures of a rollout are uploaded, and the market's own job judges them. */
  private void judge(CaseId id, String stage, String outcome) {
    CaseView view = view(id);
    if (!outcome.equals("not-enough-data")) {
      boolean passes = outcome.equals("passed");
      var fields = new HashMap<String, String>();
      fields.put("metrics.days", "7");
      fields.put("metrics.invitedEnterprises", "1000");
      fields.put("metrics.addedEnterprises", "1000");
      fields.put("metrics.activeEnterprises", passes ? "990" : "10");
      fields.put("metrics.dau", passes ? "9500" : "10");
      fields.put("metrics.wau", "10000");
      fields.put("metrics.satisfaction", passes ? "98" : "20");
      fields.put("metrics.surveys", "900");
      fields.put("metrics.poorSurveys", passes ? "1" : "800");
      fields.put("metrics.qualityChecks", "100");
      fields.put("metrics.failedQualityChecks", passes ? "0" : "90");
      fields.put("metrics.criticalBugs", passes ? "0" : "9");
      fields.put("metrics.majorBugs", "0");
      fields.put("metrics.minorBugs", "0");
      fields.put("metrics.fixedBugs", "0");
      fields.put("metrics.complaints", "0");
      String facts = firstDesk().browser().get("/cases/" + id + "/facts").location();
      firstDesk().browser().get(facts);
      assertThat(firstDesk().browser().post(facts, fields).status()).isEqualTo(302);
    }
    assertThat(view.tasks()).anyMatch(task -> task.stage().equals(stage));
    acting.as(
        MARKET,
        () ->
            gates.owed(1_000).stream()
                .filter(task -> task.caseId().equals(id))
                .forEach(gates::judge));
  }

  /** Somebody of the desk carries out what no module does, or none could, and says so. */
  private void carryOut(CaseId id, String stage) {
    for (var effect : view(id).effects()) {
      if (effect.source().equals(stage) && effect.state() == EffectState.UNCONFIRMED) {
        post(secondDesk(), "/desk/effects/" + effect.id(), "confirm");
      }
    }
    for (var effect : view(id).effects()) {
      boolean waits = effect.state() == EffectState.DUE || effect.state() == EffectState.REFUSED;
      if (effect.source().equals(stage) && waits) {
        post(firstDesk(), "/desk/effects/" + effect.id(), "carried-out");
      }
    }
    // The case hears of it in a transaction of its own.
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (view(id).tasks().stream().anyMatch(task -> task.stage().equals(stage))) {
      assertThat(Instant.now()).as("case %s has not heard of its effects", id).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static void post(Person who, String path, String answer) {
    who.browser().get("/desk/effects");
    assertThat(who.browser().post(path, Map.of("answer", answer)).status()).isEqualTo(302);
  }

  private CaseId start(Play play, Person starter, Person provider, long app) {
    if (play.procedure().starts().upon() != null) {
      return byItself(app);
    }
    long organization = provider.somebody().signedIn().organization().value();
    String kind = play.procedure().subject();
    long subject =
        switch (kind) {
          case "organization" -> organization;
          case "app-version" ->
              as(provider, () -> apps.versions(new AppId(app)).getFirst().id().value());
          default -> app;
        };
    if (play.procedure().forms().isEmpty() || starter.somebody().actor().isDesk()) {
      return started(
          starter
              .browser()
              .post(
                  prepared(starter, "/cases/new", "/cases/prepare"),
                  Map.of(
                      "program",
                      play.rulebook().id(),
                      "procedure",
                      play.procedure().id(),
                      "subjectKind",
                      kind,
                      "subject",
                      Long.toString(subject))));
    }
    DossierId dossier =
        as(
            starter,
            () -> {
              DossierId opened =
                  dossiers.open(
                      starter.somebody().signedIn().organization(),
                      new DossierKey(play.rulebook().id(), play.procedure().id(), kind, subject),
                      kind.equals("organization") ? null : new AppId(app));
              if (!play.facts().isEmpty()) {
                dossiers.replace(opened, (ObjectNode) JSON.valueToTree(play.facts()), Map.of());
              }
              return opened;
            });
    return started(submitted(starter, dossier));
  }

  /** The market starts it: nobody has a button for that. */
  private CaseId byItself(long app) {
    var found =
        new ChangedFinding(
            "0123", "listing/name", ChangedFinding.Cause.CHANGED, null, new InspectionId(1));
    return acting.as(
        MARKET,
        () -> {
          var about = apps.find(new AppId(app)).orElseThrow();
          var opened = (RecheckCases.Opened.Open) rechecked.open(about, List.of(found));
          assertThat(rechecked.open(about, List.of(found)))
              .as("an app has one open case of these")
              .isEqualTo(opened);
          return opened.caseId();
        });
  }

  /** What the dossier lacks is contested: these tests are about procedures. */
  private static Answer submitted(Person who, DossierId dossier) {
    var fields = new HashMap<String, String>();
    fields.put("dossier", dossier.toString());
    Answer first = who.browser().post(prepared(who, "/cases/new", "/cases/submit"), fields);
    first
        .page()
        .select("textarea[name^=contest]")
        .forEach(field -> fields.put(field.attr("name"), "Not needed in this test."));
    return fields.size() == 1 ? first : who.browser().post("/cases/submit", fields);
  }

  private static String prepared(Person who, String page, String then) {
    assertThat(who.browser().get(page).status()).isEqualTo(200);
    return then;
  }

  private static CaseId started(Answer answer) {
    assertThat(answer.status()).as(answer.page().select(".alert").text()).isEqualTo(302);
    assertThat(answer.location()).matches("/cases/[0-9]+");
    return new CaseId(Long.parseLong(answer.location().substring("/cases/".length())));
  }

  private long app(Person provider, Play play) {
    Creating created =
        as(
            provider,
            () ->
                apps.create(
                    provider.somebody().signedIn().organization(),
                    play.rulebook().id(),
                    "App of " + provider.somebody().email()));
    return ((Creating.Created) created).app().id().value();
  }

  /** What conditions ask of provider and app, so that every procedure can be begun. */
  private void state(Play play, Person provider, long app) {
    var organization =
        new Subject("organization", provider.somebody().signedIn().organization().value());
    var about = new Subject("app", app);
    var facts = new HashMap<String, String>();
    facts.put("provider.verified", "true");
    facts.put("provider.invited", "true");
    facts.put("provider.depositPaid", "true");
    facts.put("provider.homePage", "true");
    facts.put("provider.invitationCodes", "[\"QD-1\"]");
    facts.put("provider.reached", "[\"joining/admitted\"]");
    facts.put("app.domainName", "\"\"");
    facts.put("app.tested", "true");
    facts.put("app.live", "true");
    facts.put("app.productCode", "\"FW_GOODS-1\"");
    facts.put(
        "app.reached",
        "[\"access/scheme-two\", \"docking/approved\", \"deployment/deploying\","
            + " \"promotion/opened\"]");
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ ->
                    facts.forEach(
                        (fact, value) ->
                            stated.put(
                                play.rulebook().id(),
                                fact.startsWith("app.") ? about : organization,
                                provider.somebody().signedIn().organization(),
                                new Stated(fact, value, "1", START)))));
  }

  /** What forms have to say for conditions to lead to an end. */
  private static Map<String, Object> formFacts(Procedure procedure, String end) {
    return switch (procedure.id()) {
      case "access" ->
          Map.of(
              "program",
              Map.of(
                  "categories",
                  List.of(
                      switch (end) {
                        case "scheme-two" -> "e-commerce-platform";
                        case "ask" -> "none";
                        case "refused", "lapsed" -> "social-live";
                        default -> "finance-bank";
                      })));
      case "docking" -> Map.of("docking", Map.of("bizname", "qinghe"));
      case "plugin-request" -> Map.of("plugin", Map.of("version", "1.1.3"));
      case "deployment" ->
          Map.of("application", Map.of("invitationCode", "QD-1", "productCode", "FW_GOODS-1"));
      case "installation" ->
          Map.of(
              "opening",
              Map.of("authorised", true, "scope", Map.of("everyone", true)),
              "application",
              Map.of("serialCheck", "否"));
      default -> Map.of();
    };
  }

  private Person who(Role role, Person provider, Person enterprise) {
    return switch (role) {
      case PROVIDER -> provider;
      case ENTERPRISE_ADMIN, MEMBER -> enterprise;
      case REVIEWER, OPERATOR, BUSINESS, LEAD, SYSTEM -> firstDesk();
    };
  }

  private Person firstDesk() {
    if (first == null) {
      Somebody somebody = new Market(accounts).desk();
      first = person(somebody);
    }
    return first;
  }

  private Person secondDesk() {
    if (second == null) {
      second = person(new Market(accounts).desk());
    }
    return second;
  }

  private Person person(Somebody somebody) {
    var browser = new Browsing(port);
    assertThat(browser.signIn(somebody.email(), Market.PASSWORD).status()).isEqualTo(302);
    return new Person(somebody, browser);
  }

  private CaseView view(CaseId id) {
    return as(firstDesk(), () -> reading.view(id, firstDesk().somebody().actor())).orElseThrow();
  }

  private <T> T as(Person who, Supplier<T> work) {
    return acting.as(who.somebody().signedIn().actor(), work);
  }
}
