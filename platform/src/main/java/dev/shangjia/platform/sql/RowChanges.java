package dev.shangjia.platform.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * RowChanges of rows that are collected and then sent together, in the running transaction: the
 * database is asked once, however many statements there are, and carries them out in their order.
 * What is read before {@link #send} does not see them. Of a statement that fails none of them
 * holds, for the transaction fails with it.
 *
 * <p>For one thread and one transaction. Statements are texts of the source, with named parameters;
 * their answers are not looked at, so none of them is a query.
 */
public final class RowChanges {
  /** By statement; there are as many as the source has. */
  private static final Map<String, ParsedSql> PARSED = new ConcurrentHashMap<>();

  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  /**
   * Adds a statement.
   *
   * @param sql one statement without a semicolon
   */
  public void add(String sql, SqlParameterSource parameters) {
    ParsedSql parsed = PARSED.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
    statements.add(NamedParameterUtils.substituteNamedParameters(parsed, parameters));
    values.addAll(Arrays.asList(NamedParameterUtils.buildValueArray(parsed, parameters, null)));
  }

  /** Sends what was added since it was sent last; nothing when that is nothing. */
  public void send(JdbcOperations jdbc) {
    if (statements.isEmpty()) {
      return;
    }
    String all = String.join(";\n", statements);
    List<@Nullable Object> given = new ArrayList<>(values);
    statements.clear();
    values.clear();
    jdbc.update(all, statement -> set(statement, given));
  }

  /** As the types that the columns have; the driver is not asked for them. */
  private static void set(PreparedStatement statement, List<@Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
