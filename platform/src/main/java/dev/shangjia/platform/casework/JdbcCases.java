package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseEventJson;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.sql.RowChanges;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of cases and their events. */
@Repository
class JdbcCases {
  private static final String NEXT_ID =
      "SELECT nextval(pg_get_serial_sequence('casework.case_state', 'id'))";

  private static final String INSERT_CASE =
      """
      INSERT INTO casework.case_state (id, organization_id, counterpart_id, program, procedure,
        rulebook_version, rulebook_hash, subject_kind, subject_id, subject_name, app_id, started_by,
        started_at, sequence, snapshot_id)
      OVERRIDING SYSTEM VALUE
      VALUES (:id, :organization, :counterpart, :program, :procedure, :version, :hash, :kind,
        :subject, :name, :app, :by, :at, 0, :snapshot)
      ON CONFLICT DO NOTHING
      RETURNING *
      """;

  private static final String FIND_CASE = "SELECT * FROM casework.case_state WHERE id = :id";

  private static final String LOCK_CASE = FIND_CASE + " FOR UPDATE";

  private static final String LOCK_CASE_AND_READ_EVENTS =
      """
      SELECT c.*, ARRAY(
        SELECT e.event::text FROM casework.case_event e WHERE e.case_id = c.id ORDER BY e.sequence
      ) AS events
      FROM casework.case_state c WHERE c.id = :id FOR UPDATE OF c
      """;

  private static final String UPDATE_CASE =
      """
      UPDATE casework.case_state
      SET sequence = :sequence, next_date = :next, ended_at = :endedAt, end_name = :end,
        snapshot_id = coalesce(:snapshot::bigint, snapshot_id)
      WHERE id = :id
      """;

  private static final String INSERT_EVENTS =
      """
      INSERT INTO casework.case_event (case_id, sequence, organization_id, counterpart_id, at,
        recorded_at, recorded_by, event)
      SELECT :id, :sequence + added.number, :organization, :counterpart::bigint, added.at,
        :recordedAt::timestamptz, :by, added.event
      FROM unnest(:at::timestamptz[], :events::jsonb[]) WITH ORDINALITY
        AS added (at, event, number)
      """;

  private static final String FIND_EVENTS =
      "SELECT event::text FROM casework.case_event WHERE case_id = :id ORDER BY sequence";

  private static final String FIND_PASSED =
      """
      SELECT id FROM casework.case_state WHERE next_date <= :at ORDER BY next_date LIMIT :most
      """;

  private static final String FIND_OF_ORGANIZATION =
      """
      SELECT * FROM casework.case_state
      WHERE organization_id = :organization OR counterpart_id = :organization
      ORDER BY ended_at IS NOT NULL, id DESC LIMIT :most
      """;

  private static final String FIND_OPEN =
      """
      SELECT * FROM casework.case_state
      WHERE program = :program AND procedure = :procedure AND organization_id = :organization
        AND subject_kind = :kind AND subject_id = :subject AND ended_at IS NULL
      """;

  private static final String FIND_HANDED_IN =
      """
      SELECT * FROM casework.case_state
      WHERE program = :program AND procedure = :procedure AND organization_id = :organization
        AND snapshot_id IS NOT NULL
        AND (app_id = :app OR (subject_kind = :kind AND subject_id = :subject))
      ORDER BY coalesce(ended_at, started_at) DESC, id DESC LIMIT 50
      """;

  private static final String INSERT_ROUND =
      """
      INSERT INTO casework.round (case_id, number, organization_id, counterpart_id, stage,
        snapshot_id, rulebook_hash, engine_version, judged_at, handed_in_by)
      SELECT :id, coalesce(max(number), 0) + 1, :organization, :counterpart::bigint, :stage,
        :snapshot::bigint, :hash, :engine, :at::timestamptz, :by
      FROM casework.round WHERE case_id = :id
      """;

  private static final String FIND_OPEN_OF =
      """
      SELECT * FROM casework.case_state
      WHERE organization_id = ANY (:organizations) AND ended_at IS NULL
      """;

  private static final String FIND_ALL = "SELECT * FROM casework.case_state WHERE id = ANY (:ids)";

  private static final String COPY_ROUNDS =
      """
      INSERT INTO casework.round (case_id, number, organization_id, counterpart_id, stage,
        snapshot_id, inspection_id, rulebook_hash, engine_version, judged_at, handed_in_by)
      SELECT :to, number, organization_id, counterpart_id, stage, snapshot_id, inspection_id,
        rulebook_hash, engine_version, judged_at, handed_in_by
      FROM casework.round WHERE case_id = :from
      """;

  private static final String FIND_ROUNDS =
      "SELECT * FROM casework.round WHERE case_id = :id ORDER BY number";

  private static final String FIND_ENDS_OF_ORGANIZATION =
      """
      SELECT DISTINCT procedure || '/' || end_name FROM casework.case_state
      WHERE program = :program AND subject_kind = 'organization' AND subject_id = :organization
        AND ended_at IS NOT NULL
      ORDER BY 1
      """;

