package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of waiting lists, and how many cases there are of a procedure. */
@Repository
class JdbcPlaces {
  /** Held until the transaction ends; other procedures are not held up. */
  private static final String LOCK_PROCEDURE =
      "SELECT pg_advisory_xact_lock(hashtextextended('intake ' || :program || '/' || :procedure, 0))";

  private static final String COUNT_OPEN_CASES =
      """
      SELECT count(*) FROM casework.case_state
      WHERE program = :program AND procedure = :procedure AND ended_at IS NULL
      """;

  private static final String COUNT_STARTS =
      """
      SELECT count(*) FROM casework.case_state
      WHERE program = :program AND procedure = :procedure AND started_at >= :since
      """;

  private static final String COUNT_ENDS =
      """
      SELECT count(*) FROM casework.case_state
      WHERE program = :program AND procedure = :procedure AND ended_at >= :since
      """;

  private static final String COUNT_PLACES =
      """
      SELECT count(*) FROM casework.waiting_place
      WHERE program = :program AND procedure = :procedure AND state = :state AND id <= :upTo
      """;

  private static final String ADD =
      """
      INSERT INTO casework.waiting_place (organization_id, program, procedure, title_zh, title_en,
        subject_kind, subject_id, subject_name, joined_by, joined_at, state)
      VALUES (:organization, :program, :procedure, :zh, :en, :kind, :subject, :name, :by, :at,
        'waiting')
      RETURNING id
      """;

  private static final String FIND = "SELECT * FROM casework.waiting_place WHERE id = :id";

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String FIND_OPEN =
      """
      SELECT * FROM casework.waiting_place
      WHERE program = :program AND procedure = :procedure AND organization_id = :organization
        AND subject_kind = :kind AND subject_id = :subject AND state IN ('waiting', 'offered')
      """;

  private static final String FIND_OPEN_OF_ORGANIZATION =
      """
      SELECT * FROM casework.waiting_place
      WHERE organization_id = :organization AND state IN ('waiting', 'offered') ORDER BY id
      """;

  private static final String FIND_OPEN_OF_PROCEDURE =
      """
      SELECT * FROM casework.waiting_place
      WHERE program = :program AND procedure = :procedure AND state IN ('waiting', 'offered')
      ORDER BY id LIMIT :most
      """;

  private static final String FIND_LISTS =
      """
      SELECT DISTINCT program, procedure FROM casework.waiting_place
      WHERE state IN ('waiting', 'offered') ORDER BY program, procedure
      """;

  private static final String FIND_FIRST =
      """
      SELECT * FROM casework.waiting_place
      WHERE program = :program AND procedure = :procedure AND state = 'waiting'
      ORDER BY id LIMIT :most FOR UPDATE
      """;

  private static final String FIND_OFFERED =
      """
      SELECT * FROM casework.waiting_place
      WHERE program = :program AND procedure = :procedure AND state = 'offered' ORDER BY id
      FOR UPDATE
      """;

  private static final String MOVE =
      """
      UPDATE casework.waiting_place
      SET state = :state, offer_until = coalesce(:until::timestamptz, offer_until),
        ended_at = :ended, case_id = coalesce(:case, case_id)
      WHERE id = :id
      """;

  private final JdbcClient jdbc;

  JdbcPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A procedure of a program. */
  record Of(String program, String procedure) {}

  /** Nobody else is let in, or moves up, in this procedure until the transaction ends. */
  void lock(Of of) {
    about(LOCK_PROCEDURE, of).query((_, _) -> of).single();
  }

  int openCases(Of of) {
    return about(COUNT_OPEN_CASES, of).query(Integer.class).single();
  }

  int starts(Of of, Instant since) {
    return about(COUNT_STARTS, of)
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  int ends(Of of, Instant since) {
    return about(COUNT_ENDS, of)
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  int count(Of of, Place.State state) {
    return upTo(of, state, Long.MAX_VALUE);
  }

  /** How many places in a state there are, up to and with one. */
  int upTo(Of of, Place.State state, long id) {
    return about(COUNT_PLACES, of)
        .param("state", state.code())
        .param("upTo", id)
        .query(Integer.class)
        .single();
  }

  long add(Asked asked, String by, Instant at) {
    return jdbc.sql(ADD)
        .param("organization", asked.organization().value())
        .param("program", asked.program())
        .param("procedure", asked.procedure())
        .param("zh", asked.title().zh())
        .param("en", asked.title().en())
        .param("kind", asked.subject().kind())
        .param("subject", asked.subject().id())
        .param("name", asked.subjectName())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  Optional<Place> find(long id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> place(row)).optional();
  }

  Optional<Place> lock(long id) {
    return jdbc.sql(LOCK).param("id", id).query((row, _) -> place(row)).optional();
  }

  /** The place that somebody has for something, if they wait for it. */
  Optional<Place> open(
      String program, String procedure, OrganizationId organization, Subject subject) {
    return about(FIND_OPEN, new Of(program, procedure))
        .param("organization", organization.value())
        .param("kind", subject.kind())
        .param("subject", subject.id())
        .query((row, _) -> place(row))
        .optional();
  }

  List<Place> open(OrganizationId organization) {
    return jdbc.sql(FIND_OPEN_OF_ORGANIZATION)
        .param("organization", organization.value())
        .query((row, _) -> place(row))
        .list();
  }

  List<Place> open(Of of, int most) {
    return about(FIND_OPEN_OF_PROCEDURE, of)
        .param("most", most)
        .query((row, _) -> place(row))
        .list();
  }

  /** Procedures that somebody waits for. */
  List<Of> lists() {
    return jdbc.sql(FIND_LISTS)
        .query((row, _) -> new Of(row.getString("program"), row.getString("procedure")))
        .list();
  }

  /** Those who came first, locked. */
  List<Place> first(Of of, int most) {
    return about(FIND_FIRST, of).param("most", most).query((row, _) -> place(row)).list();
  }

  /** Places that are kept for somebody, or were until now; locked. */
  List<Place> offered(Of of) {
    return about(FIND_OFFERED, of).query((row, _) -> place(row)).list();
  }

  void offer(long id, Instant until) {
    move(id, Place.State.OFFERED, until, null, null);
  }

  void taken(long id, long caseId, Instant at) {
    move(id, Place.State.TAKEN, null, at, caseId);
  }

  void end(long id, Place.State state, Instant at) {
    move(id, state, null, at, null);
  }

  private void move(
      long id,
      Place.State state,
      @Nullable Instant until,
      @Nullable Instant ended,
      @Nullable Long caseId) {
    jdbc.sql(MOVE)
        .param("id", id)
        .param("state", state.code())
        .param("until", until == null ? null : Timestamp.from(until))
        .param("ended", ended == null ? null : Timestamp.from(ended))
        .param("case", caseId)
        .update();
  }

  private JdbcClient.StatementSpec about(String sql, Of of) {
    return jdbc.sql(sql).param("program", of.program()).param("procedure", of.procedure());
  }

  private static Place place(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp("offer_until");
    return new Place(
        row.getLong("id"),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        row.getString("procedure"),
        new LocalText(row.getString("title_zh"), row.getString("title_en")),
        new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
        row.getString("subject_name"),
        row.getTimestamp("joined_at").toInstant(),
        Place.State.of(row.getString("state")),
        until == null ? null : until.toInstant());
  }
}
