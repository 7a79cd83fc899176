package dev.shangjia.platform.installations;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what members ask for. */
@Repository
class JdbcAppRequests {
  private static final String ADD =
      """
      INSERT INTO installations.app_request
        (organization_id, person_id, app_id, name, reason, asked_at)
      VALUES (:organization, :person, :app, :name, :reason, :at)
      ON CONFLICT DO NOTHING RETURNING *
      """;

  private static final String FIND_OPEN =
      """
      SELECT * FROM installations.app_request
      WHERE organization_id = :organization AND answered_at IS NULL ORDER BY id LIMIT 200
      """;

  private static final String LOCK_OPEN =
      """
      SELECT * FROM installations.app_request
      WHERE organization_id = :organization AND id = :id AND answered_at IS NULL FOR UPDATE
      """;

  private static final String FIND_OF_PERSON =
      """
      SELECT * FROM installations.app_request
      WHERE organization_id = :organization AND person_id = :person
      ORDER BY answered_at IS NOT NULL, id DESC LIMIT 20
      """;

  private static final String COUNT_PEOPLE =
      """
      SELECT count(DISTINCT person_id) FROM installations.app_request
      WHERE organization_id = :organization AND app_id = :app
      """;

  private static final String COUNT_OF_PERSON =
      """
      SELECT count(*) FROM installations.app_request
      WHERE organization_id = :organization AND app_id = :app AND person_id = :person
      """;

  private static final String ANSWER =
      """
      UPDATE installations.app_request
      SET answered_at = :at, answered_by = :by, granted = :granted, answer = :answer
      WHERE id = :id
      """;

  private static final String FORGET =
      "DELETE FROM installations.app_request WHERE person_id = :person";

  private final JdbcClient jdbc;

  JdbcAppRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds one; empty when the same person waits for an answer already. */
  Optional<AppRequest> add(SignedIn by, Listing listing, String reason, Instant at) {
    return jdbc.sql(ADD)
        .param("organization", by.organization().value())
        .param("person", by.person().value())
        .param("app", listing.app().value())
        .param("name", listing.content().name())
        .param("reason", reason)
        .param("at", Timestamp.from(at))
        .query((row, _) -> request(row))
        .optional();
  }

  List<AppRequest> open(OrganizationId enterprise) {
    return jdbc.sql(FIND_OPEN)
        .param("organization", enterprise.value())
        .query((row, _) -> request(row))
        .list();
  }

  /** Finds one that nobody else answers until the transaction ends. */
  Optional<AppRequest> lock(OrganizationId enterprise, long id) {
    return jdbc.sql(LOCK_OPEN)
        .param("organization", enterprise.value())
        .param("id", id)
        .query((row, _) -> request(row))
        .optional();
  }

  List<AppRequest> of(OrganizationId enterprise, PersonId person) {
    return jdbc.sql(FIND_OF_PERSON)
        .param("organization", enterprise.value())
        .param("person", person.value())
        .query((row, _) -> request(row))
        .list();
  }

  /** How many of an enterprise ever asked for an app. */
  int people(OrganizationId enterprise, AppId app) {
    return jdbc.sql(COUNT_PEOPLE)
        .param("organization", enterprise.value())
        .param("app", app.value())
        .query(Integer.class)
        .single();
  }

  /** How often somebody asked for an app. */
  int times(OrganizationId enterprise, AppId app, PersonId person) {
    return jdbc.sql(COUNT_OF_PERSON)
        .param("organization", enterprise.value())
        .param("app", app.value())
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }

  void answer(long id, boolean granted, String answer, String by, Instant at) {
    jdbc.sql(ANSWER)
        .param("id", id)
        .param("granted", granted)
        .param("answer", answer)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Forgets what somebody asked for. */
  void forget(PersonId person) {
    jdbc.sql(FORGET).param("person", person.value()).update();
  }

  private static AppRequest request(ResultSet row) throws SQLException {
    Timestamp answered = row.getTimestamp("answered_at");
    return new AppRequest(
        row.getLong("id"),
        new PersonId(row.getLong("person_id")),
        new AppId(row.getLong("app_id")),
        row.getString("name"),
        row.getString("reason"),
        row.getTimestamp("asked_at").toInstant(),
        answered == null ? null : answered.toInstant(),
        row.getString("answer"));
  }
}
