package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What enterprises think of the apps that they have: one rating for each, which its admins change
 * when they think otherwise. Who never had an app rates nothing. Everybody reads ratings, which
 * tell no name.
 */
@Component
class Ratings {
  static final int LONGEST_WORDS = 1_000;
  static final int MOST_STARS = 5;

  private static final int SHOWN = 20;

  private final JdbcRatings rows;
  private final Installations installations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Ratings(
      JdbcRatings rows, Installations installations, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.installations = installations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What an enterprise said.
   *
   * @param stars from 1 to 5
   * @param words may be empty
   * @param version which one ran then
   * @param installed since when it had the app
   */
  record Rating(int stars, String words, int version, Instant installed, Instant at) {}

  /** What came of rating. */
  sealed interface Rated {
    /** It is kept in place of the one before. */
    record Done() implements Rated {}

    /** The enterprise does not have the app. */
    record NotInstalled() implements Rated {}

    /** No such number of stars. */
    record NoStars(int stars) implements Rated {}

    /** It says more than is kept. */
    record TooLong(int length, int limit) implements Rated {}
  }

  /** Rates an app as an admin of an enterprise that has it. */
  Rated rate(SignedIn by, AppId app, int stars, String words) {
    String said = words.strip();
    int length = said.codePointCount(0, said.length());
    if (stars < 1 || stars > MOST_STARS) {
      return new Rated.NoStars(stars);
    }
    if (length > LONGEST_WORDS) {
      return new Rated.TooLong(length, LONGEST_WORDS);
    }
    return inTransaction(
        () -> {
          Optional<Installation> there = installations.find(by.organization(), app);
          if (there.isEmpty()) {
            return new Rated.NotInstalled();
          }
          rows.put(there.get(), stars, said, clock.instant());
          return new Rated.Done();
        });
  }

  /** What an enterprise said of an app. */
  Optional<Rating> of(Installation installation) {
    return inTransaction(() -> rows.of(installation.enterprise(), installation.app()));
  }

  /** The latest of what was said of an app. */
  List<Rating> latest(AppId app) {
    return inTransaction(() -> rows.latest(app, SHOWN));
  }

  /** What all that was said of an app comes to. */
  Opinion opinion(AppId app) {
    return Objects.requireNonNullElse(opinions(List.of(app)).get(app), Opinion.NONE);
  }

  /** The same of several apps; of those that nobody rated there is none. */
  Map<AppId, Opinion> opinions(Collection<AppId> apps) {
    return inTransaction(() -> rows.opinions(apps));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
