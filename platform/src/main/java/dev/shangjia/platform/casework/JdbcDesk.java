package dev.shangjia.platform.casework;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the people of the desk did. */
@Repository
class JdbcDesk {
  private static final String COUNT_DECISIONS =
      """
      SELECT made_by, count(*) FROM casework.decision
      WHERE program = :program AND procedure = :procedure AND stage = :stage
      GROUP BY made_by
      """;

  private final JdbcClient jdbc;

  JdbcDesk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many decisions each person made in a stage, by their id. */
  Map<String, Integer> decisionsByPerson(String program, String procedure, String stage) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(COUNT_DECISIONS)
        .param("program", program)
        .param("procedure", procedure)
        .param("stage", stage)
        .query((row, _) -> counts.put(row.getString(1), row.getInt(2)))
        .list();
    return counts;
  }
}
