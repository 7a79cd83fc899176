package dev.shangjia.platform.installations;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of enterprises' rules. */
@Repository
class JdbcAdminPolicies {
  private static final String ADD =
      """
      INSERT INTO installations.admin_policy (organization_id, rules, set_by, set_at)
      VALUES (:organization, :rules, :by, :at)
      """;

  private static final String FIND_LATEST =
      """
      SELECT rules, set_by, set_at FROM installations.admin_policy
      WHERE organization_id = :organization ORDER BY id DESC LIMIT 1
      """;

  private final JdbcClient jdbc;

  JdbcAdminPolicies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(OrganizationId enterprise, String rules, String by, Instant at) {
    jdbc.sql(ADD)
        .param("organization", enterprise.value())
        .param("rules", rules)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  Optional<AdminPolicies.Set> latest(OrganizationId enterprise) {
    return jdbc.sql(FIND_LATEST)
        .param("organization", enterprise.value())
        .query(
            (row, _) ->
                new AdminPolicies.Set(
                    row.getString("rules"),
                    row.getString("set_by"),
                    row.getTimestamp("set_at").toInstant()))
        .optional();
  }
}
