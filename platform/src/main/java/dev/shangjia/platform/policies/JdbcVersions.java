package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of versions and publications, as policy authors see them. */
@Repository
class JdbcVersions {
  private static final String VERSION =
      """
      SELECT hash, program, version, title_zh, title_en, installed_at FROM policies.rulebook
      """;

  private static final String OF_PROGRAM =
      VERSION + "WHERE program = :program ORDER BY installed_at DESC, hash";

  private static final String FIND = VERSION + "WHERE hash = :hash";

  private static final String PUBLICATIONS =
      """
      SELECT id, rulebook_hash, effective_from, published_by, published_at, reason
      FROM policies.publication
      WHERE program = :program ORDER BY effective_from DESC, id DESC
      """;

  private static final String PUBLISH =
      """
      INSERT INTO policies.publication
        (program, rulebook_hash, effective_from, published_by, published_at, reason)
      VALUES (:program, :hash, :from, :by, :at, :reason)
      """;

  private final JdbcClient jdbc;

  JdbcVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<RulebookVersion> of(String program) {
    return jdbc.sql(OF_PROGRAM).param("program", program).query((row, _) -> version(row)).list();
  }

  Optional<RulebookVersion> find(String hash) {
    return jdbc.sql(FIND).param("hash", hash).query((row, _) -> version(row)).optional();
  }

  private static RulebookVersion version(ResultSet row) throws SQLException {
    return new RulebookVersion(
        row.getString("hash"),
        row.getString("program"),
        row.getString("version"),
        new LocalText(row.getString("title_zh"), row.getString("title_en")),
        row.getTimestamp("installed_at").toInstant());
  }

  List<Publication> publications(String program) {
    return jdbc.sql(PUBLICATIONS)
        .param("program", program)
        .query(
            (row, _) ->
                new Publication(
                    row.getLong("id"),
                    row.getString("rulebook_hash"),
                    row.getTimestamp("effective_from").toInstant(),
                    row.getString("published_by"),
                    row.getTimestamp("published_at").toInstant(),
                    row.getString("reason")))
        .list();
  }

  void publish(String program, String hash, Instant from, String by, Instant at, String reason) {
    jdbc.sql(PUBLISH)
        .param("program", program)
        .param("hash", hash)
        .param("from", Timestamp.from(from))
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("reason", reason)
        .update();
  }
}
