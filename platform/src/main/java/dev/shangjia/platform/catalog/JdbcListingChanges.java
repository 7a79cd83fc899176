package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that tell indexes what changed, and how far they are. */
@Repository
class JdbcListingChanges {
  private static final String ADD_CHANGE =
      "INSERT INTO catalog.listing_change (app_id) VALUES (:app)";

  private static final String FIND_CHANGES =
      """
      SELECT transaction::text AS transaction, id, app_id FROM catalog.listing_change
      WHERE (transaction, id) > (:transaction::xid8, :change)
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction, id LIMIT :most
      """;

  private static final String FIND_HORIZON =
      "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  /** A backup that was restored brings numbers of another server's transactions. */
  private static final String FORGET_STRANGE =
      """
      DELETE FROM catalog.listing_change
      WHERE transaction > pg_snapshot_xmax(pg_current_snapshot())
      """;

  private static final String FORGET_CHANGES =
      "DELETE FROM catalog.listing_change WHERE made_at < :before";

  private static final String FORGET_REINDEXING =
      "DELETE FROM catalog.reindexing WHERE ordered_at < :before";

  private static final String FIND_POSITION =
      """
      SELECT transaction::text AS transaction, change_id, rebuilt_at FROM catalog.index_position
      WHERE mapping = :mapping
      """;

  private static final String WRITE_POSITION =
      """
      INSERT INTO catalog.index_position (mapping, transaction, change_id, rebuilt_at)
      VALUES (:mapping, :transaction::xid8, :change, :at)
      ON CONFLICT (mapping) DO UPDATE SET transaction = excluded.transaction,
        change_id = excluded.change_id, rebuilt_at = excluded.rebuilt_at
      """;

  /** Making an index anew once carries out all orders there were. */
  private static final String FIND_ORDER =
      """
      SELECT id FROM catalog.reindexing
      WHERE id = (SELECT max(id) FROM catalog.reindexing)
        AND NOT EXISTS (
          SELECT FROM catalog.reindexing_progress
          WHERE reindexing_id = id AND index_name = :index AND finished_at IS NOT NULL)
      """;

  private static final String WRITE_PROGRESS =
      """
      INSERT INTO catalog.reindexing_progress (reindexing_id, index_name, done, total, finished_at)
      VALUES (:order, :index, :done, :total, :finished)
      ON CONFLICT (reindexing_id, index_name) DO UPDATE SET done = excluded.done,
        total = excluded.total, finished_at = excluded.finished_at
      """;

  private static final String ADD_ORDER =
      "INSERT INTO catalog.reindexing (ordered_at) VALUES (:at)";

  private static final String FIND_PROGRESS =
      """
      SELECT ordered_at, index_name, coalesce(done, 0) AS done, coalesce(total, 0) AS total,
        finished_at
      FROM catalog.reindexing LEFT JOIN catalog.reindexing_progress ON reindexing_id = id
      WHERE id = (SELECT max(id) FROM catalog.reindexing) ORDER BY index_name
      """;

  private final JdbcClient jdbc;

  JdbcListingChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That a listing changed, in a transaction that may still run. */
  record Change(long transaction, long id, AppId app) {}

  void add(AppId app) {
    jdbc.sql(ADD_CHANGE).param("app", app.value()).update();
  }

  /** What changed after a position and before all transactions that still run. */
  List<Change> after(IndexPosition position, int most) {
    return jdbc.sql(FIND_CHANGES)
        .param("transaction", Long.toString(position.transaction()))
        .param("change", position.change())
        .param("most", most)
        .query(
            (row, _) ->
                new Change(
                    Long.parseLong(row.getString("transaction")),
                    row.getLong("id"),
                    new AppId(row.getLong("app_id"))))
        .list();
  }

  /** The oldest transaction that still runs: what was committed before it is seen by now. */
  long horizon() {
    jdbc.sql(FORGET_STRANGE).update();
    return jdbc.sql(FIND_HORIZON).query(Long.class).single();
  }

  void forgetBefore(Instant before, Instant orders) {
    jdbc.sql(FORGET_CHANGES).param("before", Timestamp.from(before)).update();
    jdbc.sql(FORGET_REINDEXING).param("before", Timestamp.from(orders)).update();
  }

  Optional<IndexPosition> position(int mapping) {
    return jdbc.sql(FIND_POSITION)
        .param("mapping", mapping)
        .query(
            (row, _) ->
                new IndexPosition(
                    Long.parseLong(row.getString("transaction")),
                    row.getLong("change_id"),
                    row.getTimestamp("rebuilt_at").toInstant()))
        .optional();
  }

  void write(int mapping, IndexPosition position) {
    jdbc.sql(WRITE_POSITION)
        .param("mapping", mapping)
        .param("transaction", Long.toString(position.transaction()))
        .param("change", position.change())
        .param("at", Timestamp.from(position.rebuiltAt()))
        .update();
  }

  /** The last order to make indexes anew that an index has not carried out; empty for none. */
  OptionalLong order(String index) {
    Long order =
        jdbc.sql(FIND_ORDER).param("index", index).query(Long.class).optional().orElse(null);
    return order == null ? OptionalLong.empty() : OptionalLong.of(order);
  }

  /** Has all indexes be made anew, each in place. */
  void order(Instant at) {
    jdbc.sql(ADD_ORDER).param("at", Timestamp.from(at)).update();
  }

  /**
   * How far an index is with the last order.
   *
   * @param index its name; null while none has begun
   * @param finishedAt null while it is not there yet
   */
  record Remaking(
      Instant orderedAt,
      @Nullable String index,
      int done,
      int total,
      @Nullable Instant finishedAt) {}

  /** How far indexes are with the last order; none when there was none. */
  List<Remaking> remaking() {
    return jdbc.sql(FIND_PROGRESS)
        .query(
            (row, _) -> {
              Timestamp finished = row.getTimestamp("finished_at");
              return new Remaking(
                  row.getTimestamp("ordered_at").toInstant(),
                  row.getString("index_name"),
                  row.getInt("done"),
                  row.getInt("total"),
                  finished == null ? null : finished.toInstant());
            })
        .list();
  }

  void progress(long order, String index, int done, int total, boolean finished, Instant at) {
    jdbc.sql(WRITE_PROGRESS)
        .param("order", order)
        .param("index", index)
        .param("done", done)
        .param("total", total)
        .param("finished", finished ? at.atOffset(ZoneOffset.UTC) : null)
        .update();
  }
}
