package dev.shangjia.platform.rechecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseAct;
import dev.shangjia.platform.casework.CaseActor;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.CaseResult;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.MovableClock;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.RulebookVersions;
import dev.shangjia.platform.policies.Upload;
import dev.shangjia.platform.rechecks.Watch.Result;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is listed is looked at again: an app whose site stands on this machine and whose permit ends
 * on a day.
 */
@PlatformTest
class RechecksTest {
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicInteger STATUS = new AtomicInteger(200);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpServer SITE = site();

  /** The weda program with a site and a permit, which its own goods do not have. */
  @TempDir private static Path home;

  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    @Primary
    static Clock movableClock() {
      return new MovableClock(START);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) throws IOException {
    Path weda = home.resolve("rulebooks/weda");
    copy(Path.of("../rulebooks/weda"), weda);
    replace(
        weda.resolve("forms/goods.schema.yaml"),
        "\nproperties:\n",
        """

        properties:
          site:
            type: string
            x-fact: link
            x-title: {zh: 网站, en: Site}
            x-help: {zh: 选填。, en: Optional.}
            x-cites: [WD-010]
          permitUntil:
            type: string
            format: date
            x-title: {zh: 许可有效期至, en: Permit ends}
            x-help: {zh: 选填。, en: Optional.}
            x-cites: [WD-010]
        """);
    Files.writeString(
        weda.resolve("rules/drift.yaml"),
        """
        - id: goods/site-answers
          title: {zh: 网站能打开, en: The site opens}
          cites: [WD-010]
          decides: auto
          level: return
          when: has(goods.site)
          assert: goods.site.status < 400
          at: goods.site
          message: {zh: "网站应答 {goods.site.status}。", en: "The site answers with {goods.site.status}."}
          examples: {pass: [{goods.site: {status: 200}}], fail: [{goods.site: {status: 404}}]}
        - id: goods/permit-valid
          title: {zh: 许可有效, en: The permit is valid}
          cites: [WD-010]
          decides: auto
          level: reject
          when: has(goods.permitUntil)
          assert: goods.permitUntil >= today
          at: goods.permitUntil
          message: {zh: "许可已于 {goods.permitUntil} 到期。", en: "The permit ended on {goods.permitUntil}."}
          examples:
            pass: [{on: 2026-01-01, goods.permitUntil: 2026-01-01}]
            fail: [{on: 2026-01-02, goods.permitUntil: 2026-01-01}]
        """);
    settings.add("shangjia.home", home::toString);
    settings.add("shangjia.probes.reach", () -> "public-and-loopback");
    // Jobs are run by the test, at its own time.
    settings.add("db-scheduler.polling-interval", () -> "1h");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void replace(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    int at = text.indexOf(old);
    Files.writeString(file, text.substring(0, at) + now + text.substring(at + old.length()));
  }

  private static HttpServer site() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] page = "<title>Shop</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(STATUS.get(), page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stopSite() {
    SITE.stop(0);
  }

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Clock clock;
  @Autowired private Rechecks rechecks;
  @Autowired private JdbcWatches watches;
  @Autowired private JdbcChanges changes;
  @Autowired private Listings listings;
  @Autowired private Inspections inspections;
  @Autowired private Dossiers dossiers;
  @Autowired private Submissions submissions;
  @Autowired private Cases cases;
  @Autowired private RulebookVersions versions;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private TestListings market;
  private Listing listing;

  @BeforeEach
  void nothingElseIsWatched() {
    inMarket(() -> jdbc.sql("DELETE FROM rechecks.watch").update());
    anAppIsListed();
  }

  private void anAppIsListed() {
    STATUS.set(200);
    ((MovableClock) clock).set(START);
    market = new TestListings(context, "Provider " + NUMBER.incrementAndGet());
    ObjectNode goods = JsonMapper.shared().createObjectNode();
    goods.put("description", "门店用。").put("price", 0);
    goods.putArray("tags").add("零售");
    goods.put("site", "http://127.0.0.1:%d/".formatted(SITE.getAddress().getPort()));
    goods.put("permitUntil", "2026-12-01");
    listing = market.list("复查 " + NUMBER.get(), goods);
    acting.as(MARKET, () -> inspections.finish(approval()));
  }

  private SnapshotId approved() {
    return acting.as(MARKET, () -> listings.approved(listing.app())).orElseThrow();
  }

  private Inspection approval() {
    return acting.as(MARKET, () -> inspections.latest(approved())).orElseThrow();
  }

  /** Everything is looked at, and what comes of it is read. */
  private Watch night() {
    rechecks.planNow(listing.app());
    rechecks.work();
    finishLook();
    rechecks.work();
    return watch();
  }

  private void finishLook() {
    finishLook(listing);
  }

  private void finishLook(Listing of) {
    InspectionId id = Objects.requireNonNull(watch(of).underWay(), "a look is under way");
    acting.as(MARKET, () -> inspections.finish(inspections.find(id).orElseThrow()));
  }

  private Watch watch() {
    return watch(listing);
  }

  private Watch watch(Listing of) {
    return inMarket(() -> watches.find(of.app())).orElseThrow();
  }

  private Map<String, Standing> standing() {
    return inMarket(() -> changes.of(listing.app()));
  }

  private void later(Duration time) {
    ((MovableClock) clock).set(clock.instant().plus(time));
  }

  private <T> T inMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }

  private List<Long> recheckCases() {
    return inMarket(
        () ->
            jdbc.sql(
                    """
                    SELECT id FROM casework.case_state
                    WHERE app_id = :app AND procedure = 'recheck' ORDER BY id
                    """)
                .param("app", listing.app().value())
                .query(Long.class)
                .list());
  }

  /** The site is gone for as many looks as it takes to be believed. */
  private CaseId caseAboutTheSite() {
    STATUS.set(404);
    night();
    later(Duration.ofHours(6));
    night();
    later(Duration.ofHours(6));
    return Objects.requireNonNull(night().caseId(), "a case is open");
  }

  private void decide(CaseId id, String outcome) {
    var act =
        new CaseAct(
            Move.Kind.DECIDE,
            "look",
            outcome,
            0,
            null,
            null,
            "We looked at it.",
            List.of(),
            List.of(),
            CaseAct.Rest.OPEN);
    SignedIn desk = market.desk();
    CaseResult result = acting.as(desk.actor(), () -> cases.act(id, act, CaseActor.of(desk)));
    assertThat(result).as(result.toString()).isInstanceOf(CaseResult.Moved.class);
  }

  @Test
  void whatDidNotChangeIsSaidToBeSo() {
    assertThat(night().result()).isEqualTo(Result.UNCHANGED);
    assertThat(standing()).isEmpty();
    assertThat(recheckCases()).isEmpty();

    var browser = new Browsing(port);
    browser.signIn(market.email(), market.password());
    assertThat(browser.get("/apps/" + listing.app()).text()).contains("2026-11-23 10:00");
  }

  @Test
  void aSiteThatIsGoneIsBelievedAtTheThirdLookAndComesToOneCase() {
    STATUS.set(404);
    assertThat(night().result()).isEqualTo(Result.SUSPECTED);
    assertThat(night().result()).as("at the same hour it counts once").isEqualTo(Result.SUSPECTED);
    later(Duration.ofHours(6));
    assertThat(night().result()).isEqualTo(Result.SUSPECTED);
    assertThat(recheckCases()).isEmpty();
    later(Duration.ofHours(6));

    Watch believed = night();

    assertThat(believed.result()).isEqualTo(Result.IN_CASE);
    assertThat(recheckCases()).containsExactly(Objects.requireNonNull(believed.caseId()).value());
    later(Duration.ofHours(6));
    assertThat(night().caseId()).isEqualTo(believed.caseId());
    assertThat(recheckCases()).hasSize(1);
  }

  @Test
  void aSiteThatAnswersAgainIsForgotten() {
    STATUS.set(502);
    night();
    assertThat(standing()).hasSize(1);
    STATUS.set(200);
    later(Duration.ofHours(6));

    assertThat(night().result()).isEqualTo(Result.UNCHANGED);
    assertThat(standing()).isEmpty();
  }

  @Test
  void aPermitThatEndsIsAddedToTheOpenCaseAtOnce() {
    CaseId id = caseAboutTheSite();
    later(Duration.ofDays(14));

    assertThat(night().caseId()).isEqualTo(id);

    assertThat(recheckCases()).containsExactly(id.value());
    assertThat(
            inMarket(
                () ->
                    jdbc.sql(
                            """
                            SELECT rule || ' ' || cause FROM casework.changed_finding
                            WHERE case_id = :id ORDER BY 1
                            """)
                        .param("id", id.value())
                        .query(String.class)
                        .list()))
        .containsExactly("goods/permit-valid time", "goods/site-answers changed");
  }

  @Test
  void bothSidesSeeWhatWasAcceptedBesideWhatIsFoundNow() {
    CaseId id = caseAboutTheSite();

    for (String email : List.of(market.email(), market.deskEmail())) {
      var browser = new Browsing(port);
      browser.signIn(email, market.password());
      Browsing.Answer page = browser.get("/cases/" + id + "?lang=en");
      assertThat(page.page().select("#rechecked-title")).as(email).hasSize(1);
      assertThat(page.text()).contains("The site answers with 404.", "Nothing was found");
    }
    var provider = new Browsing(port);
    provider.signIn(market.email(), market.password());
    assertThat(provider.get("/notices?lang=en").text()).contains("The site opens");
  }

  @Test
  void whatADecisionRestedOnStaysAsItWas() {
    Inspection before = approval();
    String facts = acting.as(MARKET, () -> inspections.factsFile(before.id())).orElseThrow();
    var report = acting.as(MARKET, () -> inspections.report(before.id())).orElseThrow();

    caseAboutTheSite();

    assertThat(approval()).isEqualTo(before);
    assertThat(acting.as(MARKET, () -> inspections.latest(before.dossier()))).contains(before);
    assertThat(acting.as(MARKET, () -> inspections.factsFile(before.id()))).contains(facts);
    assertThat(acting.as(MARKET, () -> inspections.report(before.id()))).contains(report);
  }

  @Test
  void whatIsAcceptedComesToNoCaseAgain() {
    CaseId id = caseAboutTheSite();
    decide(id, "accept");
    later(Duration.ofDays(1));

    assertThat(night().result()).isEqualTo(Result.UNCHANGED);

    assertThat(watch().caseId()).isNull();
    assertThat(recheckCases()).containsExactly(id.value());
    assertThat(acting.as(MARKET, () -> listings.find(listing.app())).orElseThrow().isInstallable())
        .isTrue();
  }

  @Test
  void whatIsNotPutRightIsClosedToNewBuyers() {
    CaseId id = caseAboutTheSite();

    decide(id, "restrict");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        acting
                            .as(MARKET, () -> listings.find(listing.app()))
                            .orElseThrow()
                            .visibility()
                            .state())
                    .isEqualTo(Visibility.State.CLOSED_TO_NEW));
  }

  @Test
  void whatAProviderPutsRightIsShownAndComparedWithFromThenOn() {
    CaseId id = caseAboutTheSite();
    decide(id, "return");
    STATUS.set(200);
    SignedIn provider = market.provider();
    DossierId dossier =
        acting.as(
            provider.actor(),
            () ->
                dossiers.open(
                    provider.organization(),
                    new DossierKey("weda", "recheck", "app", listing.app().value()),
                    listing.app()));
    Map<String, String> contests = new HashMap<>();
    Submissions.Submitted answer =
        acting.as(provider.actor(), () -> submissions.submit(dossier, contests, provider));
    if (answer instanceof Submissions.Submitted.FindingsStand standing) {
      standing.findings().forEach(one -> contests.put(one.finding().fingerprint(), "As before."));
      answer = acting.as(provider.actor(), () -> submissions.submit(dossier, contests, provider));
    }
    assertThat(answer).isEqualTo(new Submissions.Submitted.Taken(id));
    decide(id, "put-right");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        acting
                            .as(MARKET, () -> listings.find(listing.app()))
                            .orElseThrow()
                            .version()
                            .number())
                    .isEqualTo(2));
    acting.as(MARKET, () -> inspections.finish(approval()));
    later(Duration.ofDays(1));
    Watch after = night();
    assertThat(after.result()).isEqualTo(Result.UNCHANGED);
    assertThat(after.accepted()).isEqualTo(approval().id());
  }

  @Test
  void whatSeveralNodesDoAtOnceIsDoneOnce() throws Exception {
    STATUS.set(404);
    night();
    later(Duration.ofHours(6));
    night();
    later(Duration.ofHours(6));
    rechecks.planNow(listing.app());

    together();
    finishLook();
    together();

    assertThat(watch().result()).isEqualTo(Result.IN_CASE);
    assertThat(recheckCases()).hasSize(1);
  }

  @Test
  void aLookThatFailsIsSaidAndDoneAgainAndStopsNoOther() {
    Listing broken = listing;
    anAppIsListed();
    rechecks.planNow(broken.app());
    rechecks.planNow(listing.app());
    rechecks.work();
    inMarket(
        () ->
            jdbc.sql("UPDATE inspections.inspection SET facts = 'unreadable' WHERE id = :id")
                .param("id", Objects.requireNonNull(watch(broken).accepted()).value())
                .update());
    List.of(broken, listing).forEach(this::finishLook);
    rechecks.work();

    assertThat(watch(broken).result()).isEqualTo(Result.FAILED);
    assertThat(watch(broken).failures()).isEqualTo(1);
    assertThat(watch().result()).isEqualTo(Result.UNCHANGED);
    later(Duration.ofMinutes(61));
    rechecks.work();
    assertThat(watch(broken).underWay()).as("it is looked at again").isNotNull();
    finishLook(broken);
    rechecks.work();
  }

  @Test
  void whenMostOfTheMarketDoesNotAnswerNothingIsBelieved() {
    inMarket(
        () ->
            jdbc.sql(
                    """
                    INSERT INTO rechecks.watch (app_id, organization_id, program, snapshot_id,
                      looked_at, result)
                    SELECT 1000000 + n, 1, 'weda', 1, :at::timestamptz, 'suspected'
                    FROM generate_series(1, 60) n
                    """)
                .param("at", START.plus(Duration.ofHours(11)).toString())
                .update());
    try {
      STATUS.set(503);
      night();
      later(Duration.ofHours(6));
      night();
      later(Duration.ofHours(6));

      assertThat(night().result()).isEqualTo(Result.SUSPECTED);

      assertThat(recheckCases()).isEmpty();
    } finally {
      inMarket(() -> jdbc.sql("DELETE FROM rechecks.watch WHERE app_id > 1000000").update());
    }
    assertThat(night().result()).as("it was the network").isEqualTo(Result.IN_CASE);
  }

  @Test
  void whatOnlyAChangedRuleFindsWaitsForTheDayThatWasGiven() throws IOException {
    assertThat(night().result()).isEqualTo(Result.UNCHANGED);
    publishStricterRule();
    giveUntil(LocalDate.of(2026, 11, 25));
    later(Duration.ofDays(1));

    assertThat(night().result()).isEqualTo(Result.CHANGED);
    assertThat(recheckCases()).isEmpty();

    ((MovableClock) clock).set(Instant.parse("2026-11-25T16:00:00Z"));
    assertThat(night().result()).as("the day is over").isEqualTo(Result.IN_CASE);
    assertThat(
            inMarket(
                () ->
                    jdbc.sql(
                            """
                            SELECT rule || ' ' || cause FROM casework.changed_finding
                            WHERE case_id = :id
                            """)
                        .param("id", recheckCases().getFirst())
                        .query(String.class)
                        .list()))
        .containsExactly("goods/told-at-length rule");
  }

  /** What the next version of the rulebook asks of every description. */
  private void publishStricterRule() throws IOException {
    Path next = Files.createTempDirectory("next").resolve("weda");
    copy(home.resolve("rulebooks/weda"), next);
    replace(next.resolve("rulebook.yaml"), "version: 1.0.0", "version: 1.1.0");
    Files.writeString(
        next.resolve("rules/length.yaml"),
        """
        - id: goods/told-at-length
          title: {zh: 描述够详细, en: Described at length}
          cites: [WD-010]
          decides: auto
          level: return
          assert: goods.description.size() >= 20
          at: goods.description
          message: {zh: 描述过短。, en: The description is too short.}
          examples:
            pass: [{goods.description: 一二三四五六七八九十一二三四五六七八九十}]
            fail: [{goods.description: 短}]
        """);
    var zip = new ByteArrayOutputStream();
    try (var packed = new ZipOutputStream(zip);
        Stream<Path> all = Files.walk(next)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new ZipEntry(next.relativize(file).toString()));
        packed.write(Files.readAllBytes(file));
        packed.closeEntry();
      }
    }
    Upload upload = versions.upload("weda", new ByteArrayInputStream(zip.toByteArray()));
    assertThat(upload).isInstanceOf(Upload.Installed.class);
    acting.as(
        MARKET,
        () ->
            versions.publish(
                ((Upload.Installed) upload).version(), clock.instant(), "1", "Longer texts."));
  }

  private void giveUntil(LocalDate day) {
    inMarket(
        () ->
            jdbc.sql(
                    """
                    WITH test AS (
                      INSERT INTO inspections.back_test (program, before_hash, after_hash, at, state,
                        ordered_by, ordered_at)
                      VALUES ('weda', 'before', 'after', now(), 'done', '1', now()) RETURNING id)
                    INSERT INTO inspections.fix_date (back_test_id, organization_id, day)
                    SELECT id, :organization, :day FROM test
                    """)
                .param("organization", listing.provider().value())
                .param("day", day)
                .update());
  }

  private void together() throws Exception {
    Callable<Boolean> node =
        () -> {
          rechecks.work();
          return true;
        };
    try (var nodes = Executors.newFixedThreadPool(4)) {
      for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  void onlyAFewLooksOfAnAppAreKept() {
    for (int i = 0; i < 4; i++) {
      night();
      later(Duration.ofDays(1));
    }

    assertThat(
            inMarket(
                () ->
                    jdbc.sql(
                            """
                            SELECT count(*) FROM inspections.inspection
                            WHERE purpose = 'recheck' AND snapshot_id = :snapshot
                            """)
                        .param("snapshot", approved().value())
                        .query(Integer.class)
                        .single()))
        .isEqualTo(1);
  }

  @Test
  void theDeskSeesWhatIsWatchedAndHasItLookedAt() {
    var desk = new Browsing(port);
    desk.signIn(market.deskEmail(), market.password());
    desk.get("/desk/rechecks");
    assertThat(desk.post("/desk/rechecks/apps/" + listing.app() + "/run", Map.of()).location())
        .isEqualTo("/desk/rechecks");
    rechecks.work();
    finishLook();
    rechecks.work();
    assertThat(desk.get("/desk/rechecks?lang=en&show=unchanged").text())
        .contains(listing.content().name());
    STATUS.set(404);
    night();
    assertThat(desk.get("/desk/rechecks?lang=en&show=suspected").text())
        .contains(listing.content().name(), "The site opens", "looks that saw it: 1");

    var provider = new Browsing(port);
    provider.signIn(market.email(), market.password());
    assertThat(provider.get("/desk/rechecks").status()).isEqualTo(403);
  }

  @Test
  void aNightSpreadsItsLooksAndLeavesOutWhatIsDelisted() {
    rechecks.planNight();
    Optional<Instant> next = inMarket(watches::next);
    assertThat(next).isPresent();
    assertThat(inMarket(() -> watches.due(START.plus(Duration.ofHours(4)), 1_000)))
        .contains(listing.app());
    assertThat(LocalDate.ofInstant(next.get(), SHANGHAI)).isEqualTo(LocalDate.of(2026, 11, 23));
  }
}
