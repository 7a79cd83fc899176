package dev.shangjia.platform.audit;

import dev.shangjia.engine.record.ChainHead;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.engine.record.Receipt;
import dev.shangjia.engine.record.Salt;
import dev.shangjia.platform.sql.RowChanges;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of chains, entries and salts. */
@Repository
class JdbcLedger {
  private static final String LOCK_CHAIN =
      "SELECT sequence, hash FROM audit.chain WHERE name = :name FOR UPDATE";

  private static final String INSERT_CHAIN =
      """
      INSERT INTO audit.chain (name, organization_id, counterpart_id, sequence, hash)
      VALUES (:name, :organization, :counterpart, 0, :hash)
      ON CONFLICT DO NOTHING
      """;

  private static final String UPDATE_CHAIN =
      "UPDATE audit.chain SET sequence = :sequence, hash = :hash WHERE name = :name";

  private static final String INSERT_ENTRIES =
      """
      INSERT INTO audit.entry (chain, sequence, organization_id, counterpart_id, at, kind, ids,
        contents, previous, hash, key, signature)
      SELECT :chain, added.sequence, :organization, :counterpart::bigint, added.at, added.kind,
        added.ids, added.contents, added.previous, added.hash, added.key, added.signature
      FROM unnest(:sequences::bigint[], :times::timestamptz[], :kinds::text[], :ids::jsonb[],
        :contents::jsonb[], :previous::text[], :hashes::text[], :keys::text[], :signatures::text[])
        AS added (sequence, at, kind, ids, contents, previous, hash, key, signature)
      """;

  private static final String INSERT_SALTS =
      """
      INSERT INTO audit.salt (chain, sequence, name, organization_id, counterpart_id, person, salt,
        proof)
      SELECT :chain, added.sequence, added.name, :organization, :counterpart::bigint, added.person,
        added.salt, added.proof
      FROM unnest(:sequences::bigint[], :names::text[], :persons::text[], :salts::text[],
        :proofs::text[])
        AS added (sequence, name, person, salt, proof)
      """;

  private static final String FIND_ENTRIES =
      """
      SELECT chain, sequence, at, kind, ids::text AS ids, contents::text AS contents, previous, hash,
        key, signature
      FROM audit.entry WHERE chain = :chain
      """;

  private static final String IN_ORDER = " ORDER BY sequence";

  private static final String FIND_SALTS =
      "SELECT sequence, name, salt FROM audit.salt WHERE chain = :chain";

  private static final String FIND_COVERING =
      """
      SELECT h.checkpoint, c.size, h.chain, h.sequence, h.hash, h.leaf, h.path
      FROM audit.checkpoint_head h JOIN audit.checkpoint c ON c.sequence = h.checkpoint
      WHERE h.chain = :chain AND h.sequence >= :sequence ORDER BY h.sequence LIMIT 1
      """;

  private static final String FIND_COVERED =
      """
      SELECT sequence, min(checkpoint) AS checkpoint FROM audit.checkpoint_head
      WHERE chain = :chain GROUP BY sequence
      """;

  private static final String DELETE_SALTS = "DELETE FROM audit.salt WHERE person = :person";

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  JdbcLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An entry that is to be added.
   *
   * @param person of whom its contents are
   */
  record Added(Disclosure disclosure, Receipt receipt, String person) {
    Entry entry() {
      return disclosure.entry();
    }
  }

  /** Where a chain ends, which nobody else changes until the transaction ends. */
  ChainHead lock(Chain chain) {
    return locked(chain)
        .orElseGet(
            () -> {
              ChainHead start = ChainHead.start(chain.name());
              int added =
                  jdbc.sql(INSERT_CHAIN)
                      .param("name", chain.name())
                      .param("organization", chain.organization().value())
                      .param("counterpart", value(chain.counterpart()))
                      .param("hash", start.hash())
                      .update();
              // Who adds it holds it; otherwise somebody else did meanwhile.
              return (added == 1 ? Optional.of(start) : locked(chain))
                  .orElseThrow(
                      () -> new IllegalStateException("chain " + chain.name() + " is another's"));
            });
  }

  private Optional<ChainHead> locked(Chain chain) {
    return jdbc.sql(LOCK_CHAIN)
        .param("name", chain.name())
        .query(
            (row, _) -> new ChainHead(chain.name(), row.getLong("sequence"), row.getString("hash")))
        .optional();
  }

  void add(Chain chain, List<Added> added, ChainHead head, RowChanges changes) {
    changes.add(
        INSERT_ENTRIES,
        of(chain)
            .addValue("sequences", sequences(added, one -> one.entry().sequence()))
            .addValue("times", texts(added, one -> one.entry().at().toString()))
            .addValue("kinds", texts(added, one -> one.entry().kind()))
            .addValue("ids", texts(added, one -> JSON.writeValueAsString(one.entry().ids())))
            .addValue(
                "contents", texts(added, one -> JSON.writeValueAsString(one.entry().contents())))
            .addValue("previous", texts(added, one -> one.entry().previous()))
            .addValue("hashes", texts(added, one -> one.receipt().entry()))
            .addValue("keys", texts(added, one -> one.receipt().key()))
            .addValue("signatures", texts(added, one -> one.receipt().signature())));
    List<Salted> salted = added.stream().flatMap(Salted::of).toList();
    if (!salted.isEmpty()) {
      changes.add(
          INSERT_SALTS,
          of(chain)
              .addValue("sequences", sequences(salted, Salted::sequence))
              .addValue("names", texts(salted, Salted::name))
              .addValue("persons", texts(salted, Salted::person))
              .addValue("salts", texts(salted, Salted::salt))
              .addValue(
                  "proofs",
                  texts(
                      salted,
                      one ->
                          proof(
                              chain.name(),
                              one.sequence(),
                              one.name(),
                              one.person(),
                              one.salt()))));
    }
    changes.add(
        UPDATE_CHAIN,
        new MapSqlParameterSource("sequence", head.sequence())
            .addValue("hash", head.hash())
            .addValue("name", head.chain()));
  }

