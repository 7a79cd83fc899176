package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Creating;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Closed intake, quotas and waiting lists, over HTTP. */
@PlatformTest
@Import(IntakeTest.Time.class)
// Jobs are run by the test, at its own time.
@TestPropertySource(properties = "db-scheduler.polling-interval=1h")
class IntakeTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Monday. */
  private static final String START = "2026-03-02T10:00";

  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final String WEDA = "/desk/intake/weda/joining";
  private static final String LIVE = "/desk/intake/mini-program-live/access";

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    @Primary
    static Clock movableClock() {
      return new MovableClock(at(START));
    }
  }

  @LocalServerPort private int port;
  @Autowired private Clock clock;
  @Autowired private Accounts accounts;
  @Autowired private Apps apps;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RecurringTask<Void> movingOn;

  private Person administrator;

  /** Somebody with a browser. */
  private record Person(Somebody somebody, Browsing browser) {}

  @BeforeEach
  void people() {
    moveTo(START);
    administrator = person(new Market(accounts).desk());
  }

  /** Other tests find everything taken in, and nobody waiting. */
  @AfterEach
  void takeEverythingIn() {
    set(WEDA, Map.of("intake", "open", "quota", "unlimited"));
    set(LIVE, Map.of("intake", "open", "quota", "unlimited"));
    acting.as(
        MARKET,
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  jdbc.sql("DELETE FROM casework.waiting_place").update();
                  jdbc.sql(
                          "UPDATE casework.case_state SET ended_at = '2020-01-01', end_name = 'test'")
                      .update();
                }));
  }

  @Test
  void whoComesWhileNothingIsTakenInReadsWhyAndUntilWhenAndIsToldWhenItOpens() {
    set(
        WEDA,
        Map.of(
            "intake", "closed",
            "until", "2026-03-31",
            "reasonZh", "系统升级",
            "reasonEn", "The system is renewed",
            "quota", "unlimited"));
    Person provider = provider();

    assertThat(apply(provider).page().text())
        .contains("takes in nothing new, until 2026-03-31 24:00", "The system is renewed");
    assertThat(provider.browser().get("/cases/new").page().text())
        .contains("until 2026-03-31 24:00", "The system is renewed");
    assertThat(
            provider
                .browser()
                .post("/waiting/reopening", Map.of("program", "weda", "procedure", "no-such"))
                .status())
        .isEqualTo(404);
    assertThat(
            provider
                .browser()
                .post("/waiting/reopening", Map.of("program", "weda", "procedure", "joining"))
                .status())
        .isEqualTo(302);
    assertThat(provider.browser().get("/cases/new").page().text())
        .contains("You are told when it opens again.");
    runTwice();
    assertThat(notices(provider)).isEmpty();

    moveTo("2026-04-01T00:01");
    runTwice();
    assertThat(notices(provider)).containsExactly("Taken in again: Joining");
    started(apply(provider));
  }

  @Test
  void whoComesWhenTheQuotaIsUsedUpWaitsAndIsOfferedAPlaceInOrder() {
    set(WEDA, Map.of("intake", "open", "quota", "open-cases", "most", "1"));
    Person first = provider();
    CaseId running = started(apply(first));
    Person second = provider();
    Person third = provider();
    String secondPlace = waiting(apply(second));
    String thirdPlace = waiting(apply(third));
    assertThat(waiting(apply(third))).as("who asks again keeps the place").isEqualTo(thirdPlace);

    assertThat(second.browser().get(secondPlace).page().text())
        .contains("place 1 of 2", "the limit of open cases of this procedure is 1")
        .contains("cannot be told yet");
    assertThat(third.browser().get("/cases").page().text()).contains("place 2 of 2");
    assertThat(third.browser().get(secondPlace).status()).as("of somebody else").isEqualTo(404);
    assertThat(notices(second)).containsExactly(joined(second));

    runTwice();
    assertThat(second.browser().get(secondPlace).page().text()).contains("place 1 of 2");
    end(running);
    assertThat(waiting(apply(third))).as("nobody overtakes who came before").isEqualTo(thirdPlace);
    runTwice();
    assertThat(second.browser().get(secondPlace).page().text())
        .contains("A place is kept for you until 2026-03-09 24:00");
    assertThat(notices(second)).hasSize(2).first().asString().startsWith("Your turn");
    assertThat(third.browser().get(thirdPlace).page().text()).contains("place 1 of 1");
    assertThat(waiting(apply(third))).isEqualTo(thirdPlace);

    started(apply(second));
    assertThat(second.browser().get(secondPlace).page().text()).contains("started");
    runTwice();
    assertThat(third.browser().get(thirdPlace).page().text()).contains("place 1 of 1");
  }

  @Test
  void aPlaceThatNobodyUsesGoesToTheNextAndWhoLeavesIsPassedOver() {
    set(WEDA, Map.of("intake", "open", "quota", "open-cases", "most", "1"));
    CaseId running = started(apply(provider()));
    Person second = provider();
    String secondPlace = waiting(apply(second));
    Person third = provider();
    String thirdPlace = waiting(apply(third));
    Person fourth = provider();
    String fourthPlace = waiting(apply(fourth));
    end(running);
    runTwice();

    moveTo("2026-03-09T00:01");
    runTwice();
    moveTo("2026-03-10T00:01");
    runTwice();
    assertThat(notices(second))
        .extracting(title -> title.substring(0, title.indexOf(':')))
        .containsExactly(
            "Your place was not used", "Your place ends soon", "Your turn", "On the waiting list");
    assertThat(second.browser().get(secondPlace).page().text()).contains("not used in time");
    assertThat(third.browser().get(thirdPlace).page().text()).contains("A place is kept for you");

    assertThat(second.browser().post(thirdPlace + "/leave", Map.of()).status()).isEqualTo(404);
    assertThat(third.browser().post(thirdPlace + "/leave", Map.of()).status()).isEqualTo(302);
    assertThat(third.browser().post(thirdPlace + "/leave", Map.of()).status()).isEqualTo(404);
    assertThat(third.browser().get("/cases").page().text()).doesNotContain("place 1");
    runTwice();
    started(apply(fourth));
    assertThat(record(fourthPlace))
        .containsExactly("place-waiting", "place-offered", "place-taken");
    assertThat(record(secondPlace))
        .containsExactly("place-waiting", "place-offered", "place-lapsed");
  }

  @Test
  void aQuotaOfAMonthOpensWithTheNext() {
    set(LIVE, Map.of("intake", "open", "quota", "starts-per-month", "most", "2"));
    for (int i = 0; i < 2; i++) {
      started(applyLive(provider()));
    }
    Person late = provider();
    String place = waiting(applyLive(late));
    assertThat(late.browser().get(place).page().text())
        .contains("the limit of new cases of this procedure in a calendar month is 2", "2026-04");

    moveTo("2026-03-31T23:59");
    runTwice();
    assertThat(late.browser().get(place).page().text()).contains("place 1 of 1");
    moveTo("2026-04-01T00:00");
    runTwice();
    assertThat(late.browser().get(place).page().text()).contains("A place is kept for you");
    assertThat(notices(late)).first().asString().startsWith("Your turn");
  }

  @Test
  void ofManyWhoComeAtOnceOneGetsTheLastPlace() throws Exception {
    set(WEDA, Map.of("intake", "open", "quota", "open-cases", "most", "3"));
    started(apply(provider()));
    started(apply(provider()));
    var asking = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 6; i++) {
      Person one = provider();
      asking.add(() -> apply(one));
    }
    var places = new ArrayList<String>();
    try (var people = Executors.newFixedThreadPool(6)) {
      for (var answer : people.invokeAll(asking)) {
        places.add(answer.get().location());
      }
    }
    assertThat(places).filteredOn(place -> place.startsWith("/cases/")).hasSize(1);
    assertThat(places)
        .filteredOn(place -> place.startsWith("/waiting/"))
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyAdministratorsSetIntakeAndWhatMakesNoSenseIsRefused() {
    Person reviewer = person(new Market(accounts).desk(MemberRole.REVIEWER));
    Person provider = provider();
    Map<String, String> full = Map.of("intake", "open", "quota", "open-cases", "most", "5");

    assertThat(reviewer.browser().get(WEDA).status()).isEqualTo(200);
    assertThat(reviewer.browser().post(WEDA, full).status()).isEqualTo(403);
    assertThat(provider.browser().get(WEDA).status()).isEqualTo(403);
    assertThat(provider.browser().post(WEDA, full).status()).isEqualTo(403);

    assertThat(refused(Map.of("intake", "closed", "reasonZh", "只有中文", "quota", "unlimited")))
        .contains("Say in Chinese and in English");
    assertThat(refused(Map.of("intake", "open", "quota", "open-cases", "most", "0")))
        .contains("The quota is 0; 1 to 1000000 are possible.");
    assertThat(refused(Map.of("intake", "open", "quota", "open-cases", "most", "many")))
        .contains("a whole number");
    assertThat(
            refused(
                Map.of(
                    "intake",
                    "closed",
                    "from",
                    "2026-05-02",
                    "until",
                    "2026-05-01",
                    "reasonZh",
                    "因",
                    "reasonEn",
                    "Why",
                    "quota",
                    "unlimited")))
        .contains("has to reopen after it closes");
    assertThat(administrator.browser().get("/desk/intake/weda/no-such").status()).isEqualTo(404);

    set(WEDA, full);
    assertThat(administrator.browser().get(WEDA).page().text()).contains("at most 5 open");
    assertThat(administrator.browser().get("/desk/intake").page().text())
        .contains("at most 5 open");
  }

  @Test
  void thePagesLookRight() {
    set(WEDA, Map.of("intake", "open", "quota", "open-cases", "most", "1"));
    started(apply(provider()));
    Person waits = provider();
    String place = waiting(apply(waits));
    app(waits);
    set(
        LIVE,
        Map.of(
            "intake", "closed",
            "until", "2026-03-31",
            "reasonZh", "业务调整，暂停受理新的类目申请。",
            "reasonEn", "No new categories are decided while the terms change.",
            "quota", "unlimited"));
    try (Screen screen = Screen.open(port)) {
      signIn(screen, waits);
      looksRight(screen, place, "waiting-place", "place 1 of 1");
      looksRight(screen, "/cases", "waiting-cases", "Waiting lists");
      looksRight(screen, "/cases/new", "waiting-new", "nothing new is taken in");
    }
    try (Screen screen = Screen.open(port)) {
      signIn(screen, administrator);
      looksRight(screen, "/desk/intake", "intake", "waiting: 1");
      looksRight(screen, WEDA, "intake-form", "Waiting list");
      screen.fill("most", "7").press("Set").shows("at most 7 open");
    }
  }

  private static void looksRight(Screen screen, String path, String name, String words) {
    screen.wide().light().go(path + "?lang=en").shows(words);
    assertThat(screen.graveFindings()).as(name).isEmpty();
    assertThat(screen.dark().go(screen.path()).graveFindings()).as(name + " in the dark").isEmpty();
    assertThat(screen.narrow().overflow()).as(name + " on a phone").isZero();
    screen.wide().light();
    screen.keepAll(name);
  }

  private static void signIn(Screen screen, Person who) {
    screen
        .go("/sign-in?lang=en")
        .fill("email", who.somebody().email())
        .fill("password", Market.PASSWORD)
        .click("main form button")
        .shows(who.somebody().signedIn().personName());
  }

  private String refused(Map<String, String> fields) {
    administrator.browser().get(WEDA);
    Answer answer = administrator.browser().post(WEDA, fields);
    assertThat(answer.status()).isEqualTo(409);
    return answer.page().select(".alert").text();
  }

  private void set(String path, Map<String, String> fields) {
    administrator.browser().get(path);
    assertThat(administrator.browser().post(path, fields).status()).isEqualTo(302);
  }

  private Answer apply(Person provider) {
    long organization = provider.somebody().signedIn().organization().value();
    return submit(provider, new DossierKey("weda", "joining", "organization", organization), null);
  }

  private Answer applyLive(Person provider) {
    AppId app = app(provider);
    return submit(provider, new DossierKey("mini-program-live", "access", "app", app.value()), app);
  }

  private AppId app(Person provider) {
    return as(
        provider,
        () ->
            ((Creating.Created)
                    apps.create(
                        provider.somebody().signedIn().organization(),
                        "mini-program-live",
                        "App of " + provider.somebody().email()))
                .app()
                .id());
  }

  /** What the dossier lacks is contested: these tests are about intake. */
  private Answer submit(
      Person provider, DossierKey key, @org.jspecify.annotations.Nullable AppId app) {
    var fields = new HashMap<String, String>();
    fields.put(
        "dossier",
        as(
            provider,
            () ->
                dossiers.open(provider.somebody().signedIn().organization(), key, app).toString()));
    provider.browser().get("/cases/new");
    Answer answer = provider.browser().post("/cases/submit", fields);
    answer
        .page()
        .select("textarea[name^=contest]")
        .forEach(field -> fields.put(field.attr("name"), "Not needed in this test."));
    return fields.size() == 1 ? answer : provider.browser().post("/cases/submit", fields);
  }

  private static CaseId started(Answer answer) {
    assertThat(answer.location())
        .as(answer.page().select(".alert").text())
        .matches("/cases/[0-9]+");
    return new CaseId(Long.parseLong(answer.location().substring("/cases/".length())));
  }

  private static String waiting(Answer answer) {
    assertThat(answer.location())
        .as(answer.page().select(".alert").text())
        .matches("/waiting/[0-9]+");
    return answer.location();
  }

  private void end(CaseId id) {
    CaseAct act = CaseAct.of(Move.Kind.DECIDE, "terms-review", "pass").resting(CaseAct.Rest.MET);
    assertThat(as(administrator, () -> cases.act(id, act, administrator.somebody().actor())))
        .isInstanceOf(CaseResult.Moved.class);
  }

  private static String joined(Person who) {
    return "On the waiting list: Joining for " + who.somebody().signedIn().organizationName();
  }

  /** The titles of what somebody was told, the latest first. */
  private static List<String> notices(Person who) {
    return who.browser().get("/notices").page().select("a[href^=/notices/]").eachText().stream()
        .filter(text -> text.contains(":"))
        .toList();
  }

  private List<String> record(String place) {
    String chain = "waiting-place:" + place.substring("/waiting/".length());
    return Objects.requireNonNull(
        acting.as(
            MARKET,
            () ->
                transaction.execute(
                    _ ->
                        jdbc.sql(
                                "SELECT kind FROM audit.entry WHERE chain = :chain ORDER BY sequence")
                            .param("chain", chain)
                            .query(String.class)
                            .list())));
  }

  private Person provider() {
    return person(new Market(accounts).provider());
  }

  private Person person(Somebody somebody) {
    var browser = new Browsing(port);
    assertThat(browser.signIn(somebody.email(), Market.PASSWORD).status()).isEqualTo(302);
    return new Person(somebody, browser);
  }

  private void runTwice() {
    movingOn.executeRecurringly(null, null);
    movingOn.executeRecurringly(null, null);
  }

  private void moveTo(String local) {
    ((MovableClock) clock).set(at(local));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private <T> T as(Person who, Supplier<T> work) {
    return acting.as(who.somebody().signedIn().actor(), work);
  }
}
