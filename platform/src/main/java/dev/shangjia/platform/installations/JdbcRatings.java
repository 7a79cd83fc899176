package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.installations.Ratings.Rating;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of ratings. */
@Repository
class JdbcRatings {
  private static final String PUT =
      """
      INSERT INTO installations.rating
        (organization_id, app_id, stars, words, version, installed_at, rated_at)
      VALUES (:organization, :app, :stars, :words, :version, :installed, :at)
      ON CONFLICT (organization_id, app_id) DO UPDATE SET
        stars = excluded.stars, words = excluded.words, version = excluded.version,
        installed_at = excluded.installed_at, rated_at = excluded.rated_at
      """;

  private static final String FIND =
      """
      SELECT * FROM installations.rating WHERE organization_id = :organization AND app_id = :app
      """;

  private static final String FIND_LATEST =
      """
      SELECT * FROM installations.rating WHERE app_id = :app
      ORDER BY words = '', rated_at DESC LIMIT :most
      """;

  private static final String SUM =
      """
      SELECT app_id, count(*) AS ratings, sum(stars) AS stars FROM installations.rating
      WHERE app_id = ANY (:apps) GROUP BY app_id
      """;

  private final JdbcClient jdbc;

  JdbcRatings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(Installation installation, int stars, String words, Instant at) {
    jdbc.sql(PUT)
        .param("organization", installation.enterprise().value())
        .param("app", installation.app().value())
        .param("stars", stars)
        .param("words", words)
        .param("version", installation.version())
        .param("installed", Timestamp.from(installation.installedAt()))
        .param("at", Timestamp.from(at))
        .update();
  }

  Optional<Rating> of(OrganizationId enterprise, AppId app) {
    return jdbc.sql(FIND)
        .param("organization", enterprise.value())
        .param("app", app.value())
        .query((row, _) -> rating(row))
        .optional();
  }

  /** Those with words first. */
  List<Rating> latest(AppId app, int most) {
    return jdbc.sql(FIND_LATEST)
        .param("app", app.value())
        .param("most", most)
        .query((row, _) -> rating(row))
        .list();
  }

  Map<AppId, Opinion> opinions(Collection<AppId> apps) {
    Map<AppId, Opinion> opinions = new HashMap<>();
    jdbc.sql(SUM)
        .param("apps", apps.stream().map(AppId::value).toArray(Long[]::new))
        .query(
            row -> {
              opinions.put(
                  new AppId(row.getLong("app_id")),
                  Opinion.of(row.getInt("ratings"), row.getLong("stars")));
            });
    return opinions;
  }

  private static Rating rating(ResultSet row) throws SQLException {
    return new Rating(
        row.getInt("stars"),
        row.getString("words"),
        row.getInt("version"),
        row.getTimestamp("installed_at").toInstant(),
        row.getTimestamp("rated_at").toInstant());
  }
}
