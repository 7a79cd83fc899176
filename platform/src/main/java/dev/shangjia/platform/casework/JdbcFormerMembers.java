package dev.shangjia.platform.casework;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rows of cases say of people who are to be erased. */
@Repository
class JdbcFormerMembers {
  private static final String FIND_OPEN_CASES =
      """
      SELECT c.id FROM casework.case_state c
      WHERE c.ended_at IS NULL
        AND (c.started_by = :person
             OR EXISTS (SELECT 1 FROM casework.case_event e
                        WHERE e.case_id = c.id AND e.recorded_by = :person))
      ORDER BY c.id
      """;

  private static final String FORGET_WRITER =
      "UPDATE casework.note SET writer_name = '' WHERE written_by = :person";

  private final JdbcClient jdbc;

  JdbcFormerMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The open cases in which somebody did something. */
  List<Long> openCases(String person) {
    return jdbc.sql(FIND_OPEN_CASES)
        .param("person", person)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Forgets what a writer of notes is called. */
  void forgetWriter(String person) {
    jdbc.sql(FORGET_WRITER).param("person", person).update();
  }
}
