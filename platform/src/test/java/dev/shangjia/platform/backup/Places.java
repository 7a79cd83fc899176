package dev.shangjia.platform.backup;

import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.EmptyDatabase;
import dev.shangjia.platform.database.ExistingDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Data folders and databases as a server would have them, with rows and files in them. */
final class Places {
  private Places() {}

  /** Settings that name no database. */
  static Environment noSettings() {
    return settings(Map.of());
  }

  static Environment settings(Map<String, Object> values) {
    var settings = new StandardEnvironment();
    settings.getPropertySources().addFirst(new MapPropertySource("test", values));
    return settings;
  }

  static DatabasePlace embedded(Path data) {
    return DatabasePlace.of(data, noSettings());
  }

  /** Acts as the market, so that row security shows the rows. */
  static Connection market(EmptyDatabase database) throws Exception {
    Connection connection = database.connect();
    Rows.run(
        connection,
        List.of("SET shangjia.side = 'operator'", "SET shangjia.actor = 'system:sign-in'"));
    return connection;
  }

  /** An organization, and a file of its own whose bytes lie on the disk before the row is there. */
  static void found(Connection connection, Path data, String name) throws Exception {
    byte[] content = name.getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(Digests.sha256().digest(content));
    connection.setAutoCommit(false);
    long id;
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO accounts.organization (side, name) VALUES ('provider', ?) RETURNING id")) {
      insert.setString(1, name);
      var rows = insert.executeQuery();
      rows.next();
      id = rows.getLong(1);
    }
    Path file = file(data, id, sha256);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO files.file VALUES (?, ?, ?, 'text/plain', NULL, now())")) {
      insert.setLong(1, id);
      insert.setString(2, sha256);
      insert.setLong(3, content.length);
      insert.execute();
    }
    connection.commit();
  }

  static Path file(Path data, long organization, String sha256) {
    return data.resolve("files")
        .resolve(Long.toString(organization))
        .resolve(sha256.substring(0, 2))
        .resolve(sha256);
  }

  static Map<String, String> inventory(DatabasePlace place) throws Exception {
    try (var database = ExistingDatabase.toRead(place)) {
      return Inventory.of(database.connection());
    }
  }
}
