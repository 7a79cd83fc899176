package dev.shangjia.platform.casework;

import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Up to which event people were told what happens in cases. */
@Repository
class JdbcTold {
  private static final String FIND_UNTOLD =
      "SELECT id FROM casework.case_state WHERE told < sequence ORDER BY id LIMIT :most";

  private static final String LOCK_UNTOLD =
      "SELECT told FROM casework.case_state WHERE id = :id AND told < sequence FOR UPDATE";

  private static final String SET_TOLD =
      "UPDATE casework.case_state SET told = :told WHERE id = :id";

  private final JdbcClient jdbc;

  JdbcTold(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Cases in which something happened of which nobody was told. */
  List<CaseId> untold(int most) {
    return jdbc.sql(FIND_UNTOLD)
        .param("most", most)
        .query((row, _) -> new CaseId(row.getLong(1)))
        .list();
  }

  /**
   * The number of the last event of which people were told, while nobody else tells or acts in the
   * case; empty when they were told of all.
   */
  OptionalInt lock(CaseId id) {
    return jdbc.sql(LOCK_UNTOLD)
        .param("id", id.value())
        .query(Integer.class)
        .optional()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  void told(CaseId id, int sequence) {
    jdbc.sql(SET_TOLD).param("id", id.value()).param("told", sequence).update();
  }
}
