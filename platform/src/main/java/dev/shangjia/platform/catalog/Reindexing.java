package dev.shangjia.platform.catalog;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Has all indexes of the market be made anew, without being a server: each server sees the order in
 * the database within a second or two, and makes its own index anew in place, which is searched
 * meanwhile. A server that does not run does so when it starts.
 */
public final class Reindexing {
  private final JdbcListingChanges changes;

  private Reindexing(JdbcListingChanges changes) {
    this.changes = changes;
  }

  /**
   * Orders it.
   *
   * @param database as the server works on it
   */
  public static Reindexing order(Connection database, Instant now) {
    var changes =
        new JdbcListingChanges(JdbcClient.create(new SingleConnectionDataSource(database, true)));
    changes.order(now);
    return new Reindexing(changes);
  }

  /**
   * How far an index is.
   *
   * @param index the folder that it is in, or {@code cluster}
   * @param done of how many listings
   */
  public record Progress(String index, int done, int total, boolean isFinished) {}

  /** How far the indexes are that have begun; a later order counts as this one. */
  public List<Progress> progress() {
    return changes.remaking().stream().flatMap(Reindexing::begun).toList();
  }

  private static Stream<Progress> begun(JdbcListingChanges.Remaking one) {
    @Nullable String index = one.index();
    return index == null
        ? Stream.empty()
        : Stream.of(new Progress(index, one.done(), one.total(), one.finishedAt() != null));
  }
}
