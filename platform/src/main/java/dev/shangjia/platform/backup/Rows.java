package dev.shangjia.platform.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks and tells a database in a line. */
final class Rows {
  private Rows() {}

  /** Makes something of a row. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> of(Connection connection, String query, Reading<T> reading)
      throws SQLException {
    var found = new ArrayList<T>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(reading.read(rows));
      }
    }
    return found;
  }

  /** With an array of names as the query's only parameter. */
  static <T> List<T> of(
      Connection connection, String query, Collection<String> names, Reading<T> reading)
      throws SQLException {
    var found = new ArrayList<T>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.read(rows));
        }
      }
    }
    return found;
  }

  static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
