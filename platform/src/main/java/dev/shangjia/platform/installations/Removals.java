package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.installations.Removal.Wish;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tracks what providers owe enterprises that removed their apps, until they confirm it. No source
 * says by when; thirty days are ours, and every page says so. Source: TM-061, TM-328, TM-340.
 */
@Component
class Removals {
  /** Until when data is deleted or returned; our own default. */
  static final int DAYS = 30;

  static final int LONGEST_ANSWER = 2_000;

  private static final Actor ACTOR = new Actor.SystemOfMarket("installations");

  private final JdbcRemovals rows;
  private final InstallationNotices notices;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;
  private final ZoneId marketZone;

  Removals(
      JdbcRemovals rows,
      InstallationNotices notices,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock,
      ZoneId marketZone) {
    this.rows = rows;
    this.notices = notices;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
    this.marketZone = marketZone;
  }

  /** What came of confirming. */
  sealed interface Confirming {
    /** It is noted. */
    record Done() implements Confirming {}

    /** It was noted before, or there is nothing of theirs to confirm. */
    record Nothing() implements Confirming {}

    /** It does not say how it was done. */
    record NotSaid() implements Confirming {}

    /** It says more than is kept. */
    record TooLong(int length, int limit) implements Confirming {}
  }

  /** Begins to wait for what a provider owes. Runs in the caller's transaction. */
  void begin(Installation installation, Wish wish) {
    Instant now = clock.instant();
    long id = rows.add(installation, wish, now, due(now));
    notices.removed(rows.find(id).orElseThrow());
  }

  /** When something that is asked for now has to be done: at the end of a day. */
  Instant due(Instant asked) {
    return asked
        .atZone(marketZone)
        .toLocalDate()
        .plusDays(DAYS)
        .plusDays(1)
        .atStartOfDay(marketZone)
        .toInstant();
  }

  /** What an enterprise waits for and waited for, the open ones first. */
  List<Removal> of(OrganizationId enterprise) {
    return inTransaction(() -> rows.ofEnterprise(enterprise));
  }

  /** What a provider owes and owed, the open ones first by date. */
  List<Removal> owedBy(OrganizationId provider) {
    return inTransaction(() -> rows.ofProvider(provider));
  }

  /** All that is owed, by date; for the desk. */
  List<Removal> open() {
    return inTransaction(rows::open);
  }

  /** A provider says that it did what it owed, and how. */
  Confirming confirm(SignedIn by, long id, String answer) {
    String said = answer.strip();
    if (said.isEmpty()) {
      return new Confirming.NotSaid();
    }
    int length = said.codePointCount(0, said.length());
    if (length > LONGEST_ANSWER) {
      return new Confirming.TooLong(length, LONGEST_ANSWER);
    }
    return inTransaction(
        () -> {
          Optional<Removal> owed =
              rows.find(id).filter(one -> one.provider().equals(by.organization()));
          if (by.side() != Side.PROVIDER || !by.is(MemberRole.OWNER) || owed.isEmpty()) {
            return new Confirming.Nothing();
          }
          // The row is the enterprise's: its provider is let to change this much of it.
          boolean isNew = acting.as(ACTOR, () -> rows.confirm(id, said, clock.instant()));
          if (!isNew) {
            return new Confirming.Nothing();
          }
          notices.confirmed(owed.get());
          return new Confirming.Done();
        });
  }

  /** Tells the desk, the provider and the enterprise of what is late; of each once. */
  void escalate() {
    acting.as(
        ACTOR,
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  Instant now = clock.instant();
                  for (Removal late : rows.late(now)) {
                    if (rows.escalate(late.id(), now)) {
                      notices.late(late);
                    }
                  }
                }));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
