package dev.shangjia.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class RecordCheckTest {
  private static final Actor MARKET = new Actor.SystemOfMarket("test");
  private static final AtomicLong NUMBER = new AtomicLong(8_000_000);

  @Autowired private Ledger ledger;
  @Autowired private Checkpoints checkpoints;
  @Autowired private RecordCheck check;
  @Autowired private RecordHealth health;
  @Autowired private Acting acting;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Environment environment;

  private final Chain chain = Chain.of("test", NUMBER.incrementAndGet(), new OrganizationId(3));

  @BeforeEach
  void entries() {
    inMarket(() -> ledger.append(chain, List.of(said("one"), said("two"), said("three"))));
    inMarket(checkpoints::make);
  }

  /** Each changes a little of one row, as somebody would who has the whole database. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "entry SET at = at + interval '1 microsecond'",
        "entry SET kind = 'sald'",
        "entry SET ids = '{\"by\": \"18\"}'",
        "entry SET contents = jsonb_build_object('words', repeat('0', 64))",
        "entry SET previous = md5(previous) || md5(previous)",
        "entry SET hash = md5(hash) || md5(hash)",
        "entry SET key = reverse(key)",
        "entry SET signature = reverse(signature)",
        "entry SET organization_id = 4",
        "entry SET counterpart_id = 4",
        "salt SET salt = md5(salt) || md5(salt)",
        "salt SET proof = md5(proof) || md5(proof)",
        "salt SET name = 'wordz'",
        "salt SET person = '18'",
        "checkpoint_head SET leaf = leaf + 1",
        "checkpoint_head SET sequence = sequence - 1",
        "checkpoint_head SET hash = md5(hash) || md5(hash)",
        "checkpoint_head SET organization_id = 4",
      })
  void aChangedRowOfAChainIsFound(String change) throws SQLException {
    String table = change.substring(0, change.indexOf(' '));
    String which =
        table.equals("checkpoint_head") ? "chain = '%s'" : "chain = '%s' AND sequence = 2";
    assertFound("UPDATE audit." + change + " WHERE " + which.formatted(chain.name()), table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit.chain SET sequence = 2 WHERE name = '%s'",
        "UPDATE audit.chain SET hash = md5(hash) || md5(hash) WHERE name = '%s'",
        "UPDATE audit.chain SET organization_id = 4 WHERE name = '%s'",
        "DELETE FROM audit.chain WHERE name = '%s'",
        "DELETE FROM audit.entry WHERE chain = '%s' AND sequence = 3",
        "DELETE FROM audit.checkpoint_head WHERE chain = '%s'",
      })
  void aChainThatWasCutIsFound(String change) throws SQLException {
    String sql = change.formatted(chain.name());
    assertFound(sql, sql.replaceAll(".*audit\\.([a-z_]+) .*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + interval '1 microsecond'",
        "size = size + 1",
        "root = md5(root) || md5(root)",
        "previous = md5(previous) || md5(previous)",
        "key = reverse(key)",
        "signature = reverse(signature)",
      })
  void aChangedCheckpointIsFound(String change) throws SQLException {
    assertFound(
        "UPDATE audit.checkpoint SET "
            + change
            + " WHERE sequence = (SELECT max(sequence) FROM audit.checkpoint)",
        "checkpoint");
  }

  @Test
  void whatWasErasedIsNoFinding() throws SQLException {
    asOwner("DELETE FROM audit.salt WHERE chain = '%s'".formatted(chain.name()), "salt");

    assertThat(run().counts().findings()).isZero();
  }

  private void assertFound(String change, String table) throws SQLException {
    CheckRun before = run();
    assertThat(check(before)).isEmpty();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    List<String> undo = asOwner(change, table);
    try {
      CheckRun run = run();
      assertThat(run.counts().findings()).as(change).isPositive();
      assertThat(check(run)).hasSize((int) run.counts().findings());
      assertThat(health.health().getStatus().getCode()).isEqualTo("WARNING");
    } finally {
      restore(table, undo);
    }
  }

  private List<Finding> check(CheckRun run) {
    return acting.as(MARKET, () -> check.findings(run));
  }

  private CheckRun run() {
    return acting.as(MARKET, check::run);
  }

  /** Changes something as the owner of the tables, who lifts row security first; gives a copy. */
  private List<String> asOwner(String sql, String table) throws SQLException {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      statement.execute("ALTER TABLE audit." + table + " NO FORCE ROW LEVEL SECURITY");
      statement.execute("DROP TABLE IF EXISTS audit.copy_before");
      statement.execute("CREATE TABLE audit.copy_before AS SELECT * FROM audit." + table);
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    }
    return List.of("copy_before");
  }

  private void restore(String table, List<String> copies) throws SQLException {
    try (Connection owner = owner();
        Statement statement = owner.createStatement()) {
      for (String copy : copies) {
        statement.execute(
            "ALTER TABLE audit.checkpoint_head DROP CONSTRAINT checkpoint_head_checkpoint_fkey");
        statement.execute("DELETE FROM audit." + table);
        statement.execute("INSERT INTO audit." + table + " SELECT * FROM audit." + copy);
        statement.execute(
            "ALTER TABLE audit.checkpoint_head ADD CONSTRAINT checkpoint_head_checkpoint_fkey"
                + " FOREIGN KEY (checkpoint) REFERENCES audit.checkpoint (sequence)");
        statement.execute("DROP TABLE audit." + copy);
      }
      if (!table.equals("checkpoint")) {
        statement.execute("ALTER TABLE audit." + table + " FORCE ROW LEVEL SECURITY");
      }
    }
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(
        setting("url"), setting("owner.username"), setting("owner.password"));
  }

  private String setting(String name) {
    return Objects.requireNonNull(environment.getProperty("shangjia.database." + name));
  }

  private static Happening said(String words) {
    return new Happening("said", Map.of("by", "17"), Map.of("words", words), "17");
  }

  private <T> T inMarket(Supplier<T> work) {
    return acting.as(MARKET, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }
}
