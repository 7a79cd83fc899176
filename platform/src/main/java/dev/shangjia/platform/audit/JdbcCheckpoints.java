package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.Inclusion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of checkpoints. */
@Repository
class JdbcCheckpoints {
  /** One checkpoint is made at a time. The number stands for nothing. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7209113343)";

  /** One statement, so that it sees all chains as they were at one time. */
  private static final String FIND_HEADS =
      """
      SELECT c.name, c.organization_id, c.counterpart_id, c.sequence, c.hash,
        coalesce(h.sequence, 0) AS covered
      FROM audit.chain c
      LEFT JOIN (SELECT chain, max(sequence) AS sequence FROM audit.checkpoint_head GROUP BY chain) h
        ON h.chain = c.name
      """;

  private static final String FIND = "SELECT * FROM audit.checkpoint ";

  private static final String FIND_ONE = FIND + "WHERE sequence = :sequence";

  private static final String FIND_LATEST = FIND + "ORDER BY sequence DESC LIMIT :most";

  private static final String FIND_AFTER =
      FIND + "WHERE sequence > :after ORDER BY sequence LIMIT :most";

  private static final String INSERT =
      """
      INSERT INTO audit.checkpoint (sequence, at, size, root, previous, key, signature)
      VALUES (:sequence, :at, :size, :root, :previous, :key, :signature)
      """;

  private static final String INSERT_HEAD =
      """
      INSERT INTO audit.checkpoint_head (chain, checkpoint, organization_id, counterpart_id,
        sequence, hash, leaf, path)
      VALUES (:chain, :checkpoint, :organization, :counterpart, :sequence, :hash, :leaf, :path)
      """;

  private static final String FIND_LAST_COVERED =
      """
      SELECT DISTINCT ON (chain) chain, sequence, hash FROM audit.checkpoint_head
      ORDER BY chain, checkpoint DESC
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;

  JdbcCheckpoints(JdbcClient jdbc, NamedParameterJdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /**
   * Where a chain ends.
   *
   * @param covered the last entry that a checkpoint covers; 0 for none
   */
  record Head(ChainHead head, long organization, @Nullable Long counterpart, long covered) {}

  /** A head that a checkpoint is the first to see. */
  record Proven(Head head, Inclusion proof) {}

  void lock() {
    jdbc.sql(LOCK).query().singleRow();
  }

  List<Head> heads() {
    return jdbc.sql(FIND_HEADS)
        .query(
            (row, _) ->
                new Head(
                    new ChainHead(
                        row.getString("name"), row.getLong("sequence"), row.getString("hash")),
                    row.getLong("organization_id"),
                    row.getObject("counterpart_id", Long.class),
                    row.getLong("covered")))
        .list();
  }

  /** The heads that the last checkpoint saw. */
  List<ChainHead> lastCovered() {
    return jdbc.sql(FIND_LAST_COVERED)
        .query(
            (row, _) ->
                new ChainHead(
                    row.getString("chain"), row.getLong("sequence"), row.getString("hash")))
        .list();
  }

  Optional<Checkpoint> last() {
    return latest(1).stream().findFirst();
  }

  List<Checkpoint> latest(int most) {
    return jdbc.sql(FIND_LATEST).param("most", most).query((row, _) -> checkpoint(row)).list();
  }

  List<Checkpoint> after(long sequence, int most) {
    return jdbc.sql(FIND_AFTER)
        .param("after", sequence)
        .param("most", most)
        .query((row, _) -> checkpoint(row))
        .list();
  }

  Optional<Checkpoint> find(long sequence) {
    return jdbc.sql(FIND_ONE)
        .param("sequence", sequence)
        .query((row, _) -> checkpoint(row))
        .optional();
  }

  void add(Checkpoint checkpoint) {
    jdbc.sql(INSERT)
        .param("sequence", checkpoint.sequence())
        .param("at", Timestamp.from(checkpoint.at()))
        .param("size", checkpoint.size())
        .param("root", checkpoint.root())
        .param("previous", checkpoint.previous())
        .param("key", checkpoint.key())
        .param("signature", checkpoint.signature())
        .update();
  }

  void add(List<Proven> heads) {
    if (heads.isEmpty()) {
      return;
    }
    batch.batchUpdate(
        INSERT_HEAD,
        heads.stream()
            .map(
                one ->
                    new MapSqlParameterSource()
                        .addValue("chain", one.head().head().chain())
                        .addValue("checkpoint", one.proof().checkpoint())
                        .addValue("organization", one.head().organization())
                        .addValue("counterpart", one.head().counterpart())
                        .addValue("sequence", one.head().head().sequence())
                        .addValue("hash", one.head().head().hash())
                        .addValue("leaf", one.proof().leaf())
                        .addValue("path", one.proof().path().toArray(String[]::new)))
            .toArray(SqlParameterSource[]::new));
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getLong("sequence"),
        row.getTimestamp("at").toInstant(),
        row.getInt("size"),
        row.getString("root"),
        row.getString("previous"),
        row.getString("key"),
        row.getString("signature"));
  }
}
