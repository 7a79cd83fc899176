package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.sql.RowChanges;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tasks. */
@Repository
class JdbcTasks {
  private static final String DELETE_CLOSED =
      "DELETE FROM casework.task WHERE case_id = :id AND NOT stage = ANY (:stages)";

  // Who works on a task keeps it while the ball stays on the desk in the same round.
  private static final String PUT_TASK =
      """
      INSERT INTO casework.task AS t (case_id, stage, organization_id, counterpart_id, program,
        procedure, stage_zh, stage_en, subject_name, round, phase, since, owner, on_desk, reason_zh,
        reason_en, due, due_zh, due_en, told, resting_zh, resting_en)
      VALUES (:id, :stage, :organization, :counterpart, :program, :procedure, :stageZh, :stageEn,
        :subject, :round, :phase, :since, :owner, :onDesk, :reasonZh, :reasonEn, :due, :dueZh,
        :dueEn, :told, :restingZh, :restingEn)
      ON CONFLICT (case_id, stage) DO UPDATE SET
        round = excluded.round, phase = excluded.phase, since = excluded.since,
        owner = excluded.owner, on_desk = excluded.on_desk, reason_zh = excluded.reason_zh,
        reason_en = excluded.reason_en, due = excluded.due, due_zh = excluded.due_zh,
        due_en = excluded.due_en, told = excluded.told, resting_zh = excluded.resting_zh,
        resting_en = excluded.resting_en,
        claimed_by = CASE WHEN t.phase = excluded.phase THEN t.claimed_by END,
        claimed_until = CASE WHEN t.phase = excluded.phase THEN t.claimed_until END,
        handed_by = CASE WHEN t.phase = excluded.phase THEN t.handed_by END,
        remind_at = CASE WHEN t.due IS NOT DISTINCT FROM excluded.due THEN t.remind_at END
      """;

  private static final String FIND_OF_CASE =
      "SELECT * FROM casework.task WHERE case_id = :id ORDER BY due NULLS LAST, stage";

  private static final String FIND_OF_CASES =
      "SELECT * FROM casework.task WHERE case_id = ANY (:ids) ORDER BY due NULLS LAST, stage";

  private static final String FIND_IN_PHASE =
      "SELECT * FROM casework.task WHERE phase = :phase ORDER BY due LIMIT :most";

  private static final String FIND_QUEUE =
      """
      SELECT * FROM casework.task
      WHERE on_desk
        AND (:program = '' OR program = :program)
        AND (:stage = '' OR stage = :stage)
        AND (owner = ANY (:owners))
        AND (NOT :overdue OR due <= :now)
        AND (:mine::bigint IS NULL OR (claimed_by = :mine AND claimed_until > :now))
        AND (NOT :free OR claimed_by IS NULL OR claimed_until <= :now)
        AND (:words = '' OR position(lower(:words) IN lower(subject_name)) > 0
          OR case_id::text = :words)
        AND NOT organization_id = ANY (:except)
        AND (counterpart_id IS NULL OR NOT counterpart_id = ANY (:except))
        AND NOT case_id = ANY (:hidden)
      ORDER BY due NULLS LAST, case_id, stage
      LIMIT :most OFFSET :skip
      """;

  // In no order, for the database would sort all tasks to group them; stages are few.
  private static final String COUNT_QUEUE =
      """
      SELECT program, stage, stage_zh, stage_en, count(*) AS waiting,
        count(*) FILTER (WHERE due <= :now) AS overdue,
        count(*) FILTER (WHERE due > :now AND due <= :soon) AS soon,
        count(*) FILTER (WHERE claimed_by = :person AND claimed_until > :now) AS mine
      FROM casework.task
      WHERE on_desk AND owner = ANY (:owners) AND NOT case_id = ANY (:hidden)
      GROUP BY program, stage, stage_zh, stage_en
      """;

  private static final String COUNT_BY_PERSON =
      """
      SELECT claimed_by, count(*) FROM casework.task
      WHERE claimed_by IS NOT NULL AND claimed_until > :now GROUP BY claimed_by
      """;

  private static final String LOCK_TASK =
      "SELECT * FROM casework.task WHERE case_id = :id AND stage = :stage FOR UPDATE";

  private static final String CLAIM_TASK =
      """
      UPDATE casework.task SET claimed_by = :by, claimed_until = :until, handed_by = :handedBy
      WHERE case_id = :id AND stage = :stage
      """;

