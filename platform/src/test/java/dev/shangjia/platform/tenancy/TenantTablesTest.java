package dev.shangjia.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shangjia.platform.database.MigratedDatabase;
import dev.shangjia.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the database keeps apart by itself, for every table that there is: a row of somebody else is
 * neither read nor written, whatever the application would ask for.
 */
class TenantTablesTest {
  private static final String DENIED = "42501";

  /** What triggers say of rows that never change. */
  private static final String NEVER_CHANGES = "P0001";

  private static final long OTHERS = 900_001;
  private static final long OWN = 900_002;

  /** Tables that hold nothing of a tenant; what is new here has to be a deliberate choice. */
  private static final List<String> OF_NOBODY =
      List.of(
          "agreements.version",
          "audit.checkpoint",
          "audit.signing_key",
          "catalog.index_position",
          "catalog.listing_change",
          "catalog.reindexing",
          "catalog.reindexing_progress",
          "policies.program",
          "policies.publication",
          "policies.rulebook");

  /** Tables that everybody reads, and only the desk or whose rows they are writes. */
  private static final List<String> PUBLIC = List.of("installations.rating", "policies.intake");

  /** Rows of a person, who sees them wherever they act; the organization only says what for. */
  private static final List<String> OF_PERSONS =
      List.of("accounts.access_token", "casework.checked");

  /** What frameworks keep, and what Flyway remembers. */
  private static final String OF_FRAMEWORKS = "infra\\..*|.*\\.migration";

  private static TestDatabase database;
  private static Map<String, Object> settings;

