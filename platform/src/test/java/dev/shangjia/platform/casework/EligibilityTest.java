package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.Browsing.Answer;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.Standing;
import dev.shangjia.platform.accounts.Standings;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Market.Somebody;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may start something at all. A database of its own: agreements change here for everybody. */
@PlatformTest
@TestPropertySource(properties = "db-scheduler.polling-interval=2h")
class EligibilityTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicInteger VERSION = new AtomicInteger(8);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Cases cases;
  @Autowired private Dossiers dossiers;
  @Autowired private Effects effects;
  @Autowired private Standings standings;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private Somebody provider;
  private Browsing browser;

  @BeforeEach
  void people() {
    var market = new Market(accounts);
    market.desk();
    provider = market.provider();
    browser = new Browsing(port);
    assertThat(browser.signIn(provider.email(), Market.PASSWORD).status()).isEqualTo(302);
  }

  @Test
  void leadsToTheAgreementThatIsMissingAndBackToTheDossier() {
    DossierId dossier = joining();
    String version = change("joining");

    Answer refused = submit(dossier);
    assertThat(refused.status()).isEqualTo(302);
    assertThat(refused.location())
        .isEqualTo("/agreements/needed/weda?procedure=joining&then=/dossiers/" + dossier);
    Answer needed = browser.get(refused.location());
    assertThat(needed.page().text()).contains("Version " + version, "Changed terms.");
    String id = needed.page().select("input[name=version]").attr("value");

    Answer accepted =
        browser.post(
            "/agreements/needed/weda",
            Map.of("procedure", "joining", "then", "/dossiers/" + dossier, "version", id));

    assertThat(accepted.location()).isEqualTo("/dossiers/" + dossier);
    assertThat(submit(dossier).location()).startsWith("/cases/");
  }

  @Test
  void namesTheAgreementAndSinceWhenToPrograms() {
    DossierId dossier = joining();
    String version = change("joining");
    long organization = provider.signedIn().organization().value();
    long snapshot = as(() -> dossiers.snapshot(dossier)).value();

    StartResult refused =
        as(
            () ->
                cases.start(
                    new CaseStart(
                        "weda",
                        "joining",
                        new Subject("organization", organization),
                        provider.signedIn().organization(),
                        snapshot),
                    provider.actor()));

    assertThat(refused)
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            why -> {
              assertThat(why.code()).isEqualTo("consent-missing");
              assertThat(why.reason().en())
                  .contains(
                      "Terms",
                      version,
                      "in force since " + LocalDate.now(ZoneId.of("Asia/Shanghai")));
              assertThat(why.page()).isEqualTo("/agreements/needed/weda?procedure=joining");
            });
  }

  @Test
  void acceptingSomethingElseDoesNotOpenTheWay() {
    DossierId dossier = joining();
    change("joining");

    browser.get("/agreements/needed/weda?procedure=joining");
    Answer nothing =
        browser.post(
            "/agreements/needed/weda",
            Map.of("procedure", "joining", "then", "//elsewhere.example"));

    assertThat(nothing.location()).startsWith("/agreements/needed/weda?");
    assertThat(submit(dossier).location()).startsWith("/agreements/needed/");
  }

  @Test
  void whatTheAgreementDoesNotGovernIsStartedWithoutIt() {
    change("joining");

    StartResult started =
        as(
            () ->
                cases.start(
                    new CaseStart(
                        "tencent-meeting",
                        "registration",
                        organization(),
                        provider.signedIn().organization(),
                        handedIn("tencent-meeting", "registration")),
                    provider.actor()));

    assertThat(started).isInstanceOf(CaseResult.Moved.class);
  }

  @Test
  void whoGaveTheAccountUpStartsNothingButTheWayBack() {
    close("tencent-meeting");

    assertThat(start("tencent-meeting", "cancellation"))
        .isInstanceOfSatisfying(
            CaseResult.Refused.class,
            why -> {
              assertThat(why.code()).isEqualTo("account-closed");
              assertThat(why.reason().en()).contains("gave its account", "Registration");
            });
    assertThat(start("tencent-meeting", "registration")).isInstanceOf(CaseResult.Moved.class);
  }

  private StartResult start(String program, String procedure) {
    return as(
        () ->
            cases.start(
                new CaseStart(
                    program,
                    procedure,
                    organization(),
                    provider.signedIn().organization(),
                    handedIn(program, procedure)),
                provider.actor()));
  }

  private long handedIn(String program, String procedure) {
    return dossiers.snapshot(opened(program, procedure)).value();
  }

  private DossierId joining() {
    return as(() -> opened("weda", "joining"));
  }

  private DossierId opened(String program, String procedure) {
    Subject about = organization();
    return dossiers.open(
        provider.signedIn().organization(),
        new DossierKey(program, procedure, about.kind(), about.id()),
        null);
  }

  private Subject organization() {
    return new Subject("organization", provider.signedIn().organization().value());
  }

  /** A new version of an agreement of WeDa comes into force. */
  private String change(String agreement) {
    String version = VERSION.incrementAndGet() + ".0.0";
    inMarket(
        () ->
            jdbc.sql(
                    """
                    INSERT INTO agreements.version (program, agreement, version, by_role, title,
                      points, announced_at, in_force_at)
                    VALUES ('weda', :agreement, :version, 'provider',
                      '{"zh": "条款", "en": "Terms"}',
                      '[{"id": "one", "text": {"zh": "改", "en": "Changed terms."}, "cites": []}]',
                      '2026-01-01T00:00:00Z', now())
                    """)
                .param("agreement", agreement)
                .param("version", version)
                .update());
    return version;
  }

  private void close(String program) {
    var about = organization();
    EffectId closing =
        inMarket(
            () ->
                effects.due(
                    new NewEffect(
                        900_001,
                        1,
                        provider.signedIn().organization(),
                        null,
                        program,
                        about,
                        "cancelled",
                        "close-account",
                        null,
                        "1",
                        Instant.now())));
    acting.as(
        new Actor.SystemOfMarket("second"),
        () -> transaction.execute(_ -> effects.confirm(closing)));
    await()
        .untilAsserted(
            () ->
                assertThat(standings.of(provider.signedIn().organization(), program).account())
                    .isEqualTo(Standing.Account.CLOSED));
  }

  /** What the dossier lacks is contested: these tests are about agreements. */
  private Answer submit(DossierId dossier) {
    browser.get("/cases/new");
    var fields = new HashMap<String, String>();
    fields.put("dossier", dossier.toString());
    Answer first = browser.post("/cases/submit", fields);
    first
        .page()
        .select("textarea[name^=contest]")
        .forEach(field -> fields.put(field.attr("name"), "Not needed in this test."));
    return fields.size() == 1 ? first : browser.post("/cases/submit", fields);
  }

  private <T> T as(Supplier<T> work) {
    return acting.as(provider.signedIn().actor(), work);
  }

  private <T> T inMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }
}
