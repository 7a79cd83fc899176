package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Looks whether a database keeps what a load was promised, and nothing twice. */
final class KeptCases {
  private KeptCases() {}

  /** Fails when something is missing or doubled; the connection sees all rows. */
  static void compare(CaseLoad load, Connection connection) throws SQLException {
    Map<Long, Long> sequences = numbers(connection, "SELECT id, sequence FROM casework.case_state");
    assertThat(sequences).hasSizeGreaterThanOrEqualTo(load.cases().size());
    load.promised()
        .forEach(
            (id, promised) ->
                assertThat(sequences.get(id)).as("case %d", id).isGreaterThanOrEqualTo(promised));
    Map<Long, Long> owners =
        numbers(connection, "SELECT organization_id, id FROM casework.case_state");
    assertThat(owners).as("one case for each provider").hasSameSizeAs(sequences);
    assertThat(owners).containsAllEntriesOf(load.cases());
    assertThat(
            numbers(
                connection,
                "SELECT case_id, count(*) FROM casework.case_event WHERE sequence > 0 GROUP BY"
                    + " 1"))
        .as("events of each case, none missing, none twice")
        .isEqualTo(sequences);
    assertThat(
            numbers(
                connection,
                """
                SELECT case_id, count(*) FROM effects.effect GROUP BY 1 HAVING count(*) <> 2
                """))
        .as("effects that are missing or doubled")
        .isEmpty();
    assertThat(
            numbers(
                connection,
                """
                SELECT s.id, 0 FROM casework.case_state s
                WHERE s.end_name = 'admitted'
                  AND NOT EXISTS (SELECT FROM effects.effect e WHERE e.case_id = s.id)
                """))
        .as("ends without effects")
        .isEmpty();
  }

  private static Map<Long, Long> numbers(Connection connection, String query) throws SQLException {
    var found = new TreeMap<Long, Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return found;
  }
}