  private static final String FIND_ENDS_OF_APP =
      """
      SELECT DISTINCT procedure || '/' || end_name FROM casework.case_state
      WHERE program = :program AND app_id = :app AND ended_at IS NOT NULL
      ORDER BY 1
      """;

  private static final String FIND_LATEST_OF_APP =
      """
      SELECT DISTINCT ON (procedure, subject_kind, subject_id) * FROM casework.case_state
      WHERE program = :program AND app_id = :app AND organization_id = :organization
      ORDER BY procedure, subject_kind, subject_id, id DESC
      """;

  private static final String FIND_OF_APP =
      "SELECT id FROM casework.case_state WHERE program = :program AND app_id = :app";

  private final JdbcClient jdbc;

  JdbcCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CaseId nextId() {
    return new CaseId(jdbc.sql(NEXT_ID).query(Long.class).single());
  }

  /** Adds a case; empty when its subject goes through that procedure already. */
  Optional<CaseRow> add(CaseId id, NewCase started, Pin pin, String by, Instant at) {
    return jdbc.sql(INSERT_CASE)
        .param("id", id.value())
        .param("organization", started.organization().value())
        .param("counterpart", value(started.counterpart()))
        .param("program", pin.program())
        .param("procedure", pin.procedure())
        .param("version", pin.version())
        .param("hash", pin.hash())
        .param("kind", started.subject().kind())
        .param("subject", started.subject().id())
        .param("name", started.subjectName())
        .param("app", started.app())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("snapshot", started.snapshot())
        .query((row, _) -> row(row))
        .optional();
  }

  Optional<CaseRow> find(CaseId id) {
    return jdbc.sql(FIND_CASE).param("id", id.value()).query((row, _) -> row(row)).optional();
  }

  /** The case, which nobody else changes until the transaction ends. */
  Optional<CaseRow> lock(CaseId id) {
    return jdbc.sql(LOCK_CASE).param("id", id.value()).query((row, _) -> row(row)).optional();
  }

  /** A case as somebody who changes it finds it. */
  record Standing(CaseRow row, List<CaseEvent> events) {
    private boolean isWhole() {
      return events.size() == row.sequence();
    }
  }

  /** The case with its events; nobody else changes it until the transaction ends. */
  Optional<Standing> lockWithEvents(CaseId id) {
    return jdbc.sql(LOCK_CASE_AND_READ_EVENTS)
        .param("id", id.value())
        .query((row, _) -> new Standing(row(row), events(row.getArray("events"))))
        .optional()
        // Who waited for the lock sees the row as it is now, and the events as they were before.
        .map(one -> one.isWhole() ? one : new Standing(one.row(), events(id)));
  }

  private static List<CaseEvent> events(Array texts) throws SQLException {
    return Arrays.stream((String[]) texts.getArray()).map(CaseEventJson::read).toList();
  }

  void move(
      CaseId id,
      int sequence,
      @Nullable Instant next,
      CaseState state,
      @Nullable Long snapshot,
      RowChanges changes) {
    CaseState.Ending ending = state.ending();
    changes.add(
        UPDATE_CASE,
        new MapSqlParameterSource("id", id.value())
            .addValue("sequence", sequence)
            .addValue("next", next == null ? null : Timestamp.from(next))
            .addValue("endedAt", ending == null ? null : Timestamp.from(ending.at()))
            .addValue("end", ending == null ? null : ending.end())
            .addValue("snapshot", snapshot));
  }

  /**
   * Adds events after those that a case has.
   *
   * @param by who brought them about, as an actor's id
   */
  void add(CaseRow row, List<CaseEvent> events, String by, Instant at, RowChanges changes) {
    changes.add(
        INSERT_EVENTS,
        new MapSqlParameterSource("id", row.id().value())
            .addValue("sequence", row.sequence())
            .addValue("organization", row.organization().value())
            .addValue("counterpart", value(row.counterpart()))
            .addValue("recordedAt", Timestamp.from(at))
            .addValue("by", by)
            .addValue("at", texts(events, event -> event.at().toString()))
            .addValue("events", texts(events, event -> CaseEventJson.write(event).toString())));
  }

  private static String[] texts(List<CaseEvent> events, Function<CaseEvent, String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }

  List<CaseEvent> events(CaseId id) {
    return jdbc.sql(FIND_EVENTS)
        .param("id", id.value())
        .query((row, _) -> CaseEventJson.read(row.getString(1)))
        .list();
  }

  /** The open case of an organization about a subject in a procedure. */
  Optional<CaseRow> open(
      OrganizationId organization, String program, String procedure, Subject subject) {
    return jdbc.sql(FIND_OPEN)
        .param("organization", organization.value())
        .param("program", program)
        .param("procedure", procedure)
        .param("kind", subject.kind())
        .param("subject", subject.id())
        .query((row, _) -> row(row))
        .optional();
  }

