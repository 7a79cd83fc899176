package dev.shangjia.platform.casework.intake;

import dev.shangjia.platform.tenancy.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of who is to be told when a procedure takes in again. */
@Repository
class JdbcReopenings {
  private static final String ADD =
      """
      INSERT INTO casework.reopening (program, procedure, person_id, asked_at)
      VALUES (:program, :procedure, :person, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String IS_ASKED =
      """
      SELECT EXISTS (SELECT 1 FROM casework.reopening
        WHERE program = :program AND procedure = :procedure AND person_id::text = :person)
      """;

  private static final String FIND_PROCEDURES =
      "SELECT DISTINCT program, procedure FROM casework.reopening ORDER BY program, procedure";

  private static final String TAKE =
      """
      DELETE FROM casework.reopening WHERE program = :program AND procedure = :procedure
      RETURNING person_id, asked_at
      """;

  private final JdbcClient jdbc;

  JdbcReopenings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody who asked. */
  record Wish(PersonId person, Instant asked) {}

  void add(JdbcPlaces.Of of, PersonId person, Instant at) {
    jdbc.sql(ADD)
        .param("program", of.program())
        .param("procedure", of.procedure())
        .param("person", person.value())
        .param("at", Timestamp.from(at))
        .update();
  }

  boolean isAsked(JdbcPlaces.Of of, String person) {
    return jdbc.sql(IS_ASKED)
        .param("program", of.program())
        .param("procedure", of.procedure())
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  List<JdbcPlaces.Of> procedures() {
    return jdbc.sql(FIND_PROCEDURES)
        .query((row, _) -> new JdbcPlaces.Of(row.getString("program"), row.getString("procedure")))
        .list();
  }

  /** Who asked, in no order; they are not asked about again. */
  List<Wish> take(JdbcPlaces.Of of) {
    return jdbc.sql(TAKE)
        .param("program", of.program())
        .param("procedure", of.procedure())
        .query(
            (row, _) ->
                new Wish(
                    new PersonId(row.getLong("person_id")),
                    row.getTimestamp("asked_at").toInstant()))
        .list();
  }
}
