package dev.shangjia.platform.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Agreement;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class AgreementsTest {
  private static final String PASSWORD = "amber station 63 feather";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final Instant PAST = Instant.parse("2026-01-05T02:00:00Z");

  @Autowired private Agreements agreements;
  @Autowired private Announcing announcing;
  @Autowired private JdbcAgreements rows;
  @Autowired private Accounts accounts;
  @Autowired private Notices notices;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private SignedIn owner;
  private String email;
  private String program;

  @BeforeEach
  void foundProvider() {
    if (!accounts.isSetUp()) {
      accounts.found(
          Side.OPERATOR,
          "Market",
          "operator-of-agreements@example.com",
          "Operator",
          PASSWORD,
          EnumSet.of(MemberRole.ADMINISTRATOR));
    }
    int number = NUMBER.incrementAndGet();
    email = "owner-" + number + "@agreements.example.com";
    program = "program-" + number;
    owner =
        accounts.found(Side.PROVIDER, "Amber", email, "Owner", PASSWORD, Set.of(MemberRole.OWNER));
  }

  @Test
  void keepsWhoConsentedToWhatWhenAndFromWhere() {
    long version = add("1.0.0", PAST);
    assertThat(missing()).containsExactly(version);
    var browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
    browser.get("/agreements/" + version);

    browser.post("/agreements/" + version, Map.of());

    assertThat(missing()).isEmpty();
    assertThat(asOwner(() -> agreements.consents(owner.organization())))
        .filteredOn(consent -> consent.version() == version)
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.person()).isEqualTo(owner.person());
              assertThat(consent.address()).isEqualTo("127.0.0.1");
            });
    assertThat(browser.get("/agreements/" + version).page().text()).contains("Accepted by Owner");
  }

  @Test
  void letsNoDeveloperConsent() {
    long version = add("1.0.0", PAST);
    var developer =
        new SignedIn(
            owner.person(),
            owner.organization(),
            Side.PROVIDER,
            "D",
            "Amber",
            Set.of(MemberRole.DEVELOPER));

    assertThat(asOwner(() -> agreements.consent(developer, version, "127.0.0.1")))
        .isInstanceOf(Consenting.NotAllowed.class);
    assertThat(missing()).containsExactly(version);
  }

  @Test
  void tellsOnceThatAnAcceptedAgreementChangesAndOnceThatConsentIsMissing() {
    long first = add("1.0.0", PAST);
    asOwner(() -> agreements.consent(owner, first, "127.0.0.1"));
    add("2.0.0", Instant.now().plusSeconds(1_000_000));

    announcing.run();
    announcing.run();
    assertThat(notices.unread(owner.person())).isOne();
    assertThat(missing()).as("the change still waits").isEmpty();

    long third = add("3.0.0", PAST.plusSeconds(60));
    announcing.run();
    announcing.run();
    assertThat(notices.unread(owner.person())).isEqualTo(2);
    assertThat(missing()).containsExactly(third);
    assertThat(asOwner(() -> agreements.consent(owner, first, "127.0.0.1")))
        .isInstanceOf(Consenting.Replaced.class);
  }

  @Test
  void remindsAWeekAndADayBeforeAChangeCounts() {
    long first = add("1.0.0", PAST);
    asOwner(() -> agreements.consent(owner, first, "127.0.0.1"));
    add("2.0.0", Instant.now().plus(Duration.ofDays(6)));
    announcing.run();
    announcing.run();
    assertThat(told()).singleElement().asString().contains("the change counts soon", "2.0.0");

    add("3.0.0", Instant.now().plus(Duration.ofHours(20)));
    announcing.run();

    assertThat(told()).hasSize(2).first().asString().contains("the change counts soon", "3.0.0");
  }

  @Test
  void whoHasJustHeardOfAChangeIsNotRemindedAtOnce() {
    long first = add("1.0.0", PAST);
    asOwner(() -> agreements.consent(owner, first, "127.0.0.1"));
    Instant counts = Instant.now().plus(Duration.ofDays(7)).minusSeconds(60);
    add("2.0.0", counts, counts.minus(Duration.ofDays(7)));

    announcing.run();

    assertThat(told()).singleElement().asString().contains("Terms changes");
  }

  private List<String> told() {
    var browser = new Browsing(port);
    browser.signIn(email, PASSWORD);
    return browser.get("/notices").page().select("main .list-group-item").eachText();
  }

  @Test
  void waitsTheLeadTimeOfTheRulebook() {
    var notice = new Period(15, Period.Unit.CALENDAR_DAYS, false);

    assertThat(
            Announcing.inForce(
                agreement("terms", "2.0.0", notice),
                Instant.parse("2026-11-26T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                "CN"))
        .as("the fifteenth day after 26 November ends in Shanghai")
        .hasValue(Instant.parse("2026-12-11T16:00:00Z"));
  }

  @Test
  void neverChangesAConsentAndShowsItToNobodyElse() {
    long version = add("1.0.0", PAST);
    asOwner(() -> agreements.consent(owner, version, "127.0.0.1"));

    assertThatThrownBy(() -> asOwner(() -> jdbc.sql("DELETE FROM agreements.consent").update()))
        .hasStackTraceContaining("permission denied");
    SignedIn other =
        accounts.found(
            Side.PROVIDER, "Other", "other-" + email, "O", PASSWORD, Set.of(MemberRole.OWNER));
    assertThat(acting.as(other.actor(), () -> agreements.consents(owner.organization()))).isEmpty();
  }

  private List<Long> missing() {
    return asOwner(() -> agreements.missing(program, owner.organization(), Side.PROVIDER)).stream()
        .map(AgreementVersion::id)
        .toList();
  }

  private long add(String version, Instant inForce) {
    return add(version, inForce, PAST);
  }

  private long add(String version, Instant inForce, Instant announced) {
    Agreement agreement = agreement("terms", version, null);
    return acting.as(
        MARKET,
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    _ -> {
                      rows.add(program, agreement, announced, inForce);
                      return jdbc.sql(
                              "SELECT id FROM agreements.version WHERE program = :program"
                                  + " AND version = :version")
                          .param("program", program)
                          .param("version", version)
                          .query(Long.class)
                          .single();
                    })));
  }

  private static Agreement agreement(
      String id, String version, @org.jspecify.annotations.Nullable Period notice) {
    var place = new SourcePlace("agreement.yaml", 1, 1);
    return new Agreement(
        id,
        new LocalText("条款", "Terms"),
        version,
        "provider",
        notice,
        List.of(),
        List.of(new Agreement.Point("one", new LocalText("一", "One"), List.of("TM-666"), place)),
        List.of(),
        List.of(),
        place);
  }

  private <T> T asOwner(Supplier<T> work) {
    return Objects.requireNonNull(
        acting.as(owner.actor(), () -> transaction.execute(_ -> work.get())));
  }
}