  private final JdbcClient jdbc;

  JdbcTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which tasks of the desk are looked for.
   *
   * @param except organizations in whose cases none is
   * @param hidden cases of which the reader must not learn where they stand
   */
  record Wanted(
      String program,
      String stage,
      Collection<Role> owners,
      boolean overdue,
      boolean free,
      @Nullable PersonId mine,
      String words,
      Collection<OrganizationId> except,
      Collection<CaseId> hidden) {}

  /** How many tasks wait at the desk. */
  record Counts(int waiting, int overdue, int soon, int mine) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          waiting + other.waiting, overdue + other.overdue, soon + other.soon, mine + other.mine);
    }
  }

  /** A stage in which something waits. */
  record StageOption(String program, String stage, LocalText title) {
    /** It with its program: stages of different programs may be called the same. */
    String value() {
      return program + ":" + stage;
    }
  }

  /** How many tasks wait in a stage. */
  record StageCounts(StageOption stage, Counts counts) {}

  /** How many tasks somebody works on. */
  record Load(PersonId person, int tasks) {}

  void keepOnly(CaseId id, Collection<String> stages, RowChanges changes) {
    changes.add(
        DELETE_CLOSED,
        new MapSqlParameterSource("id", id.value())
            .addValue("stages", stages.toArray(String[]::new)));
  }

  void put(CaseRow row, OpenStage stage, LocalText title, Waiting waiting, RowChanges changes) {
    DueDate due = waiting.due();
    LocalText why =
        switch (due) {
          case DueDate.Known _ -> null;
          case DueDate.Unknown(LocalText unknown) -> unknown;
          case DueDate.None(LocalText none) -> none;
        };
    changes.add(
        PUT_TASK,
        new MapSqlParameterSource("id", row.id().value())
            .addValue("stage", stage.id())
            .addValue("organization", row.organization().value())
            .addValue("counterpart", row.counterpart() == null ? null : row.counterpart().value())
            .addValue("program", row.pin().program())
            .addValue("procedure", row.pin().procedure())
            .addValue("stageZh", title.zh())
            .addValue("stageEn", title.en())
            .addValue("subject", row.subjectName())
            .addValue("round", stage.round())
            .addValue("phase", phase(stage.phase()))
            .addValue("since", Timestamp.from(stage.since()))
            .addValue("owner", waiting.owner().code())
            .addValue(
                "onDesk",
                waiting.owner().side() == Role.Side.PLATFORM && waiting.owner() != Role.SYSTEM)
            .addValue("reasonZh", waiting.reason().zh())
            .addValue("reasonEn", waiting.reason().en())
            .addValue("due", due.instant().map(Timestamp::from).orElse(null))
            .addValue("dueZh", why == null ? null : why.zh())
            .addValue("dueEn", why == null ? null : why.en())
            .addValue("told", waiting.told() == null ? null : waiting.told().code())
            .addValue("restingZh", waiting.resting() == null ? null : waiting.resting().zh())
            .addValue("restingEn", waiting.resting() == null ? null : waiting.resting().en()));
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case Phase.Working _ -> "working";
      case Phase.Proposed _ -> "proposed";
      case Phase.Returned _ -> "returned";
      case Phase.GateOwed _ -> "gate-owed";
      case Phase.Failed _ -> "failed";
    };
  }

  /** The tasks of cases, by the case; of those that have none there is no entry. */
  Map<CaseId, List<Task>> of(Collection<CaseId> ids) {
    return jdbc
        .sql(FIND_OF_CASES)
        .param("ids", ids.stream().map(CaseId::value).toArray(Long[]::new))
        .query((row, _) -> task(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Task::caseId));
  }

  List<Task> of(CaseId id) {
    return jdbc.sql(FIND_OF_CASE).param("id", id.value()).query((row, _) -> task(row)).list();
  }

  List<Task> inPhase(String phase, int most) {
    return jdbc.sql(FIND_IN_PHASE)
        .param("phase", phase)
        .param("most", most)
        .query((row, _) -> task(row))
        .list();
  }

  List<Task> queue(Wanted wanted, Instant now, int most, int skip) {
    return jdbc.sql(FIND_QUEUE)
        .param("program", wanted.program())
        .param("stage", wanted.stage())
        .param("owners", codes(wanted.owners()))
        .param("overdue", wanted.overdue())
        .param("free", wanted.free())
        .param("mine", wanted.mine() == null ? null : wanted.mine().value())
        .param("words", wanted.words())
        .param("except", wanted.except().stream().map(OrganizationId::value).toArray(Long[]::new))
        .param("hidden", wanted.hidden().stream().map(CaseId::value).toArray(Long[]::new))
        .param("now", Timestamp.from(now))
        .param("most", most)
        .param("skip", skip)
        .query((row, _) -> task(row))
        .list();
  }

  /** How much waits at the desk, by the stages in which something does. */
  List<StageCounts> counts(
      Collection<Role> owners,
      PersonId person,
      Collection<CaseId> hidden,
      Instant now,
      Instant soon) {
    return jdbc
        .sql(COUNT_QUEUE)
        .param("hidden", hidden.stream().map(CaseId::value).toArray(Long[]::new))
        .param("owners", codes(owners))
        .param("person", person.value())
        .param("now", Timestamp.from(now))
        .param("soon", Timestamp.from(soon))
        .query(
            (row, _) ->
                new StageCounts(
                    new StageOption(
                        row.getString("program"),
                        row.getString("stage"),
                        new LocalText(row.getString("stage_zh"), row.getString("stage_en"))),
                    new Counts(
                        row.getInt("waiting"),
                        row.getInt("overdue"),
                        row.getInt("soon"),
                        row.getInt("mine"))))
        .list()
        .stream()
        .sorted(Comparator.comparing(one -> one.stage().value()))
        .toList();
  }

  List<Load> loads(Instant now) {
    return jdbc.sql(COUNT_BY_PERSON)
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Load(new PersonId(row.getLong(1)), row.getInt(2)))
        .list();
  }

  Optional<Task> lock(CaseId id, String stage) {
    return jdbc.sql(LOCK_TASK)
        .param("id", id.value())
        .param("stage", stage)
        .query((row, _) -> task(row))
        .optional();
  }

  void claim(CaseId id, String stage, Task.@Nullable Claim claim) {
    jdbc.sql(CLAIM_TASK)
        .param("id", id.value())
        .param("stage", stage)
        .param("by", claim == null ? null : claim.by().value())
        .param("until", claim == null ? null : Timestamp.from(claim.until()))
        .param(
            "handedBy", claim == null || claim.handedBy() == null ? null : claim.handedBy().value())
        .update();
  }

  private static String[] codes(Collection<Role> roles) {
    var codes = new ArrayList<String>();
    roles.forEach(role -> codes.add(role.code()));
    return codes.toArray(String[]::new);
  }

  private static Task task(ResultSet row) throws SQLException {
    Long counterpart = row.getObject("counterpart_id", Long.class);
    return new Task(
        new CaseId(row.getLong("case_id")),
        new OrganizationId(row.getLong("organization_id")),
        counterpart == null ? null : new OrganizationId(counterpart),
        row.getString("program"),
        row.getString("procedure"),
        row.getString("stage"),
        new LocalText(row.getString("stage_zh"), row.getString("stage_en")),
        row.getString("subject_name"),
        row.getInt("round"),
        row.getString("phase"),
        row.getTimestamp("since").toInstant(),
        Role.of(row.getString("owner")),
        new LocalText(row.getString("reason_zh"), row.getString("reason_en")),
        due(row),
        row.getString("told") == null ? null : Role.of(row.getString("told")),
        row.getString("resting_zh") == null
            ? null
            : new LocalText(row.getString("resting_zh"), row.getString("resting_en")),
        claim(row));
  }

  private static DueDate due(ResultSet row) throws SQLException {
    Timestamp due = row.getTimestamp("due");
    return due == null
        ? new DueDate.None(new LocalText(row.getString("due_zh"), row.getString("due_en")))
        : new DueDate.Known(due.toInstant());
  }

  private static Task.@Nullable Claim claim(ResultSet row) throws SQLException {
    Long by = row.getObject("claimed_by", Long.class);
    if (by == null) {
      return null;
    }
    Long handedBy = row.getObject("handed_by", Long.class);
    return new Task.Claim(
        new PersonId(by),
        row.getTimestamp("claimed_until").toInstant(),
        handedBy == null ? null : new PersonId(handedBy));
  }
}