  /**
   * Notes what was handed in, and by what it is judged from now on.
   *
   * @param stage in which stage
   */
  void addRound(CaseRow row, String stage, Round round, RowChanges changes) {
    changes.add(
        INSERT_ROUND,
        new MapSqlParameterSource("id", row.id().value())
            .addValue("organization", row.organization().value())
            .addValue("counterpart", value(row.counterpart()))
            .addValue("stage", stage)
            .addValue("snapshot", round.snapshot())
            .addValue("hash", round.rulebookHash())
            .addValue("engine", round.engineVersion())
            .addValue("at", Timestamp.from(round.judgedAt()))
            .addValue("by", round.handedInBy()));
  }

  /** All open cases of some organizations. */
  List<CaseRow> open(Collection<OrganizationId> organizations) {
    return jdbc.sql(FIND_OPEN_OF)
        .param(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(Long[]::new))
        .query((row, _) -> row(row))
        .list();
  }

  /** Some cases, in no order. */
  List<CaseRow> all(Collection<CaseId> ids) {
    return jdbc.sql(FIND_ALL)
        .param("ids", ids.stream().map(CaseId::value).toArray(Long[]::new))
        .query((row, _) -> row(row))
        .list();
  }

  /** Gives a case all rounds of another one. */
  void copyRounds(CaseId from, CaseId to) {
    jdbc.sql(COPY_ROUNDS).param("from", from.value()).param("to", to.value()).update();
  }

  /** What was handed in, the first first. */
  List<Round> rounds(CaseId id) {
    return jdbc.sql(FIND_ROUNDS)
        .param("id", id.value())
        .query(
            (row, _) ->
                new Round(
                    row.getInt("number"),
                    row.getObject("snapshot_id", Long.class),
                    row.getString("rulebook_hash"),
                    row.getString("engine_version"),
                    row.getTimestamp("judged_at").toInstant(),
                    row.getString("handed_in_by")))
        .list();
  }

  /** Open cases in which a date has passed, the earliest first. */
  List<CaseId> passed(Instant at, int most) {
    return jdbc.sql(FIND_PASSED)
        .param("at", Timestamp.from(at))
        .param("most", most)
        .query((row, _) -> new CaseId(row.getLong(1)))
        .list();
  }

  /** Cases that an organization has a part in: open ones first, then the latest. */
  List<CaseRow> of(OrganizationId organization, int most) {
    return jdbc.sql(FIND_OF_ORGANIZATION)
        .param("organization", organization.value())
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  /**
   * The last cases of a procedure in which a dossier about the same was handed in, newest first.
   */
  List<CaseRow> handedIn(OrganizationId organization, DossierKey key, @Nullable AppId app) {
    return jdbc.sql(FIND_HANDED_IN)
        .param("program", key.program())
        .param("procedure", key.procedure())
        .param("organization", organization.value())
        .param("app", app == null ? 0 : app.value())
        .param("kind", key.subjectKind())
        .param("subject", key.subjectId())
        .query((row, _) -> row(row))
        .list();
  }

  /** The last case of each procedure about an app and about each of its versions. */
  List<CaseRow> latestOfApp(App app) {
    return jdbc.sql(FIND_LATEST_OF_APP)
        .param("program", app.program())
        .param("organization", app.organization().value())
        .param("app", app.id().value())
        .query((row, _) -> row(row))
        .list();
  }

  /** The ends that cases about an organization itself have come to, as {@code procedure/end}. */
  List<String> endsOf(String program, OrganizationId organization) {
    return jdbc.sql(FIND_ENDS_OF_ORGANIZATION)
        .param("program", program)
        .param("organization", organization.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The ends that cases about an app and its versions have come to. */
  List<String> endsOfApp(String program, long app) {
    return jdbc.sql(FIND_ENDS_OF_APP)
        .param("program", program)
        .param("app", app)
        .query((row, _) -> row.getString(1))
        .list();
  }

  List<Long> ofApp(String program, long app) {
    return jdbc.sql(FIND_OF_APP)
        .param("program", program)
        .param("app", app)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static @Nullable Long value(@Nullable OrganizationId id) {
    return id == null ? null : id.value();
  }

  private static CaseRow row(ResultSet row) throws SQLException {
    Long counterpart = row.getObject("counterpart_id", Long.class);
    Timestamp ended = row.getTimestamp("ended_at");
    return new CaseRow(
        new CaseId(row.getLong("id")),
        new OrganizationId(row.getLong("organization_id")),
        counterpart == null ? null : new OrganizationId(counterpart),
        new Pin(
            row.getString("program"),
            row.getString("rulebook_version"),
            row.getString("rulebook_hash"),
            row.getString("procedure")),
        new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
        row.getString("subject_name"),
        row.getObject("app_id", Long.class),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        row.getInt("sequence"),
        ended == null ? null : ended.toInstant(),
        row.getString("end_name"),
        row.getObject("snapshot_id", Long.class));
  }
}
