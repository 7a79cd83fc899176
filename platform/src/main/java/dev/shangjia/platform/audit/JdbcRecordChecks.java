package dev.shangjia.platform.audit;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.platform.audit.StoredChain.Covered;
import dev.shangjia.platform.audit.StoredChain.Owner;
import dev.shangjia.platform.audit.StoredChain.StoredEntry;
import dev.shangjia.platform.audit.StoredChain.StoredSalt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything as it is stored, for the check, and what the check found. */
@Repository
class JdbcRecordChecks {
  private static final String FIND_NAMES =
      "SELECT name FROM audit.chain WHERE name > :after ORDER BY name LIMIT :most";

  private static final String FIND_ORPHANS =
      """
      SELECT chain FROM audit.entry WHERE chain NOT IN (SELECT name FROM audit.chain)
      UNION
      SELECT chain FROM audit.checkpoint_head WHERE chain NOT IN (SELECT name FROM audit.chain)
      """;

  private static final String FIND_CHAIN = "SELECT * FROM audit.chain WHERE name = :name";

  private static final String FIND_ENTRIES =
      """
      SELECT chain, sequence, organization_id, counterpart_id, at, kind, ids::text AS ids,
        contents::text AS contents, previous, hash, key, signature
      FROM audit.entry WHERE chain = :name ORDER BY sequence
      """;

  private static final String FIND_SALTS =
      "SELECT * FROM audit.salt WHERE chain = :name ORDER BY sequence, name";

  private static final String FIND_COVERED =
      """
      SELECT h.*, coalesce(c.size, 0) AS size
      FROM audit.checkpoint_head h LEFT JOIN audit.checkpoint c ON c.sequence = h.checkpoint
      WHERE h.chain = :name ORDER BY h.checkpoint
      """;

  private static final String INSERT_RUN =
      "INSERT INTO audit.check_run (started_at) VALUES (:at) RETURNING id";

  private static final String END_RUN =
      """
      UPDATE audit.check_run
      SET ended_at = :at, chains = :chains, entries = :entries, contents = :contents,
        checkpoints = :checkpoints, findings = :findings
      WHERE id = :id
      """;

  private static final String INSERT_FINDING =
      """
      INSERT INTO audit.check_finding (run, number, place, kind, words_zh, words_en)
      VALUES (:run, :number, :place, :kind, :zh, :en)
      """;

  private static final String FIND_LAST_RUN =
      "SELECT * FROM audit.check_run WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1";

  private static final String FIND_FINDINGS =
      "SELECT * FROM audit.check_finding WHERE run = :run ORDER BY number";

  private final JdbcClient jdbc;

  JdbcRecordChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> names(String after, int most) {
    return jdbc.sql(FIND_NAMES)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Chains of which there are entries, and no end. */
  List<String> orphans() {
    return jdbc.sql(FIND_ORPHANS).query((row, _) -> row.getString(1)).list();
  }

  /** Everything of a chain; throws when a row cannot be read as what it should be. */
  StoredChain chain(String name) {
    Optional<StoredChain> there =
        jdbc.sql(FIND_CHAIN)
            .param("name", name)
            .query(
                (row, _) ->
                    new StoredChain(
                        name,
                        new ChainHead(name, row.getLong("sequence"), row.getString("hash")),
                        owner(row),
                        List.of(),
                        List.of(),
                        List.of()))
            .optional();
    List<StoredEntry> entries =
        jdbc.sql(FIND_ENTRIES)
            .param("name", name)
            .query(
                (row, _) ->
                    new StoredEntry(JdbcLedger.entry(row), JdbcLedger.receipt(row), owner(row)))
            .list();
    List<StoredSalt> salts =
        jdbc.sql(FIND_SALTS).param("name", name).query((row, _) -> salt(row)).list();
    List<Covered> covered =
        jdbc.sql(FIND_COVERED)
            .param("name", name)
            .query((row, _) -> new Covered(JdbcLedger.covered(row), owner(row)))
            .list();
    return new StoredChain(
        name,
        there.map(StoredChain::head).orElse(null),
        there.map(StoredChain::owner).orElse(new Owner(0, null)),
        entries,
        salts,
        covered);
  }

  private static StoredSalt salt(ResultSet row) throws SQLException {
    return new StoredSalt(
        row.getLong("sequence"),
        row.getString("name"),
        row.getString("person"),
        row.getString("salt"),
        row.getString("proof"),
        owner(row));
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(row.getLong("organization_id"), row.getObject("counterpart_id", Long.class));
  }

  long start(Instant at) {
    return jdbc.sql(INSERT_RUN).param("at", Timestamp.from(at)).query(Long.class).single();
  }

  void end(long run, Instant at, CheckRun.Counts counts, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      jdbc.sql(INSERT_FINDING)
          .param("run", run)
          .param("number", i + 1)
          .param("place", finding.place())
          .param("kind", finding.kind())
          .param("zh", finding.words().zh())
          .param("en", finding.words().en())
          .update();
    }
    jdbc.sql(END_RUN)
        .param("id", run)
        .param("at", Timestamp.from(at))
        .param("chains", counts.chains())
        .param("entries", counts.entries())
        .param("contents", counts.contents())
        .param("checkpoints", counts.checkpoints())
        .param("findings", counts.findings())
        .update();
  }

  /** The last run that came to its end. */
  Optional<CheckRun> lastRun() {
    return jdbc.sql(FIND_LAST_RUN)
        .query(
            (row, _) ->
                new CheckRun(
                    row.getLong("id"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("ended_at").toInstant(),
                    new CheckRun.Counts(
                        row.getLong("chains"),
                        row.getLong("entries"),
                        row.getLong("contents"),
                        row.getLong("checkpoints"),
                        row.getLong("findings"))))
        .optional();
  }

  List<Finding> findings(long run) {
    return jdbc.sql(FIND_FINDINGS)
        .param("run", run)
        .query(
            (row, _) ->
                new Finding(
                    row.getString("place"),
                    row.getString("kind"),
                    new LocalText(row.getString("words_zh"), row.getString("words_en"))))
        .list();
  }
}
