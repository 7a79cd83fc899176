package dev.shangjia.platform.accounts;

import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what cases changed in how organizations stand. */
@Repository
class JdbcStandings {
  private static final String ADD_CHANGE =
      """
      INSERT INTO accounts.standing_change
        (effect_id, organization_id, program, name, case_id, made_at)
      VALUES (:effect, :organization, :program, :name, :caseId, :at)
      ON CONFLICT (effect_id) DO NOTHING
      """;

  private static final String UNDO_CHANGE =
      """
      UPDATE accounts.standing_change SET undone_at = :at
      WHERE effect_id = :effect AND undone_at IS NULL
      """;

  private static final String FIND_CHANGES =
      """
      SELECT effect_id, organization_id, program, name, case_id, made_at
      FROM accounts.standing_change
      WHERE organization_id = :organization AND undone_at IS NULL
      ORDER BY made_at, effect_id
      """;

  private final JdbcClient jdbc;

  JdbcStandings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that a case changed.
   *
   * @param effect by which it did so
   */
  record Change(
      EffectId effect,
      OrganizationId organization,
      String program,
      StandingEffect name,
      long caseId,
      Instant at) {}

  /** Keeps a change; one that is kept already stays as it is. */
  void add(Change change) {
    jdbc.sql(ADD_CHANGE)
        .param("effect", change.effect().value())
        .param("organization", change.organization().value())
        .param("program", change.program())
        .param("name", change.name().code())
        .param("caseId", change.caseId())
        .param("at", JdbcAccounts.time(change.at()))
        .update();
  }

  /** Marks a change as undone; one that was never made, or is undone, is left alone. */
  void undo(EffectId effect, Instant at) {
    jdbc.sql(UNDO_CHANGE)
        .param("effect", effect.value())
        .param("at", JdbcAccounts.time(at))
        .update();
  }

  /** What holds of an organization, the oldest change first. */
  List<Change> of(OrganizationId organization) {
    return jdbc.sql(FIND_CHANGES)
        .param("organization", organization.value())
        .query(
            (row, _) ->
                new Change(
                    new EffectId(row.getLong("effect_id")),
                    new OrganizationId(row.getLong("organization_id")),
                    row.getString("program"),
                    StandingEffect.of(row.getString("name")).orElseThrow(),
                    row.getLong("case_id"),
                    row.getTimestamp("made_at").toInstant()))
        .list();
  }
}
