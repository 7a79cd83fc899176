package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.rechecks.Watch.Result;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what is watched, and of looks whose facts are kept. */
@Repository
class JdbcWatches {
  private static final String PLAN =
      """
      INSERT INTO rechecks.watch (app_id, organization_id, program, snapshot_id, accepted_id, next_at)
      VALUES (:app, :organization, :program, :snapshot, :accepted, :next)
      ON CONFLICT (app_id) DO UPDATE SET next_at = least(watch.next_at, excluded.next_at)
      """;

  private static final String REMOVE = "DELETE FROM rechecks.watch WHERE app_id = :app";

  private static final String FIND = "SELECT * FROM rechecks.watch WHERE app_id = :app";

  private static final String FIND_DUE =
      """
      SELECT app_id FROM rechecks.watch WHERE under_way_id IS NULL AND next_at <= :now
      ORDER BY next_at, app_id LIMIT :most
      """;

  private static final String LOCK_DUE =
      """
      SELECT * FROM rechecks.watch
      WHERE app_id = :app AND under_way_id IS NULL AND next_at <= :now FOR UPDATE SKIP LOCKED
      """;

  private static final String FIND_UNDER_WAY =
      "SELECT app_id FROM rechecks.watch WHERE under_way_id IS NOT NULL ORDER BY under_way_id";

  private static final String LOCK_UNDER_WAY =
      """
      SELECT * FROM rechecks.watch
      WHERE app_id = :app AND under_way_id IS NOT NULL FOR UPDATE SKIP LOCKED
      """;

  private static final String FIND_WITH_CASE =
      "SELECT * FROM rechecks.watch WHERE case_id IS NOT NULL ORDER BY app_id";

  private static final String ORDERED =
      """
      UPDATE rechecks.watch SET under_way_id = :inspection, next_at = NULL WHERE app_id = :app
      """;

  private static final String WATCH_ANEW =
      """
      UPDATE rechecks.watch
      SET looked_id = CASE WHEN snapshot_id = :snapshot THEN looked_id END,
        snapshot_id = :snapshot, accepted_id = :accepted
      WHERE app_id = :app
      """;

  private static final String ACCEPT =
      """
      UPDATE rechecks.watch
      SET accepted_id = coalesce(looked_id, accepted_id), case_id = NULL,
        result = CASE WHEN result = 'in-case' THEN 'unchanged' ELSE result END
      WHERE app_id = :app AND case_id = :caseId
      """;

  private static final String LOOKED =
      """
      UPDATE rechecks.watch
      SET under_way_id = NULL, looked_id = :looked, looked_at = :at, result = :result, failures = 0,
        next_at = least(next_at, :next::timestamptz), case_id = :caseId
      WHERE app_id = :app
      """;

  private static final String FAILED =
      """
      UPDATE rechecks.watch
      SET under_way_id = NULL, looked_at = :at, result = 'failed', failures = failures + 1,
        next_at = :next::timestamptz
      WHERE app_id = :app
      """;

  private static final String POSTPONE =
      "UPDATE rechecks.watch SET next_at = :next WHERE app_id = :app";

  private static final String FIND_PAGE =
      """
      SELECT * FROM rechecks.watch WHERE :result = '' OR result = :result
      ORDER BY array_position(ARRAY['failed', 'no-procedure', 'in-case', 'suspected', 'incomplete',
        'changed', 'unchanged'], result), looked_at DESC, app_id
      OFFSET :from LIMIT :most
      """;

  private static final String COUNT =
      "SELECT coalesce(result, '') AS result, count(*) FROM rechecks.watch GROUP BY 1";

  private static final String COUNT_LATELY =
      """
      SELECT count(*) AS looked, count(*) FILTER (WHERE result = 'suspected') AS suspected
      FROM rechecks.watch WHERE looked_at > :since
      """;

  private static final String COUNT_UNDER_WAY =
      "SELECT count(*) FROM rechecks.watch WHERE under_way_id IS NOT NULL";

  private static final String FIND_NEXT = "SELECT min(next_at) FROM rechecks.watch";

  private static final String ADD_LOOK =
      """
      INSERT INTO rechecks.look (inspection_id, app_id, organization_id)
      VALUES (:inspection, :app, :organization)
      """;

  private static final String KEEP_LOOK =
      "UPDATE rechecks.look SET in_case = true WHERE inspection_id = :inspection";

  private static final String FORGET_LOOKS =
      """
      DELETE FROM rechecks.look USING rechecks.watch
      WHERE look.app_id = :app AND watch.app_id = look.app_id AND NOT look.in_case
        AND look.inspection_id IS DISTINCT FROM watch.accepted_id
        AND look.inspection_id IS DISTINCT FROM watch.looked_id
        AND look.inspection_id IS DISTINCT FROM watch.under_way_id
      RETURNING look.inspection_id
      """;

  private final JdbcClient jdbc;

  JdbcWatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Watches an app from now on, and has it looked at by a time; one that is watched stays so. */
  void plan(Watch watch, Instant next) {
    jdbc.sql(PLAN)
        .param("app", watch.app().value())
        .param("organization", watch.provider().value())
        .param("program", watch.program())
        .param("snapshot", watch.snapshot().value())
        .param("accepted", value(watch.accepted()))
        .param("next", Timestamp.from(next))
        .update();
  }

  void remove(AppId app) {
    jdbc.sql(REMOVE).param("app", app.value()).update();
  }

  Optional<Watch> find(AppId app) {
    return jdbc.sql(FIND).param("app", app.value()).query((row, _) -> watch(row)).optional();
  }

