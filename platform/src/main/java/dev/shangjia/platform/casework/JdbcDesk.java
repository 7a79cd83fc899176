package dev.shangjia.platform.casework;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the people of the desk did. */
@Repository
class JdbcDesk {
  // All of them would be counted for years; what somebody did last says who knows the stage.
  private static final String COUNT_DECISIONS =
      """
      SELECT made_by, count(*) FROM (
        SELECT made_by FROM casework.decision
        WHERE program = :program AND procedure = :procedure AND stage = :stage
        ORDER BY id DESC LIMIT :latest) latest
      GROUP BY made_by
      """;

  private static final int LATEST = 200;

  private final JdbcClient jdbc;

  JdbcDesk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many of the last 200 decisions of a stage each person made, by their id. */
  Map<String, Integer> decisionsByPerson(String program, String procedure, String stage) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(COUNT_DECISIONS)
        .param("program", program)
        .param("procedure", procedure)
        .param("stage", stage)
        .param("latest", LATEST)
        .query((row, _) -> counts.put(row.getString(1), row.getInt(2)))
        .list();
    return counts;
  }
}
