package dev.shangjia.platform.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How the market is searched, in numbers. For the operator's side alone. */
@Service
public class MarketFigures {
  private final JdbcSearchDays days;
  private final JdbcEmptySearches empty;
  private final TransactionTemplate transaction;

  MarketFigures(JdbcSearchDays days, JdbcEmptySearches empty, TransactionTemplate transaction) {
    this.days = days;
    this.empty = empty;
    this.transaction = transaction;
  }

  /**
   * How often was searched on a day of the market's zone. Further pages of results, and results
   * that are narrowed down, are no searches of their own.
   *
   * @param found how often something was found
   * @param nothing how often nothing was, or only what is alike
   */
  public record Searches(LocalDate day, long found, long nothing) {}

  /** What was searched for and not found, and how often. */
  public record NotFound(String query, long searches) {}

  /** The days since one on which was searched, the earliest first. */
  public List<Searches> searches(LocalDate since) {
    return Objects.requireNonNull(transaction.execute(_ -> days.since(since)));
  }

  /** What was not found, the most frequent first. */
  public List<NotFound> notFound(LocalDate since, int most) {
    return Objects.requireNonNull(transaction.execute(_ -> empty.since(since, most))).stream()
        .map(one -> new NotFound(one.query(), one.searches()))
        .toList();
  }
}