  /** What is due, the longest first. */
  List<AppId> due(Instant now, int most) {
    return jdbc.sql(FIND_DUE)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) -> new AppId(row.getLong(1)))
        .list();
  }

  /** A watch that is due, which nobody else changes; empty when somebody else has it. */
  Optional<Watch> lockDue(AppId app, Instant now) {
    return jdbc.sql(LOCK_DUE)
        .param("app", app.value())
        .param("now", Timestamp.from(now))
        .query((row, _) -> watch(row))
        .optional();
  }

  List<AppId> underWay() {
    return jdbc.sql(FIND_UNDER_WAY).query((row, _) -> new AppId(row.getLong(1))).list();
  }

  /** A watch that is looked at, which nobody else changes; empty when somebody else has it. */
  Optional<Watch> lockUnderWay(AppId app) {
    return jdbc.sql(LOCK_UNDER_WAY)
        .param("app", app.value())
        .query((row, _) -> watch(row))
        .optional();
  }

  List<Watch> withCase() {
    return jdbc.sql(FIND_WITH_CASE).query((row, _) -> watch(row)).list();
  }

  void ordered(Watch watch, InspectionId inspection) {
    jdbc.sql(ORDERED)
        .param("app", watch.app().value())
        .param("inspection", inspection.value())
        .update();
    jdbc.sql(ADD_LOOK)
        .param("inspection", inspection.value())
        .param("app", watch.app().value())
        .param("organization", watch.provider().value())
        .update();
  }

  /** Something else was approved: the comparison begins anew. */
  void watchAnew(AppId app, SnapshotId snapshot, @Nullable InspectionId accepted) {
    jdbc.sql(WATCH_ANEW)
        .param("app", app.value())
        .param("snapshot", snapshot.value())
        .param("accepted", value(accepted))
        .update();
  }

  /** What the last look found is accepted: the case about it is over. */
  void accept(AppId app, CaseId caseId) {
    jdbc.sql(ACCEPT).param("app", app.value()).param("caseId", caseId.value()).update();
  }

  /**
   * A look came to its end.
   *
   * @param next when the next one is to be at the latest; null for with the next night
   * @param caseId the case that is open now; null for none
   */
  void looked(
      Watch watch, Instant at, Result result, @Nullable Instant next, @Nullable CaseId caseId) {
    jdbc.sql(LOOKED)
        .param("app", watch.app().value())
        .param("looked", value(watch.underWay()))
        .param("at", Timestamp.from(at))
        .param("result", result.code())
        .param("next", next == null ? null : Timestamp.from(next))
        .param("caseId", caseId == null ? null : caseId.value())
        .update();
  }

  /** A look failed. */
  void failed(AppId app, Instant at, @Nullable Instant next) {
    jdbc.sql(FAILED)
        .param("app", app.value())
        .param("at", Timestamp.from(at))
        .param("next", next == null ? null : Timestamp.from(next))
        .update();
  }

  void postpone(AppId app, Instant next) {
    jdbc.sql(POSTPONE).param("app", app.value()).param("next", Timestamp.from(next)).update();
  }

  /** Keeps a look as long as the case that shows it. */
  void keep(InspectionId look) {
    jdbc.sql(KEEP_LOOK).param("inspection", look.value()).update();
  }

  /** Forgets looks of an app that nobody looks at any more, and says which. */
  List<InspectionId> forget(AppId app) {
    return jdbc.sql(FORGET_LOOKS)
        .param("app", app.value())
        .query((row, _) -> new InspectionId(row.getLong(1)))
        .list();
  }

  /**
   * Some of what is watched, that which needs people first.
   *
   * @param result of one result only; blank for all
   */
  List<Watch> page(String result, int from, int most) {
    return jdbc.sql(FIND_PAGE)
        .param("result", result)
        .param("from", from)
        .param("most", most)
        .query((row, _) -> watch(row))
        .list();
  }

  /** How many came to what; those that were never looked at are left out. */
  Map<Result, Integer> counts() {
    var counts = new EnumMap<Result, Integer>(Result.class);
    jdbc.sql(COUNT)
        .query(
            row -> {
              if (!row.getString(1).isEmpty()) {
                counts.put(Result.of(row.getString(1)), row.getInt(2));
              }
            });
    return counts;
  }

  /** How many were looked at, and of how many something has to be seen again. */
  record Lately(int looked, int suspected) {}

  /** What came of looks since a time. */
  Lately lately(Instant since) {
    return jdbc.sql(COUNT_LATELY)
        .param("since", Timestamp.from(since))
        .query((row, _) -> new Lately(row.getInt("looked"), row.getInt("suspected")))
        .single();
  }

  int countUnderWay() {
    return jdbc.sql(COUNT_UNDER_WAY).query(Integer.class).single();
  }

  /** When the next look is planned; empty when none is. */
  Optional<Instant> next() {
    return jdbc.sql(FIND_NEXT)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  private static @Nullable Long value(@Nullable InspectionId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable InspectionId inspection(ResultSet row, String column)
      throws SQLException {
    Long id = row.getObject(column, Long.class);
    return id == null ? null : new InspectionId(id);
  }

  private static Watch watch(ResultSet row) throws SQLException {
    Timestamp looked = row.getTimestamp("looked_at");
    String result = row.getString("result");
    Long caseId = row.getObject("case_id", Long.class);
    return new Watch(
        new AppId(row.getLong("app_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        new SnapshotId(row.getLong("snapshot_id")),
        inspection(row, "accepted_id"),
        inspection(row, "under_way_id"),
        looked == null ? null : looked.toInstant(),
        result == null ? null : Result.of(result),
        row.getInt("failures"),
        caseId == null ? null : new CaseId(caseId));
  }
}
