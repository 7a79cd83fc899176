package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of programs, rulebooks and their publications. */
@Repository
class JdbcPolicies {
  private static final String INSERT_PROGRAM =
      "INSERT INTO policies.program (id) VALUES (:program) ON CONFLICT DO NOTHING";

  private static final String INSERT_RULEBOOK =
      """
      INSERT INTO policies.rulebook
        (hash, program, version, title_zh, title_en, archive, installed_at)
      VALUES (:hash, :program, :version, :zh, :en, :archive, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String INSERT_PUBLICATION =
      """
      INSERT INTO policies.publication
        (program, rulebook_hash, effective_from, published_by, published_at)
      VALUES (:program, :hash, :at, :by, :at)
      """;

  private static final String FIND_PUBLISHED =
      "SELECT DISTINCT rulebook_hash FROM policies.publication WHERE published_by = :by";

  /** The last word counts: what was said earlier to begin later comes to nothing. */
  private static final String FIND_IN_FORCE =
      """
      SELECT rulebook_hash FROM policies.publication
      WHERE program = :program AND effective_from <= :at
      ORDER BY id DESC LIMIT 1
      """;

  private static final String FIND_ALL_IN_FORCE =
      """
      SELECT DISTINCT ON (program) rulebook_hash FROM policies.publication
      WHERE effective_from <= :at ORDER BY program, id DESC
      """;

  private static final String FIND_PROGRAMS =
      """
      SELECT p.id, p.offered, r.version, r.title_zh, r.title_en
      FROM policies.program p
      JOIN LATERAL (
        SELECT rulebook_hash FROM policies.publication
        WHERE program = p.id AND effective_from <= :at
        ORDER BY id DESC LIMIT 1) f ON true
      JOIN policies.rulebook r ON r.hash = f.rulebook_hash
      ORDER BY p.id
      """;

  private static final String OFFER =
      "UPDATE policies.program SET offered = (id = ANY (:programs))";

  private static final String FIND_ARCHIVE =
      "SELECT archive FROM policies.rulebook WHERE hash = :hash";

  private final JdbcClient jdbc;

  JdbcPolicies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void install(Rulebook rulebook, byte[] archive, Instant at) {
    jdbc.sql(INSERT_PROGRAM).param("program", rulebook.id()).update();
    jdbc.sql(INSERT_RULEBOOK)
        .param("hash", rulebook.hash())
        .param("program", rulebook.id())
        .param("version", rulebook.version())
        .param("zh", rulebook.title().zh())
        .param("en", rulebook.title().en())
        .param("archive", archive)
        .param("at", Timestamp.from(at))
        .update();
  }

  void publish(Rulebook rulebook, Instant at, String by) {
    jdbc.sql(INSERT_PUBLICATION)
        .param("program", rulebook.id())
        .param("hash", rulebook.hash())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** The hashes of all versions that somebody ever published, in force or not. */
  Set<String> published(String by) {
    return Set.copyOf(
        jdbc.sql(FIND_PUBLISHED).param("by", by).query((row, _) -> row.getString(1)).list());
  }

  /** Those of all programs. */
  List<String> hashesInForce(Instant at) {
    return jdbc.sql(FIND_ALL_IN_FORCE)
        .param("at", Timestamp.from(at))
        .query((row, _) -> row.getString(1))
        .list();
  }

  Optional<String> hashInForce(String program, Instant at) {
    return jdbc.sql(FIND_IN_FORCE)
        .param("program", program)
        .param("at", Timestamp.from(at))
        .query(String.class)
        .optional();
  }

  List<Program> programs(Instant at) {
    return jdbc.sql(FIND_PROGRAMS)
        .param("at", Timestamp.from(at))
        .query(
            (row, _) ->
                new Program(
                    row.getString("id"),
                    new LocalText(row.getString("title_zh"), row.getString("title_en")),
                    row.getString("version"),
                    row.getBoolean("offered") ? Program.Offer.OFFERED : Program.Offer.NOT_OFFERED))
        .list();
  }

  void offer(Collection<String> programs) {
    jdbc.sql(OFFER).param("programs", programs.toArray(String[]::new)).update();
  }

  Optional<byte[]> archive(String hash) {
    return jdbc.sql(FIND_ARCHIVE).param("hash", hash).query(byte[].class).optional();
  }
}
