package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Migration;
import dev.shangjia.platform.backup.Manifest.Sequence;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** All rows as they were at one moment, however much is written meanwhile. */
final class Snapshot {
  /** Who holds a session is signed in, so they are in no backup. */
  private static final Set<String> LEFT_OUT =
      Set.of("infra.spring_session", "infra.spring_session_attributes");

  private static final String MODULES =
      """
      SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname = 'migration' AND c.relkind = 'r' AND has_schema_privilege(n.oid, 'USAGE')
      ORDER BY 1
      """;

  /** A table in parts is read as a whole, through its root. */
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname,
             array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '')
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migration'
        AND n.nspname = ANY (?)
      GROUP BY n.nspname, c.relname
      ORDER BY n.nspname, c.relname
      """;

  private static final String SEQUENCES =
      """
      SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname = ANY (?)
      ORDER BY 1, 2
      """;

  private static final String CONTENTS =
      """
      SELECT organization_id || '/' || left(sha256, 2) || '/' || sha256
             || CASE WHEN wrapped_key IS NULL THEN '' ELSE '.' END
      FROM files.file ORDER BY 1
      """;

  private final Connection connection;
  private final Instant moment;
  private final List<String> modules;

  /** Begins: from now on nothing that is written is seen. */
  Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    // Fails, rather than to leave rows out, where the role does not see all of them.
    Rows.run(connection, List.of("SET LOCAL row_security = off", "SET LOCAL TimeZone = 'UTC'"));
    this.moment =
        Rows.of(
                connection,
                "SELECT clock_timestamp()",
                row -> row.getObject(1, OffsetDateTime.class).toInstant())
            .getFirst();
    this.modules = Rows.of(connection, MODULES, row -> row.getString(1));
    // Nobody changes a table while it is read.
    Rows.run(
        connection,
        tables().stream()
            .map(table -> "LOCK TABLE " + table.quoted() + " IN ACCESS SHARE MODE")
            .toList());
  }

  /** A table and those of its columns that hold what was written to them. */
  record Table(String schema, String name, List<String> columns) {
    String quoted() {
      return Names.quoted(schema, name);
    }
  }

  /** When it is from. */
  Instant moment() {
    return moment;
  }

  /** Whether no module has tables. */
  boolean isOfNothing() {
    return modules.isEmpty();
  }

  String postgres() throws SQLException {
    return Rows.of(connection, "SHOW server_version", row -> row.getString(1)).getFirst();
  }

  Map<String, List<Migration>> migrations() throws SQLException {
    var found = new TreeMap<String, List<Migration>>();
    for (String module : modules) {
      String query =
          "SELECT version, checksum FROM "
              + Names.quoted(module, "migration")
              + " WHERE version IS NOT NULL AND success ORDER BY installed_rank";
      found.put(
          module,
          Rows.of(
              connection,
              query,
              row -> new Migration(row.getString(1), row.getObject(2, Integer.class))));
    }
    return found;
  }

  List<Table> tables() throws SQLException {
    return Rows.of(
            connection,
            TABLES,
            modules,
            row -> new Table(row.getString(1), row.getString(2), strings(row.getArray(3))))
        .stream()
        .filter(table -> !LEFT_OUT.contains(table.schema() + "." + table.name()))
        .toList();
  }

  /** Writes the rows of a table in PostgreSQL's text format, and says how many there were. */
  long copy(Table table, OutputStream to) throws SQLException, IOException {
    String rows =
        "COPY (SELECT " + Names.list(table.columns()) + " FROM " + table.quoted() + ") TO STDOUT";
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(rows, to);
  }

  /** Where numbers go on; never before the last number in a row of this snapshot. */
  List<Sequence> sequences() throws SQLException {
    List<List<String>> names =
        Rows.of(connection, SEQUENCES, modules, row -> List.of(row.getString(1), row.getString(2)));
    var found = new ArrayList<Sequence>();
    for (List<String> name : names) {
      String query =
          "SELECT last_value, is_called FROM " + Names.quoted(name.getFirst(), name.getLast());
      found.addAll(
          Rows.of(
              connection,
              query,
              row ->
                  new Sequence(
                      name.getFirst(), name.getLast(), row.getLong(1), row.getBoolean(2))));
    }
    return found;
  }

  /** The path of each stored content; one that ends in a dot is the beginning of a path. */
  List<String> contents() throws SQLException {
    return modules.contains("files")
        ? Rows.of(connection, CONTENTS, row -> row.getString(1))
        : List.of();
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
