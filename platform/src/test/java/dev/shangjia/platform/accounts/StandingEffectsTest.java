package dev.shangjia.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Standing.Account;
import dev.shangjia.platform.effects.EffectFellDue;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.NewEffect;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class StandingEffectsTest {
  private static final String PROGRAM = "weda";
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicInteger NUMBER = new AtomicInteger(500_000);

  @Autowired private Effects effects;
  @Autowired private Standings standings;
  @Autowired private Accounts accounts;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private SignedIn owner;
  private int caseId;

  @BeforeEach
  void people() {
    caseId = NUMBER.incrementAndGet();
    owner =
        accounts.found(
            Side.PROVIDER,
            "Amber",
            "standing-" + caseId + "@example.com",
            "Owner",
            "amber station 64 feather",
            Set.of(MemberRole.OWNER));
  }

  @Test
  void aVerifiedOrganizationIsVerifiedInTheProgramOfItsCaseOnly() {
    EffectId verified = due("verify-organization", 7);

    comesTo(verified, EffectState.CARRIED_OUT);
    assertThat(Objects.requireNonNull(standing().verified()).caseId()).isEqualTo(caseId);
    assertThat(standings.of(owner.organization(), "tencent-meeting").verified()).isNull();
  }

  @Test
  void hearingOfAnEffectTwiceChangesNothingMore() {
    EffectId verified = due("verify-organization", 7);
    comesTo(verified, EffectState.CARRIED_OUT);
    Instant since = Objects.requireNonNull(standing().verified()).at();

    inMarket(
        () -> {
          events.publishEvent(
              new EffectFellDue(
                  verified,
                  caseId,
                  PROGRAM,
                  organization(),
                  "verify-organization",
                  null,
                  owner.organization()));
          return true;
        });

    await()
        .untilAsserted(
            () ->
                assertThat(
                        inMarket(() -> count("infra.event_publication", "completion_date IS NULL")))
                    .isZero());
    assertThat(Objects.requireNonNull(standing().verified()).at()).isEqualTo(since);
    assertThat(inMarket(() -> count("accounts.standing_change", "case_id = " + caseId))).isOne();
  }

  @Test
  void whatACaseBroughtAboutIsTakenBackWithIt() {
    EffectId verified = due("verify-organization", 7);
    EffectId opened = due("open-account", 8);
    comesTo(verified, EffectState.CARRIED_OUT);
    comesTo(opened, EffectState.CARRIED_OUT);
    assertThat(standing().account()).isEqualTo(Account.OPEN);

    inMarket(
        () -> {
          effects.undoSince(caseId, 8);
          return true;
        });

    comesTo(opened, EffectState.UNDONE);
    assertThat(standing().account()).isEqualTo(Account.NONE);
    assertThat(standing().verified()).as("what was brought about before stays").isNotNull();
  }

  @Test
  void anAccountIsClosedWhenASecondPersonAgrees() {
    comesTo(due("open-account", 7), EffectState.CARRIED_OUT);
    EffectId closing = due("close-account", 8);
    assertThat(state(closing)).isEqualTo(EffectState.UNCONFIRMED);
    assertThat(standing().account()).isEqualTo(Account.OPEN);

    acting.as(
        new Actor.SystemOfMarket("second"),
        () -> transaction.execute(_ -> effects.confirm(closing)));

    comesTo(closing, EffectState.CARRIED_OUT);
    assertThat(standing().account()).isEqualTo(Account.CLOSED);
  }

  @Test
  void whoIsAdmittedLaterIsRefusedNoMore() {
    EffectId refused = due("refuse-admission", 7);
    comesTo(refused, EffectState.CARRIED_OUT);
    assertThat(standing().refused()).isNotNull();

    comesTo(due("verify-organization", 8), EffectState.CARRIED_OUT);

    assertThat(standing().refused()).isNull();
  }

  @Test
  void whatIsAboutAnAppIsRefusedAndSaysWhy() {
    EffectId strange =
        inMarket(() -> effects.due(effect("verify-organization", 7, new Subject("app", caseId))));

    comesTo(strange, EffectState.REFUSED);
    assertThat(inMarket(() -> effects.find(strange)).orElseThrow().why()).isNotNull();
  }

  @Test
  void noOrganizationChangesHowItStands() {
    comesTo(due("refuse-admission", 7), EffectState.CARRIED_OUT);

    Integer changed =
        acting.as(
            owner.actor(),
            () ->
                transaction.execute(
                    _ ->
                        jdbc.sql("UPDATE accounts.standing_change SET undone_at = now()")
                            .update()));

    assertThat(changed).isZero();
    assertThat(standing().refused()).isNotNull();
  }

  private EffectId due(String name, int sequence) {
    return inMarket(() -> effects.due(effect(name, sequence, organization())));
  }

  private NewEffect effect(String name, int sequence, Subject subject) {
    return new NewEffect(
        caseId,
        sequence,
        owner.organization(),
        null,
        PROGRAM,
        subject,
        "admitted",
        name,
        null,
        "1",
        Instant.now());
  }

  private Subject organization() {
    OrganizationId id = owner.organization();
    return new Subject("organization", id.value());
  }

  private void comesTo(EffectId id, EffectState state) {
    await().untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
  }

  private EffectState state(EffectId id) {
    return inMarket(() -> effects.find(id)).orElseThrow().state();
  }

  private Standing standing() {
    return standings.of(owner.organization(), PROGRAM);
  }

  private long count(String table, String where) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + where).query(Long.class).single();
  }

  private <T> T inMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }
}
