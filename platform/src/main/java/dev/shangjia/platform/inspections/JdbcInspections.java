package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of inspections. */
@Repository
class JdbcInspections {
  private static final String INSERT =
      """
      INSERT INTO inspections.inspection
        (organization_id, dossier_id, snapshot_id, program, rulebook_hash, at, state, ordered_by,
         ordered_at, purpose)
      VALUES (:organization, :dossier, :snapshot, :program, :hash, :at, 'ordered', :by, :now,
        :purpose)
      RETURNING id
      """;

  private static final String COLUMNS =
      """
      SELECT id, organization_id, dossier_id, snapshot_id, program, rulebook_hash, at, state, done,
             total, looking_at, finished_at, purpose
      FROM inspections.inspection
      """;

  /** What is looked at again is never the last look at what was handed in. */
  private static final String HANDED_IN = "WHERE purpose = 'handed-in' ";

  private static final String FIND = COLUMNS + "WHERE id = :id";

  private static final String FIND_LATEST =
      COLUMNS + HANDED_IN + "AND dossier_id = :dossier ORDER BY id DESC LIMIT 1";

  private static final String FIND_LATEST_DONE =
      COLUMNS + HANDED_IN + "AND dossier_id = :dossier AND state = 'done' ORDER BY id DESC LIMIT 1";

  private static final String FIND_LATEST_OF_SNAPSHOT =
      COLUMNS + HANDED_IN + "AND snapshot_id = :snapshot ORDER BY id DESC LIMIT 1";

  private static final String FIND_FACTS =
      "SELECT facts FROM inspections.inspection WHERE id = :id AND facts IS NOT NULL";

  private static final String FORGET_RECHECKS =
      "DELETE FROM inspections.inspection WHERE purpose = 'recheck' AND id = ANY (:ids)";

  private static final String PROGRESS =
      """
      UPDATE inspections.inspection
      SET state = 'running', done = greatest(done, :done), total = :total, looking_at = :name
      WHERE id = :id AND state IN ('ordered', 'running')
      """;

  private static final String FINISH =
      """
      UPDATE inspections.inspection
      SET state = 'done', done = total, facts = :facts, finished_at = :now
      WHERE id = :id AND state <> 'done'
      """;

  private static final String FAIL =
      """
      UPDATE inspections.inspection SET state = 'failed', finished_at = :now
      WHERE id = :id AND state <> 'done'
      """;

  private final JdbcClient jdbc;

  JdbcInspections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An inspection that is ordered.
   *
   * @param at the time of judging
   * @param now when it is ordered
   */
  record Order(
      Snapshot snapshot,
      Inspection.Purpose purpose,
      String rulebookHash,
      Instant at,
      String by,
      Instant now) {}

  InspectionId add(Order order) {
    Snapshot snapshot = order.snapshot();
    return new InspectionId(
        jdbc.sql(INSERT)
            .param("organization", snapshot.organization().value())
            .param("dossier", snapshot.dossier().value())
            .param("snapshot", snapshot.id().value())
            .param("program", snapshot.program())
            .param("hash", order.rulebookHash())
            .param("at", Timestamp.from(order.at()))
            .param("by", order.by())
            .param("now", Timestamp.from(order.now()))
            .param("purpose", order.purpose().code())
            .query(Long.class)
            .single());
  }

  Optional<Inspection> find(InspectionId id) {
    return jdbc.sql(FIND).param("id", id.value()).query((row, _) -> inspection(row)).optional();
  }

  Optional<Inspection> latest(DossierId dossier) {
    return jdbc.sql(FIND_LATEST)
        .param("dossier", dossier.value())
        .query((row, _) -> inspection(row))
        .optional();
  }

  Optional<Inspection> latestDone(DossierId dossier) {
    return jdbc.sql(FIND_LATEST_DONE)
        .param("dossier", dossier.value())
        .query((row, _) -> inspection(row))
        .optional();
  }

  Optional<Inspection> latest(SnapshotId snapshot) {
    return jdbc.sql(FIND_LATEST_OF_SNAPSHOT)
        .param("snapshot", snapshot.value())
        .query((row, _) -> inspection(row))
        .optional();
  }

  Optional<String> facts(InspectionId id) {
    return jdbc.sql(FIND_FACTS).param("id", id.value()).query(String.class).optional();
  }

  void forgetRechecks(List<InspectionId> ids) {
    jdbc.sql(FORGET_RECHECKS)
        .param("ids", ids.stream().map(InspectionId::value).toArray(Long[]::new))
        .update();
  }

  void progress(InspectionId id, int done, int total, String name) {
    jdbc.sql(PROGRESS)
        .param("id", id.value())
        .param("done", done)
        .param("total", total)
        .param("name", name)
        .update();
  }

  /** Whether it was not done before. */
  boolean finish(InspectionId id, String facts, Instant now) {
    return jdbc.sql(FINISH)
            .param("id", id.value())
            .param("facts", facts)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  boolean fail(InspectionId id, Instant now) {
    return jdbc.sql(FAIL).param("id", id.value()).param("now", Timestamp.from(now)).update() == 1;
  }

  private static Inspection inspection(ResultSet row) throws SQLException {
    Timestamp finished = row.getTimestamp("finished_at");
    return new Inspection(
        new InspectionId(row.getLong("id")),
        new OrganizationId(row.getLong("organization_id")),
        new DossierId(row.getLong("dossier_id")),
        new SnapshotId(row.getLong("snapshot_id")),
        row.getString("program"),
        row.getString("rulebook_hash"),
        row.getTimestamp("at").toInstant(),
        Inspection.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("done"),
        row.getInt("total"),
        row.getString("looking_at"),
        finished == null ? null : finished.toInstant(),
        Inspection.Purpose.of(row.getString("purpose")));
  }
}
