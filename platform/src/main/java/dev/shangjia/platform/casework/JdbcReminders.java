package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dates of which people are to be reminded. */
@Repository
class JdbcReminders {
  private static final String FIND_DUE =
      """
      SELECT case_id, stage FROM casework.task
      WHERE due IS NOT NULL AND (remind_at IS NULL OR remind_at <= :now)
      ORDER BY remind_at NULLS FIRST LIMIT :most
      """;

  private static final String LOCK_DUE =
      """
      SELECT due, owner, remind_at FROM casework.task
      WHERE case_id = :id AND stage = :stage AND due IS NOT NULL
        AND (remind_at IS NULL OR remind_at <= :now)
      FOR UPDATE SKIP LOCKED
      """;

  private static final String SET_NEXT =
      """
      UPDATE casework.task SET remind_at = coalesce(:next::timestamptz, 'infinity')
      WHERE case_id = :id AND stage = :stage
      """;

  private static final String FIND_DUE_APPEALS =
      """
      SELECT id FROM casework.appeal
      WHERE state = 'open' AND due IS NOT NULL AND (remind_at IS NULL OR remind_at <= :now)
      ORDER BY remind_at NULLS FIRST LIMIT :most
      """;

  private static final String LOCK_DUE_APPEAL =
      """
      SELECT case_id, due, remind_at FROM casework.appeal
      WHERE id = :id AND state = 'open' AND due IS NOT NULL
        AND (remind_at IS NULL OR remind_at <= :now)
      FOR UPDATE SKIP LOCKED
      """;

  private static final String SET_NEXT_OF_APPEAL =
      """
      UPDATE casework.appeal SET remind_at = coalesce(:next::timestamptz, 'infinity')
      WHERE id = :id
      """;

  private static final String FIND_LATE_APPEALS =
      """
      SELECT id FROM casework.appeal WHERE state = 'open' AND told_at IS NULL AND due <= :now
      ORDER BY due LIMIT :most
      """;

  private static final String TAKE_LATE_APPEAL =
      """
      UPDATE casework.appeal SET told_at = :now
      WHERE id = :id AND state = 'open' AND told_at IS NULL RETURNING case_id, due
      """;

  private static final String COUNT_MORNING =
      """
      SELECT count(*) AS waiting, count(*) FILTER (WHERE since > :since) AS fresh,
        count(*) FILTER (WHERE due > :now AND due <= :soon) AS soon,
        count(*) FILTER (WHERE due <= :now) AS overdue
      FROM casework.task WHERE on_desk AND owner = ANY (:owners)
      """;

  private final JdbcClient jdbc;

  JdbcReminders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The date of an open stage.
   *
   * @param remindAt when somebody was to be reminded; null while that was not worked out
   */
  record Date(Instant due, Role owner, @Nullable Instant remindAt) {}

  /**
   * The date of an open appeal.
   *
   * @param remindAt when somebody was to be reminded; null while that was not worked out
   */
  record AppealDate(CaseId caseId, Instant due, @Nullable Instant remindAt) {}

  /** An appeal that nobody answered by its date. */
  record LateAppeal(CaseId caseId, Instant due) {}

  /** How much waits for some roles. */
  record Morning(int waiting, int fresh, int soon, int overdue) {}

  List<Reminders.Waiting> due(Instant now, int most) {
    return jdbc.sql(FIND_DUE)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(
            (row, _) ->
                new Reminders.Waiting(new CaseId(row.getLong("case_id")), row.getString("stage")))
        .list();
  }

  /** The date, while nobody else looks at it; empty when somebody has. */
  Optional<Date> lock(Reminders.Waiting waiting, Instant now) {
    return jdbc.sql(LOCK_DUE)
        .param("id", waiting.caseId().value())
        .param("stage", waiting.stage())
        .param("now", Timestamp.from(now))
        .query(
            (row, _) -> {
              Timestamp remindAt = row.getTimestamp("remind_at");
              return new Date(
                  row.getTimestamp("due").toInstant(),
                  Role.of(row.getString("owner")),
                  remindAt == null ? null : remindAt.toInstant());
            })
        .optional();
  }

  /**
   * Notes when somebody is reminded next.
   *
   * @param next null for never
   */
  void next(Reminders.Waiting waiting, @Nullable Instant next) {
    jdbc.sql(SET_NEXT)
        .param("id", waiting.caseId().value())
        .param("stage", waiting.stage())
        .param("next", next == null ? null : Timestamp.from(next))
        .update();
  }

  List<Long> dueAppeals(Instant now, int most) {
    return jdbc.sql(FIND_DUE_APPEALS)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  /** The date of an appeal, while nobody else looks at it; empty when somebody has. */
  Optional<AppealDate> lockAppeal(long appeal, Instant now) {
    return jdbc.sql(LOCK_DUE_APPEAL)
        .param("id", appeal)
        .param("now", Timestamp.from(now))
        .query(
            (row, _) -> {
              Timestamp remindAt = row.getTimestamp("remind_at");
              return new AppealDate(
                  new CaseId(row.getLong("case_id")),
                  row.getTimestamp("due").toInstant(),
                  remindAt == null ? null : remindAt.toInstant());
            })
        .optional();
  }

  /**
   * Notes when somebody is reminded of an appeal next.
   *
   * @param next null for never
   */
  void nextOfAppeal(long appeal, @Nullable Instant next) {
    jdbc.sql(SET_NEXT_OF_APPEAL)
        .param("id", appeal)
        .param("next", next == null ? null : Timestamp.from(next))
        .update();
  }

  List<Long> lateAppeals(Instant now, int most) {
    return jdbc.sql(FIND_LATE_APPEALS)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  Optional<LateAppeal> takeLate(long appeal, Instant now) {
    return jdbc.sql(TAKE_LATE_APPEAL)
        .param("id", appeal)
        .param("now", Timestamp.from(now))
        .query(
            (row, _) ->
                new LateAppeal(
                    new CaseId(row.getLong("case_id")), row.getTimestamp("due").toInstant()))
        .optional();
  }

  Morning morning(List<String> owners, Instant since, Instant now, Instant soon) {
    return jdbc.sql(COUNT_MORNING)
        .param("owners", owners.toArray(String[]::new))
        .param("since", Timestamp.from(since))
        .param("now", Timestamp.from(now))
        .param("soon", Timestamp.from(soon))
        .query(
            (row, _) ->
                new Morning(
                    row.getInt("waiting"),
                    row.getInt("fresh"),
                    row.getInt("soon"),
                    row.getInt("overdue")))
        .single();
  }
}
