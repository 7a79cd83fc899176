package dev.shangjia.platform.backup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Everything that can be told of a database, for comparing two. */
final class Inventory {
  /** What guards the tables, which has to be back in its place after a restore. */
  private static final Map<String, String> SHAPES =
      Map.of(
          "constraints",
          """
          SELECT string_agg(concat_ws(' ', conrelid::regclass, conname, convalidated,
                                      pg_get_constraintdef(oid)), E'\\n' ORDER BY conrelid::regclass::text, conname)
          FROM pg_constraint WHERE conrelid <> 0 AND connamespace::regnamespace::text <> 'pg_catalog'
          """,
          "row security",
          """
          SELECT string_agg(concat_ws(' ', oid::regclass, relrowsecurity, relforcerowsecurity, relacl),
                            E'\\n' ORDER BY oid::regclass::text)
          FROM pg_class WHERE relkind IN ('r', 'p', 'S')
            AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
          """,
          "policies",
          "SELECT string_agg(p::text, E'\\n' ORDER BY p::text) FROM pg_policies p",
          "triggers",
          """
          SELECT string_agg(concat_ws(' ', tgrelid::regclass, tgname, tgenabled), E'\\n'
                            ORDER BY tgrelid::regclass::text, tgname)
          FROM pg_trigger WHERE NOT tgisinternal
          """);

  private Inventory() {}

  /** By name: the rows of each table, where each sequence goes on, and what guards them. */
  static Map<String, String> of(Connection connection) throws Exception {
    var found = new TreeMap<String, String>();
    for (var shape : SHAPES.entrySet()) {
      found.put(
          shape.getKey(),
          Rows.of(connection, shape.getValue(), row -> String.valueOf(row.getString(1)))
              .getFirst());
    }
    var snapshot = new Snapshot(connection);
    found.put("migrations", snapshot.migrations().toString());
    found.put("sequences", snapshot.sequences().toString());
    for (Snapshot.Table table : snapshot.tables()) {
      var out = new ByteArrayOutputStream();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (SELECT * FROM " + table.quoted() + ") TO STDOUT", out);
      found.put(
          table.quoted(),
          out.toString(StandardCharsets.UTF_8).lines().sorted().collect(Collectors.joining("\n")));
    }
    connection.rollback();
    return found;
  }
}