  @BeforeAll
  static void fill() throws SQLException {
    database = MigratedDatabase.copy();
    settings = MigratedDatabase.settings(database);
    try (Connection superuser = database.connect();
        Statement statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica"); // rows need not belong together
      for (Table table : tables()) {
        statement.execute(table.insert(OTHERS, OTHERS));
        statement.execute(table.insert(OWN, OWN));
      }
    }
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  /** Somebody for whom the application asks: side, organization, actor. */
  record Asker(String side, String organization, String actor) {
    static final Asker NOBODY = new Asker("", "", "");
    static final Asker PROVIDER = new Asker("provider", "" + OWN, "" + OWN);
    static final Asker ENTERPRISE = new Asker("enterprise", "" + OWN, "" + OWN);
    static final Asker THEMSELVES = new Asker("provider", "" + OTHERS, "" + OTHERS);
  }

  /** A table under row security, and the columns that a row needs. */
  record Table(String name, Map<String, String> columns, List<String> choices) {
    private static final List<String> TENANTS =
        List.of("organization_id", "counterpart_id", "person_id", "person", "recipient_id");

    /** A row of a tenant; rows of different numbers do not collide. */
    String insert(long tenant, long number) {
      var names = new ArrayList<String>();
      var values = new ArrayList<String>();
      columns.forEach(
          (column, type) -> {
            names.add('"' + column + '"');
            values.add(value(column, type, tenant, number));
          });
      return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
          .formatted(name, String.join(", ", names), String.join(", ", values));
    }

    private String value(String column, String type, long tenant, long number) {
      boolean isTenant =
          TENANTS.contains(column)
              || (column.equals("id")
                  && List.of("accounts.organization", "accounts.person").contains(name));
      long id = isTenant ? tenant : number;
      return switch (type) {
        case "bigint", "integer" -> "" + id;
        case "smallint" -> "1";
        case "boolean" -> "false";
        case "jsonb" -> "'{}'";
        case "bytea" -> "decode(lpad(to_hex(%d), 8, '0'), 'hex')".formatted(id);
        case "date" -> "current_date";
        case "inet" -> "'127.0.0.1'";
        case "uuid" -> "gen_random_uuid()";
        default ->
            type.startsWith("timestamp")
                ? "now()"
                : type.endsWith("[]") ? "'{}'" : "'" + choice(column, id) + "'";
      };
    }

    /** A word that the table's checks allow. */
    private String choice(String column, long id) {
      if (column.equals("sha256")) {
        return "%064d".formatted(id);
      }
      return choices.stream()
          .filter(check -> check.contains("(" + column + " = ANY"))
          .map(check -> check.replaceFirst("(?s).*?ARRAY\\['([^']*)'.*", "$1"))
          .findFirst()
          .orElse("" + id);
    }

    boolean has(String column) {
      return columns.containsKey(column);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Table> tables() throws SQLException {
    var tables = new ArrayList<Table>();
    try (Connection superuser = database.connect()) {
      for (String name :
          texts(
              superuser,
              """
              SELECT c.oid::regclass::text FROM pg_class c
              WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity
              ORDER BY 1
              """)) {
        var columns = new TreeMap<String, String>();
        try (PreparedStatement statement =
            superuser.prepareStatement(
                """
                SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
                  AND attgenerated = ''
                  AND (attnotnull OR attname IN ('person_id', 'organization_id'))
                """)) {
          statement.setString(1, name);
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              columns.put(rows.getString(1), rows.getString(2));
            }
          }
        }
        tables.add(
            new Table(
                name,
                columns,
                texts(
                    superuser,
                    "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND"
                        + " conrelid = '"
                        + name
                        + "'::regclass")));
      }
    }
    return tables;
  }

  @Test
  void everyTableIsUnderRowSecurityOrOfNobody() throws SQLException {
    try (Connection superuser = database.connect()) {
      List<String> unheld =
          texts(
              superuser,
              """
              SELECT n.nspname || '.' || c.relname
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)'
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
              ORDER BY 1
              """);
      unheld.removeIf(name -> name.matches(OF_FRAMEWORKS));
      assertThat(unheld).containsExactlyInAnyOrderElementsOf(OF_NOBODY);
    }
    assertThat(tables()).hasSizeGreaterThan(25);
  }

  static List<Table> tablesOfTenants() throws SQLException {
    return tables().stream().filter(table -> !PUBLIC.contains(table.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("tablesOfTenants")
  void rowsOfOthersAreNotRead(Table table) throws SQLException {
    assertThat(rowsOf(OTHERS, table, Asker.NOBODY)).as("nobody").isZero();
    assertThat(rowsOf(OTHERS, table, Asker.PROVIDER)).as("another provider").isZero();
    assertThat(rowsOf(OTHERS, table, Asker.ENTERPRISE)).as("an enterprise").isZero();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsOfOthersAreNotWritten(Table table) throws SQLException {
    for (Asker asker : List.of(Asker.NOBODY, Asker.PROVIDER, Asker.ENTERPRISE)) {
      String column =
          table.columns().keySet().stream()
              .filter(one -> !one.equals("id"))
              .findFirst()
              .orElseThrow();
      assertThat(changed("UPDATE %s SET %s = %s".formatted(table, column, column), table, asker))
          .as("changed by %s", asker)
          .isZero();
      assertThat(changed("DELETE FROM " + table, table, asker)).as("deleted by %s", asker).isZero();
      assertThatThrownBy(() -> write(asker, table.insert(OTHERS, OTHERS + 10)))
          .as("added by %s", asker)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }

  static List<Table> tablesOfOrganizations() throws SQLException {
    return tables().stream()
        .filter(table -> table.has("organization_id"))
        .filter(table -> !OF_PERSONS.contains(table.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tablesOfOrganizations")
  void ownRowsAreNotGivenToOthers(Table table) throws SQLException {
    String give = "UPDATE %s SET organization_id = %d".formatted(table, OTHERS);
    try {
      assertThat(write(Asker.PROVIDER, give)).isZero();
    } catch (SQLException denied) {
      assertThat(denied.getSQLState()).isIn(DENIED, NEVER_CHANGES);
    }
  }

  /** Without this, tables that nobody can read at all would pass. */
  @Test
  void whomARowIsOfReadsIt() throws SQLException {
    var read = new ArrayList<String>();
    for (Table table : tables()) {
      if (rowsOf(OTHERS, table, Asker.THEMSELVES) == 1) {
        read.add(table.name());
      }
    }
    assertThat(read)
        .contains(
            "accounts.organization",
            "accounts.membership",
            "accounts.invitation",
            "agreements.consent",
            "apps.app",
            "apps.dossier",
            "apps.entry",
            "apps.snapshot",
            "audit.entry",
            "audit.salt",
            "casework.case_state",
            "casework.case_event",
            "casework.task",
            "casework.decision",
            "casework.contest",
            "casework.appeal",
            "effects.effect",
            "inspections.inspection");
  }

  /** How many rows of a tenant somebody reads: all that they read, less their own. */
  private static long rowsOf(long tenant, Table table, Asker asker) throws SQLException {
    String query = "SELECT count(*) FROM %s t WHERE t::text LIKE '%%%d%%'".formatted(table, tenant);
    return as(
        asker,
        statement -> {
          try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** How many rows a statement changed, less those that are the asker's own. */
  private static long changed(String statement, Table table, Asker asker) throws SQLException {
    try {
      return write(asker, statement + own(table));
    } catch (SQLException denied) {
      assertThat(denied.getSQLState()).isEqualTo(DENIED);
      return 0;
    }
  }

  private static String own(Table table) {
    return " WHERE %s::text LIKE '%%%d%%'".formatted(table.name().replaceAll(".*\\.", ""), OTHERS);
  }

  private static long write(Asker asker, String change) throws SQLException {
    return as(asker, statement -> statement.executeUpdate(change));
  }

  /** Something that is done with the database. */
  private interface Work {
    long with(Statement statement) throws SQLException;
  }

  /** Does something as somebody for whom the application asks, and takes it back. */
  private static long as(Asker asker, Work work) throws SQLException {
    try (Connection app =
        DriverManager.getConnection(
            database.jdbcUrl(),
            String.valueOf(settings.get("shangjia.database.app.username")),
            String.valueOf(settings.get("shangjia.database.app.password")))) {
      app.setAutoCommit(false);
      try (PreparedStatement actor =
              app.prepareStatement(
                  """
                  SELECT set_config('shangjia.side', ?, true),
                         set_config('shangjia.organization', ?, true),
                         set_config('shangjia.actor', ?, true)
                  """);
          Statement statement = app.createStatement()) {
        actor.setString(1, asker.side());
        actor.setString(2, asker.organization());
        actor.setString(3, asker.actor());
        actor.execute();
        return work.with(statement);
      } finally {
        app.rollback();
      }
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
