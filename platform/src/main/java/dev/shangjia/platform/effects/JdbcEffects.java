package dev.shangjia.platform.effects;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of effects. */
@Repository
class JdbcEffects {
  private static final String INSERT_EFFECT =
      """
      INSERT INTO effects.effect (case_id, sequence, organization_id, counterpart_id, program,
        subject_kind, subject_id, source, name, argument, state, due_at, decided_by)
      VALUES (:caseId, :sequence, :organization, :counterpart, :program, :kind, :subject, :source,
        :name, :argument, :state, :at, :decidedBy)
      RETURNING *
      """;

  private static final String FIND_EFFECT = "SELECT * FROM effects.effect WHERE id = :id";

  private static final String LOCK_EFFECT = FIND_EFFECT + " FOR UPDATE";

  private static final String FIND_DECIDER = "SELECT decided_by FROM effects.effect WHERE id = :id";

  private static final String CONFIRM_EFFECT =
      "UPDATE effects.effect SET state = 'due', confirmed_by = :by WHERE id = :id";

  private static final String SETTLE_EFFECT =
      """
      UPDATE effects.effect
      SET state = :state, settled_at = :at, settled_by = :by, why_zh = :zh, why_en = :en
      WHERE id = :id
      """;

  private static final String FIND_OF_CASE =
      "SELECT * FROM effects.effect WHERE case_id = :caseId ORDER BY sequence";

  private static final String LOCK_OF_CASE = FIND_OF_CASE + " FOR UPDATE";

  private static final String FIND_OF_CASES =
      "SELECT * FROM effects.effect WHERE case_id = ANY (:cases) ORDER BY id";

  private static final String FIND_OPEN =
      """
      SELECT * FROM effects.effect WHERE state = ANY (:states)
        AND (:program = '' OR program = :program)
        AND (:name = '' OR name = :name)
        AND (:caseId = -1 OR case_id = :caseId)
      ORDER BY due_at, id LIMIT :most OFFSET :skip
      """;

  private static final String FIND_OPEN_NAMES =
      """
      SELECT DISTINCT name FROM effects.effect WHERE state IN ('unconfirmed', 'due', 'undoing')
      ORDER BY name
      """;

  private final JdbcClient jdbc;

  JdbcEffects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Effect add(NewEffect effect, EffectState state) {
    OrganizationId counterpart = effect.counterpart();
    return jdbc.sql(INSERT_EFFECT)
        .param("caseId", effect.caseId())
        .param("sequence", effect.sequence())
        .param("organization", effect.organization().value())
        .param("counterpart", counterpart == null ? null : counterpart.value())
        .param("program", effect.program())
        .param("kind", effect.subject().kind())
        .param("subject", effect.subject().id())
        .param("source", effect.source())
        .param("name", effect.name())
        .param("argument", effect.argument())
        .param("state", state.code())
        .param("at", Timestamp.from(effect.at()))
        .param("decidedBy", effect.decidedBy())
        .query((row, _) -> effect(row))
        .single();
  }

  Optional<Effect> find(EffectId id) {
    return jdbc.sql(FIND_EFFECT).param("id", id.value()).query((row, _) -> effect(row)).optional();
  }

  Optional<Effect> lock(EffectId id) {
    return jdbc.sql(LOCK_EFFECT).param("id", id.value()).query((row, _) -> effect(row)).optional();
  }

  String decidedBy(EffectId id) {
    return jdbc.sql(FIND_DECIDER).param("id", id.value()).query(String.class).single();
  }

  void confirm(EffectId id, String by) {
    jdbc.sql(CONFIRM_EFFECT).param("id", id.value()).param("by", by).update();
  }

  void settle(EffectId id, EffectState state, String by, Instant at, @Nullable LocalText why) {
    jdbc.sql(SETTLE_EFFECT)
        .param("id", id.value())
        .param("state", state.code())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("zh", why == null ? null : why.zh())
        .param("en", why == null ? null : why.en())
        .update();
  }

  List<Effect> ofCase(long caseId) {
    return jdbc.sql(FIND_OF_CASE).param("caseId", caseId).query((row, _) -> effect(row)).list();
  }

  /** The effects of a case, which nobody else changes until the transaction ends. */
  List<Effect> lockOfCase(long caseId) {
    return jdbc.sql(LOCK_OF_CASE).param("caseId", caseId).query((row, _) -> effect(row)).list();
  }

  List<Effect> ofCases(Collection<Long> cases) {
    return jdbc.sql(FIND_OF_CASES)
        .param("cases", cases.toArray(Long[]::new))
        .query((row, _) -> effect(row))
        .list();
  }

  List<Effect> open(WantedEffects wanted, int most, int skip) {
    return jdbc.sql(FIND_OPEN)
        .param("states", wanted.states().toArray(String[]::new))
        .param("program", wanted.program())
        .param("name", wanted.name())
        .param("caseId", wanted.caseId() == null ? -1L : wanted.caseId())
        .param("most", most)
        .param("skip", skip)
        .query((row, _) -> effect(row))
        .list();
  }

  List<String> openNames() {
    return jdbc.sql(FIND_OPEN_NAMES).query((row, _) -> row.getString("name")).list();
  }

  private static Effect effect(ResultSet row) throws SQLException {
    Timestamp settled = row.getTimestamp("settled_at");
    String why = row.getString("why_zh");
    return new Effect(
        new EffectId(row.getLong("id")),
        row.getLong("case_id"),
        row.getInt("sequence"),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
        row.getString("source"),
        row.getString("name"),
        row.getString("argument"),
        EffectState.of(row.getString("state")),
        row.getTimestamp("due_at").toInstant(),
        settled == null ? null : settled.toInstant(),
        why == null ? null : new LocalText(why, row.getString("why_en")));
  }
}
