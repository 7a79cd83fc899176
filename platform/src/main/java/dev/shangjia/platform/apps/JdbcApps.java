package dev.shangjia.platform.apps;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of apps and their versions. */
@Repository
class JdbcApps {
  private static final String INSERT_APP =
      """
      INSERT INTO apps.app (organization_id, program, name, created_by, created_at)
      VALUES (:organization, :program, :name, :by, :at) RETURNING id
      """;

  private static final String INSERT_VERSION =
      """
      INSERT INTO apps.app_version (app_id, organization_id, number, created_by, created_at)
      SELECT :app, :organization, coalesce(max(number), 0) + 1, :by, :at
      FROM apps.app_version WHERE app_id = :app
      RETURNING id
      """;

  private static final String FIND_APP = "SELECT * FROM apps.app WHERE id = :id";

  private static final String FIND_APPS =
      "SELECT * FROM apps.app WHERE organization_id = :organization ORDER BY id DESC";

  private static final String FIND_APPS_OF =
      "SELECT * FROM apps.app WHERE organization_id = ANY (:organizations) ORDER BY id DESC";

  private static final String FIND_LATEST_VERSIONS =
      """
      SELECT DISTINCT ON (app_id) * FROM apps.app_version WHERE app_id = ANY (:apps)
      ORDER BY app_id, number DESC
      """;

  private static final String FIND_VERSIONS =
      "SELECT * FROM apps.app_version WHERE app_id = :app ORDER BY number DESC";

  private static final String FIND_VERSIONS_OF_ORGANIZATION =
      "SELECT * FROM apps.app_version WHERE organization_id = :organization ORDER BY number DESC";

  private static final String FIND_VERSION = "SELECT * FROM apps.app_version WHERE id = :id";

  private static final String FIND_OTHER_NAMES =
      "SELECT DISTINCT name FROM apps.app WHERE program = :program AND id <> :app ORDER BY name";

  private final JdbcClient jdbc;

  JdbcApps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  AppId addApp(OrganizationId organization, String program, String name, String by, Instant at) {
    return new AppId(
        jdbc.sql(INSERT_APP)
            .param("organization", organization.value())
            .param("program", program)
            .param("name", name)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single());
  }

  AppVersionId addVersion(AppId app, OrganizationId organization, String by, Instant at) {
    return new AppVersionId(
        jdbc.sql(INSERT_VERSION)
            .param("app", app.value())
            .param("organization", organization.value())
            .param("by", by)
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single());
  }

  Optional<App> app(AppId id) {
    return jdbc.sql(FIND_APP).param("id", id.value()).query((row, _) -> app(row)).optional();
  }

  List<App> apps(OrganizationId organization) {
    return jdbc.sql(FIND_APPS)
        .param("organization", organization.value())
        .query((row, _) -> app(row))
        .list();
  }

  List<App> apps(Collection<OrganizationId> organizations) {
    return jdbc.sql(FIND_APPS_OF)
        .param(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(Long[]::new))
        .query((row, _) -> app(row))
        .list();
  }

  List<AppVersion> latestVersions(Collection<AppId> apps) {
    return jdbc.sql(FIND_LATEST_VERSIONS)
        .param("apps", apps.stream().map(AppId::value).toArray(Long[]::new))
        .query((row, _) -> version(row))
        .list();
  }

  List<AppVersion> versions(AppId app) {
    return jdbc.sql(FIND_VERSIONS).param("app", app.value()).query((row, _) -> version(row)).list();
  }

  List<AppVersion> versions(OrganizationId organization) {
    return jdbc.sql(FIND_VERSIONS_OF_ORGANIZATION)
        .param("organization", organization.value())
        .query((row, _) -> version(row))
        .list();
  }

  Optional<AppVersion> version(AppVersionId id) {
    return jdbc.sql(FIND_VERSION)
        .param("id", id.value())
        .query((row, _) -> version(row))
        .optional();
  }

  List<String> otherNames(String program, long app) {
    return jdbc.sql(FIND_OTHER_NAMES)
        .param("program", program)
        .param("app", app)
        .query((row, _) -> row.getString("name"))
        .list();
  }

  private static App app(ResultSet row) throws SQLException {
    return new App(
        new AppId(row.getLong("id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        row.getString("name"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant());
  }

  private static AppVersion version(ResultSet row) throws SQLException {
    return new AppVersion(
        new AppVersionId(row.getLong("id")),
        new AppId(row.getLong("app_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getInt("number"),
        row.getTimestamp("created_at").toInstant());
  }
}
