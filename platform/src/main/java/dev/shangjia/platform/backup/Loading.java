package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Sequence;
import dev.shangjia.platform.backup.Manifest.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Fills empty tables from a backup, in one transaction. What guards the tables while a server works
 * stands aside meanwhile and is back in its place at the end: row security that holds for the owner
 * too, references between tables (which are then checked for all rows), triggers.
 */
final class Loading {
  private static final String ROW_SECURITY =
      """
      SELECT format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname),
             format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relforcerowsecurity AND n.nspname = ANY (?)
      """;

  private static final String REFERENCES =
      """
      SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, o.conname),
             format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, o.conname,
                    pg_get_constraintdef(o.oid))
      FROM pg_constraint o
      JOIN pg_class c ON c.oid = o.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE o.contype = 'f' AND o.conparentid = 0 AND n.nspname = ANY (?)
      """;

  private static final String TRIGGERS =
      """
      SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname),
             format('ALTER TABLE %I.%I ENABLE TRIGGER %I', n.nspname, c.relname, t.tgname)
      FROM pg_trigger t
      JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled = 'O' AND n.nspname = ANY (?)
      """;

  private final Connection connection;
  private final Archive archive;

  Loading(Connection connection, Archive archive) {
    this.connection = connection;
    this.archive = archive;
  }

  /** A statement and the one that takes it back. */
  private record Aside(String begin, String end) {}

  void run() throws SQLException, IOException {
    connection.setAutoCommit(false);
    var guards = new ArrayList<Aside>();
    for (String query : List.of(ROW_SECURITY, TRIGGERS, REFERENCES)) {
      guards.addAll(guards(query));
    }
    Rows.run(connection, guards.stream().map(Aside::begin).toList());
    empty();
    for (Table table : archive.manifest().tables()) {
      fill(table);
    }
    Rows.run(connection, List.of("SET CONSTRAINTS ALL IMMEDIATE"));
    Rows.run(connection, guards.reversed().stream().map(Aside::end).toList());
    continueNumbers();
    connection.commit();
  }

  private List<Aside> guards(String query) throws SQLException {
    return Rows.of(
        connection,
        query,
        archive.manifest().migrations().keySet(),
        row -> new Aside(row.getString(1), row.getString(2)));
  }

  /** Migrations put rows into some tables, and these rows are in the backup as well. */
  private void empty() throws SQLException {
    String all =
        archive.manifest().tables().stream()
            .map(table -> Names.quoted(table.schema(), table.name()))
            .collect(Collectors.joining(", "));
    if (!all.isEmpty()) {
      Rows.run(connection, List.of("TRUNCATE " + all));
    }
  }

  private void fill(Table table) throws SQLException, IOException {
    String copy =
        "COPY "
            + Names.quoted(table.schema(), table.name())
            + " ("
            + Names.list(table.columns())
            + ") FROM STDIN";
    try (InputStream rows = archive.open(archive.entry(table.entry()))) {
      long loaded = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows);
      if (loaded != table.rows()) {
        throw new IllegalStateException(
            "table %s.%s has %d rows in the backup, and %d were loaded"
                .formatted(table.schema(), table.name(), table.rows(), loaded));
      }
    }
  }

  private void continueNumbers() throws SQLException {
    try (var set = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      for (Sequence sequence : archive.manifest().sequences()) {
        set.setString(1, Names.quoted(sequence.schema(), sequence.name()));
        set.setLong(2, sequence.last());
        set.setBoolean(3, sequence.called());
        set.execute();
      }
    }
  }
}
