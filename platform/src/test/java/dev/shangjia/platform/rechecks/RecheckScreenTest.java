package dev.shangjia.platform.rechecks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.casework.ChangedFinding;
import dev.shangjia.platform.casework.RecheckCases;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.catalog.TestListings;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.screen.Screen;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What rechecks show in a real browser: the desk's list, and a case with then and now. */
@PlatformTest
@TestPropertySource(
    properties = {
      "shangjia.test=rechecks-screen",
      "shangjia.probes.looks=files",
      "db-scheduler.polling-interval=1h"
    })
class RecheckScreenTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private Rechecks rechecks;
  @Autowired private JdbcWatches watches;
  @Autowired private Listings listings;
  @Autowired private Inspections inspections;
  @Autowired private RecheckCases cases;
  @Autowired private Apps apps;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void theListAndACaseAreReadableByEverybody() {
    var market = new TestListings(context, "Provider of what is looked at again");
    Listing listing = market.list("门店巡检", "巡检。", List.of("零售"));
    Inspection approval = approval(listing);
    acting.as(MARKET, () -> inspections.finish(approval));
    // As if nothing had been found when it was accepted: all that is found is new.
    rechecks.planNow(listing.app());
    rechecks.work();
    InspectionId look = Objects.requireNonNull(watch(listing).underWay());
    acting.as(MARKET, () -> inspections.finish(inspections.find(look).orElseThrow()));
    inMarket(() -> jdbc.sql("UPDATE rechecks.watch SET accepted_id = NULL").update());
    rechecks.work();
    Watch watched = watch(listing);
    assertThat(watched.result()).isEqualTo(Watch.Result.IN_CASE);
    long caseId = Objects.requireNonNull(watched.caseId()).value();

    try (Screen screen = Screen.open(port)) {
      signIn(screen, market.deskEmail(), market.password());
      screen.go("/desk/rechecks").shows("门店巡检").shows("case open");
      looksRight(screen, "rechecks");
      screen.go("/cases/" + caseId).has("#rechecked-title").has("input[name=cite][value]");
      looksRight(screen, "recheck-desk-case");
      screen.forget();
      signIn(screen, market.email(), market.password());
      screen.go("/apps/" + listing.app()).shows("Looked at again on");
      looksRight(screen, "recheck-app");
      screen.go("/cases/" + caseId).has("#rechecked-title");
      looksRight(screen, "recheck-case");
    }
  }

  /** What was accepted and what is found stand beside each other where both say something. */
  @Test
  void aFindingThatWasThereIsShownAsItWas() {
    var market = new TestListings(context, "Provider of what was known");
    Listing listing = market.list("门店排队", "排队。", List.of("零售"));
    Inspection approval = approval(listing);
    acting.as(MARKET, () -> inspections.finish(approval));
    Report report = acting.as(MARKET, () -> inspections.report(approval.id())).orElseThrow();
    Finding finding = report.findings().getFirst();
    App app = acting.as(MARKET, () -> apps.find(listing.app())).orElseThrow();
    var found =
        new ChangedFinding(
            finding.fingerprint(),
            "goods/described",
            ChangedFinding.Cause.CHANGED,
            approval.id(),
            approval.id());
    var opened =
        (RecheckCases.Opened.Open) acting.as(MARKET, () -> cases.open(app, List.of(found)));

    try (Screen screen = Screen.open(port)) {
      signIn(screen, market.email(), market.password());
      screen.go("/cases/" + opened.caseId()).has("#rechecked-title");
      assertThat(screen.text().split(java.util.regex.Pattern.quote(finding.message().en()), -1))
          .as("on both sides")
          .hasSizeGreaterThan(2);
    }
  }

  private Inspection approval(Listing listing) {
    return acting
        .as(MARKET, () -> inspections.latest(listings.approved(listing.app()).orElseThrow()))
        .orElseThrow();
  }

  private Watch watch(Listing listing) {
    return inMarket(() -> watches.find(listing.app())).orElseThrow();
  }

  private <T> T inMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }

  private static void signIn(Screen screen, String email, String password) {
    screen
        .go("/sign-in?lang=en")
        .fill("email", email)
        .fill("password", password)
        .click("main form button")
        .has("form[action='/sign-out']");
  }

  private static void looksRight(Screen screen, String name) {
    screen.keep(name);
    assertThat(screen.graveFindings()).as(name).isEmpty();
    screen.narrow();
    assertThat(screen.overflow()).as(name + " narrow").isZero();
    screen.dark();
    assertThat(screen.graveFindings()).as(name + " dark").isEmpty();
    screen.keep(name + "-narrow");
    screen.light();
    screen.wide();
    assertThat(screen.text()).as(name).doesNotContain("???");
  }
}