  private static MapSqlParameterSource of(Chain chain) {
    return new MapSqlParameterSource("chain", chain.name())
        .addValue("organization", chain.organization().value())
        .addValue("counterpart", value(chain.counterpart()));
  }

  private static <T> Long[] sequences(List<T> some, Function<T, Long> sequence) {
    return some.stream().map(sequence).toArray(Long[]::new);
  }

  private static <T> String[] texts(List<T> some, Function<T, String> text) {
    return some.stream().map(text).toArray(String[]::new);
  }

  /** A content of an entry, and its salt. */
  private record Salted(long sequence, String name, String person, String salt) {
    static Stream<Salted> of(Added added) {
      return added.disclosure().salts().entrySet().stream()
          .map(
              one ->
                  new Salted(
                      added.entry().sequence(),
                      one.getKey(),
                      added.person(),
                      one.getValue().hex()));
    }
  }

  /** The hash by which a changed salt is found. */
  static String proof(String chain, long sequence, String name, String person, String salt) {
    try {
      String text = String.join(" ", "shangjia-salt/1", chain, "" + sequence, name, person, salt);
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  List<Disclosure> entries(String chain) {
    Map<Long, Map<String, Salt>> salts = new HashMap<>();
    jdbc.sql(FIND_SALTS)
        .param("chain", chain)
        .query(
            row -> {
              salts
                  .computeIfAbsent(row.getLong("sequence"), _ -> new LinkedHashMap<>())
                  .put(row.getString("name"), new Salt(row.getString("salt")));
            });
    return jdbc.sql(FIND_ENTRIES + IN_ORDER)
        .param("chain", chain)
        .query(
            (row, _) -> {
              Entry entry = entry(row);
              return new Disclosure(entry, salts.getOrDefault(entry.sequence(), Map.of()));
            })
        .list();
  }

  Optional<Receipt> receipt(String chain, long sequence) {
    return jdbc.sql(FIND_ENTRIES + " AND sequence = :sequence")
        .param("chain", chain)
        .param("sequence", sequence)
        .query((row, _) -> receipt(row))
        .optional();
  }

  /** The hashes of the bodies of some entries. */
  List<String> bodies(String chain, long from, long to) {
    return jdbc.sql(FIND_ENTRIES + " AND sequence BETWEEN :from AND :to" + IN_ORDER)
        .param("chain", chain)
        .param("from", from)
        .param("to", to)
        .query((row, _) -> entry(row).body())
        .list();
  }

  /** The first head that a checkpoint saw at or after an entry. */
  Optional<CoveredHead> covering(String chain, long sequence) {
    return jdbc.sql(FIND_COVERING)
        .param("chain", chain)
        .param("sequence", sequence)
        .query((row, _) -> covered(row))
        .optional();
  }

  /** The first checkpoint of each head of a chain that checkpoints saw, by the head's number. */
  NavigableMap<Long, Long> checkpoints(String chain) {
    var checkpoints = new TreeMap<Long, Long>();
    jdbc.sql(FIND_COVERED)
        .param("chain", chain)
        .query((row, _) -> checkpoints.put(row.getLong("sequence"), row.getLong("checkpoint")))
        .list();
    return checkpoints;
  }

  int deleteSalts(String person) {
    return jdbc.sql(DELETE_SALTS).param("person", person).update();
  }

  static CoveredHead covered(ResultSet row) throws SQLException {
    return new CoveredHead(
        row.getLong("checkpoint"),
        row.getInt("size"),
        new ChainHead(row.getString("chain"), row.getLong("sequence"), row.getString("hash")),
        row.getInt("leaf"),
        texts(row.getArray("path")));
  }

  static Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(
        row.getString("chain"),
        row.getLong("sequence"),
        row.getString("hash"),
        row.getTimestamp("at").toInstant(),
        row.getString("key"),
        row.getString("signature"),
        null);
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("chain"),
        row.getLong("sequence"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        texts(row.getString("ids")),
        texts(row.getString("contents")),
        row.getString("previous"));
  }

  private static Map<String, String> texts(String json) {
    var texts = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> member : JSON.readTree(json).properties()) {
      texts.put(member.getKey(), member.getValue().stringValue());
    }
    return texts;
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((String[]) Objects.requireNonNull(array).getArray()).toList();
  }

  private static @Nullable Long value(@Nullable OrganizationId id) {
    return id == null ? null : id.value();
  }
}
