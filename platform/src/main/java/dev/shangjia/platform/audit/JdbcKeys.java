package dev.shangjia.platform.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of keys that sign. */
@Repository
class JdbcKeys {
  /** Nodes that start at once make one key, not two. The number stands for nothing. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7209113342)";

  private static final String FIND_ALL =
      "SELECT id, public_key, wrapped FROM audit.signing_key ORDER BY made_at, id";

  private static final String INSERT =
      """
      INSERT INTO audit.signing_key (id, public_key, wrapped, made_at)
      VALUES (:id, :open, :wrapped, :at)
      """;

  private final JdbcClient jdbc;

  JdbcKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key.
   *
   * @param id the thumbprint of its public half
   * @param open the public half, encoded
   * @param wrapped the secret half, wrapped
   */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here to where it is read, and is no value.
  record Row(String id, byte[] open, byte[] wrapped) {}

  void lock() {
    jdbc.sql(LOCK).query().singleRow();
  }

  List<Row> all() {
    return jdbc.sql(FIND_ALL)
        .query(
            (row, _) ->
                new Row(row.getString("id"), row.getBytes("public_key"), row.getBytes("wrapped")))
        .list();
  }

  void add(Row row, Instant at) {
    jdbc.sql(INSERT)
        .param("id", row.id())
        .param("open", row.open())
        .param("wrapped", row.wrapped())
        .param("at", Timestamp.from(at))
        .update();
  }
}
