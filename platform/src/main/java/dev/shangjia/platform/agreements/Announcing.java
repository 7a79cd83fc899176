package dev.shangjia.platform.agreements;

import dev.shangjia.engine.calendar.WorkingCalendar;
import dev.shangjia.engine.rulebook.Agreement;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.notices.Notice;
import dev.shangjia.platform.notices.NoticeKind;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds agreements that changed with their rulebooks, and tells who accepted an earlier version and
 * not this one: when the change is announced, a week and a day before it counts, and when it
 * counts. May run as often as one likes; nobody is told the same twice.
 */
@Component
class Announcing {
  private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
  private static final Actor ANNOUNCING = new Actor.SystemOfMarket("agreements");

  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Policies policies;
  private final JdbcAgreements rows;
  private final Governing governing;
  private final Organizations organizations;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;
  private final ZoneId marketZone;

  Announcing(
      Policies policies,
      JdbcAgreements rows,
      Governing governing,
      Organizations organizations,
      Notices notices,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock,
      ZoneId marketZone) {
    this.policies = policies;
    this.rows = rows;
    this.governing = governing;
    this.organizations = organizations;
    this.notices = notices;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  /** Whether agreements were looked at before. */
  boolean knowsAny() {
    return acting.as(
        ANNOUNCING,
        () ->
            Objects.requireNonNull(
                transaction.execute(_ -> !rows.inForce(clock.instant()).isEmpty())));
  }

  /** Looks at the rulebooks in force, and tells what has to be told. */
  void run() {
    List<Rulebook> rulebooks =
        policies.installed().stream().map(Program::id).map(policies::inForce).toList();
    acting.as(
        ANNOUNCING,
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  rulebooks.forEach(this::keep);
                  Instant now = clock.instant();
                  rows.upcoming(now)
                      .forEach(version -> tell(version, Occasion.before(version, now)));
                  rows.inForce(now).forEach(version -> tell(version, Occasion.MISSING));
                }));
  }

  /** On what occasion somebody is told; of those that passed unseen, only the latest counts. */
  private enum Occasion {
    CHANGED("changed"),
    IN_A_WEEK("soon"),
    TOMORROW("soon"),
    MISSING("missing");

    private final String words;

    Occasion(String words) {
      this.words = words;
    }

    /** Who has just heard of the change is not reminded at once. */
    static Occasion before(AgreementVersion version, Instant now) {
      if (isAt(version, A_DAY, now)) {
        return TOMORROW;
      }
      return isAt(version, A_WEEK, now) ? IN_A_WEEK : CHANGED;
    }

    private static boolean isAt(AgreementVersion version, Duration before, Instant now) {
      Instant from = version.inForce().minus(before);
      return !now.isBefore(from) && version.announced().isBefore(from.minus(A_DAY));
    }
  }

  private void keep(Rulebook rulebook) {
    for (Agreement agreement : rulebook.agreements().values()) {
      JdbcAgreements.Known known = rows.known(rulebook.id(), agreement);
      if (!known.version()) {
        Instant now = clock.instant();
        Optional<Instant> counts =
            known.any()
                ? inForce(agreement, now, rulebook.zone(), rulebook.region())
                : Optional.of(now);
        counts.ifPresentOrElse(
            from -> rows.add(rulebook.id(), agreement, now, from),
            () ->
                LOG.warn(
                    "agreement {}/{} {} is not announced yet: its lead time ends in a year whose"
                        + " holidays are not known",
                    rulebook.id(),
                    agreement.id(),
                    agreement.version()));
      }
    }
  }

  /**
   * When a change counts: after the lead time that the agreement names, at once without one. Empty
   * when it ends in a year without a calendar.
   */
  static Optional<Instant> inForce(
      Agreement agreement, Instant announced, ZoneId zone, String region) {
    var notice = agreement.notice();
    if (notice == null) {
      return Optional.of(announced);
    }
    WorkingCalendar calendar =
        WorkingCalendar.of(region)
            .orElseThrow(() -> new IllegalStateException("no calendar " + region));
    return notice.endAfter(announced.atZone(zone), calendar).map(ZonedDateTime::toInstant);
  }

  private void tell(AgreementVersion version, Occasion occasion) {
    List<Procedure> governed = governing.of(version);
    String key = "agreements.notice." + occasion.words + (governed.isEmpty() ? ".free" : ".stops");
    ZoneId zone = policies.find(version.program()).map(Rulebook::zone).orElse(marketZone);
    String day = DateTimeFormatter.ISO_LOCAL_DATE.format(version.inForce().atZone(zone));
    var arguments = new ArrayList<Object>(List.of(version.title(), version.version(), day));
    if (!governed.isEmpty()) {
      arguments.add(Governing.titles(governed));
    }
    for (OrganizationId organization : rows.bound(version)) {
      MemberRole role = MemberRole.managing(version.side());
      for (Member member : organizations.members(organization, role)) {
        notices.tell(
            new Notice(
                Notice.person(member.person()),
                NoticeKind.AGREEMENT,
                key,
                arguments,
                "/agreements/" + version.id(),
                "agreement-%d-%s-%s".formatted(version.id(), occasion, organization)));
      }
    }
  }
}
