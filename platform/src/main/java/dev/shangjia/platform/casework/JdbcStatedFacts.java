package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of facts that people of the market state. */
@Repository
class JdbcStatedFacts {
  private static final String PUT_FACT =
      """
      INSERT INTO casework.stated_fact (program, subject_kind, subject_id, fact, organization_id,
        value, stated_by, stated_at)
      VALUES (:program, :kind, :subject, :fact, :organization, :value::jsonb, :by, :at)
      ON CONFLICT (program, subject_kind, subject_id, fact) DO UPDATE
        SET value = excluded.value, stated_by = excluded.stated_by, stated_at = excluded.stated_at
      """;

  private static final String FIND_FACTS =
      """
      SELECT fact, value::text AS value, stated_by, stated_at FROM casework.stated_fact
      WHERE program = :program AND subject_kind = :kind AND subject_id = :subject ORDER BY fact
      """;

  private static final String FIND_OF_OTHERS =
      """
      SELECT value #>> '{}' FROM casework.stated_fact
      WHERE program = :program AND fact = :fact AND subject_id <> :subject AND value #>> '{}' <> ''
      ORDER BY 1
      """;

  private final JdbcClient jdbc;

  JdbcStatedFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that was stated.
   *
   * @param fact such as {@code provider.invited}
   * @param value as JSON
   */
  record Stated(String fact, String value, String by, Instant at) {}

  void put(String program, Subject subject, OrganizationId organization, Stated stated) {
    jdbc.sql(PUT_FACT)
        .param("program", program)
        .param("kind", subject.kind())
        .param("subject", subject.id())
        .param("fact", stated.fact())
        .param("organization", organization.value())
        .param("value", stated.value())
        .param("by", stated.by())
        .param("at", Timestamp.from(stated.at()))
        .update();
  }

  /** What was stated of all others, as text. */
  List<String> ofOthers(String program, String fact, @Nullable Long than) {
    return jdbc.sql(FIND_OF_OTHERS)
        .param("program", program)
        .param("fact", fact)
        .param("subject", than == null ? 0 : than)
        .query((row, _) -> row.getString(1))
        .list();
  }

  List<Stated> of(String program, Subject subject) {
    return jdbc.sql(FIND_FACTS)
        .param("program", program)
        .param("kind", subject.kind())
        .param("subject", subject.id())
        .query(
            (row, _) ->
                new Stated(
                    row.getString("fact"),
                    row.getString("value"),
                    row.getString("stated_by"),
                    row.getTimestamp("stated_at").toInstant()))
        .list();
  }
}
