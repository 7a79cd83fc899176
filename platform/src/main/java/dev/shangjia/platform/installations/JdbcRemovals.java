package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.installations.Removal.Wish;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what providers owe for removed apps. */
@Repository
class JdbcRemovals {
  private static final String ADD =
      """
      INSERT INTO installations.removal
        (installation_id, organization_id, counterpart_id, app_id, name, wish, asked_at, due_at)
      VALUES (:installation, :organization, :counterpart, :app, :name, :wish, :at, :due)
      RETURNING id
      """;

  private static final String FIND = "SELECT * FROM installations.removal WHERE id = :id";

  private static final String FIND_OF_ENTERPRISE =
      """
      SELECT * FROM installations.removal WHERE organization_id = :organization
      ORDER BY confirmed_at IS NOT NULL, id DESC LIMIT 200
      """;

  private static final String FIND_OF_PROVIDER =
      """
      SELECT * FROM installations.removal WHERE counterpart_id = :organization
      ORDER BY confirmed_at IS NOT NULL, due_at, id LIMIT 500
      """;

  private static final String FIND_OPEN =
      """
      SELECT * FROM installations.removal WHERE confirmed_at IS NULL ORDER BY due_at, id LIMIT 500
      """;

  private static final String FIND_LATE =
      """
      SELECT * FROM installations.removal
      WHERE confirmed_at IS NULL AND escalated_at IS NULL AND due_at <= :now ORDER BY id LIMIT 500
      """;

  private static final String CONFIRM =
      """
      UPDATE installations.removal SET confirmed_at = :at, answer = :answer
      WHERE id = :id AND confirmed_at IS NULL
      """;

  private static final String ESCALATE =
      """
      UPDATE installations.removal SET escalated_at = :at
      WHERE id = :id AND escalated_at IS NULL AND confirmed_at IS NULL
      """;

  private final JdbcClient jdbc;

  JdbcRemovals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(Installation installation, Wish wish, Instant at, Instant due) {
    return jdbc.sql(ADD)
        .param("installation", installation.id().value())
        .param("organization", installation.enterprise().value())
        .param("counterpart", installation.provider().value())
        .param("app", installation.app().value())
        .param("name", installation.name())
        .param("wish", wish.code())
        .param("at", Timestamp.from(at))
        .param("due", Timestamp.from(due))
        .query(Long.class)
        .single();
  }

  Optional<Removal> find(long id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> removal(row)).optional();
  }

  List<Removal> ofEnterprise(OrganizationId enterprise) {
    return all(FIND_OF_ENTERPRISE, enterprise);
  }

  List<Removal> ofProvider(OrganizationId provider) {
    return all(FIND_OF_PROVIDER, provider);
  }

  List<Removal> open() {
    return jdbc.sql(FIND_OPEN).query((row, _) -> removal(row)).list();
  }

  /** Those that are late and of which the desk was not told. */
  List<Removal> late(Instant now) {
    return jdbc.sql(FIND_LATE)
        .param("now", Timestamp.from(now))
        .query((row, _) -> removal(row))
        .list();
  }

  /** Notes that it is done; false when that was noted already. */
  boolean confirm(long id, String answer, Instant at) {
    return jdbc.sql(CONFIRM)
            .param("id", id)
            .param("answer", answer)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** Notes that the desk is told; false when it was, or there is nothing to tell any more. */
  boolean escalate(long id, Instant at) {
    return jdbc.sql(ESCALATE).param("id", id).param("at", Timestamp.from(at)).update() == 1;
  }

  private List<Removal> all(String query, OrganizationId organization) {
    return jdbc.sql(query)
        .param("organization", organization.value())
        .query((row, _) -> removal(row))
        .list();
  }

  private static Removal removal(ResultSet row) throws SQLException {
    return new Removal(
        row.getLong("id"),
        new InstallationId(row.getLong("installation_id")),
        new OrganizationId(row.getLong("organization_id")),
        new OrganizationId(row.getLong("counterpart_id")),
        new AppId(row.getLong("app_id")),
        row.getString("name"),
        Wish.of(row.getString("wish")),
        row.getTimestamp("asked_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        instant(row, "escalated_at"),
        instant(row, "confirmed_at"),
        row.getString("answer"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
