package dev.shangjia.platform.policies;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of waivers. */
@Repository
class JdbcWaivers {
  private static final String INSERT_WAIVER =
      """
      INSERT INTO policies.waiver (organization_id, program, app_id, rule, fingerprint,
        evidence_hash, reason, approved_by, approved_at, expires_at)
      VALUES (:organization, :program, :app, :rule, :fingerprint, :evidence, :reason, :by, :at,
        :expires)
      """;

  private static final String FIND_HOLDING =
      """
      SELECT * FROM policies.waiver
      WHERE organization_id = :organization AND program = :program
        AND app_id IS NOT DISTINCT FROM :app::bigint
        AND expires_at > :now AND ended_at IS NULL
      ORDER BY id DESC
      """;

  private final JdbcClient jdbc;

  JdbcWaivers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Waiver waiver) {
    jdbc.sql(INSERT_WAIVER)
        .param("organization", waiver.organization().value())
        .param("program", waiver.program())
        .param("app", waiver.app())
        .param("rule", waiver.rule())
        .param("fingerprint", waiver.fingerprint())
        .param("evidence", waiver.evidenceHash())
        .param("reason", waiver.reason())
        .param("by", waiver.approvedBy())
        .param("at", Timestamp.from(waiver.approvedAt()))
        .param("expires", Timestamp.from(waiver.expiresAt()))
        .update();
  }

  List<Waiver> of(OrganizationId organization, String program, @Nullable Long app, Instant now) {
    return jdbc.sql(FIND_HOLDING)
        .param("organization", organization.value())
        .param("program", program)
        .param("app", app)
        .param("now", Timestamp.from(now))
        .query(
            (row, _) ->
                new Waiver(
                    new OrganizationId(row.getLong("organization_id")),
                    row.getString("program"),
                    row.getObject("app_id", Long.class),
                    row.getString("rule"),
                    row.getString("fingerprint"),
                    row.getString("evidence_hash"),
                    row.getString("reason"),
                    row.getString("approved_by"),
                    row.getTimestamp("approved_at").toInstant(),
                    row.getTimestamp("expires_at").toInstant()))
        .list();
  }
}
