package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of domains that organizations say are theirs. */
@Repository
class JdbcDomainProofs {
  private static final String ADD =
      """
      INSERT INTO accounts.domain_proof (organization_id, domain, word, asked_by, asked_at)
      VALUES (:organization, :domain, :word, :by, :now)
      ON CONFLICT (organization_id, domain) DO NOTHING
      """;

  private static final String SELECT =
      """
      SELECT id, organization_id, domain, word, asked_at, proven_at, failures, looked_at, answered,
             lost_at
      FROM accounts.domain_proof
      """;

  private static final String FIND_OF_ORGANIZATION =
      SELECT + "WHERE organization_id = :organization ORDER BY domain";

  private static final String FIND = SELECT + "WHERE organization_id = :organization AND id = :id";

  private static final String FIND_DUE =
      SELECT + "WHERE proven_at IS NOT NULL AND due_at <= :now ORDER BY due_at LIMIT :most";

  private static final String FIND_PROVEN =
      """
      SELECT domain, proven_at FROM accounts.domain_proof
      WHERE organization_id = :organization AND proven_at IS NOT NULL ORDER BY domain
      """;

  private static final String PROVE =
      """
      UPDATE accounts.domain_proof SET
        proven_at = coalesce(proven_at, :now), way = :way, failures = 0, looked_at = :now,
        answered = true, lost_at = NULL, due_at = :due
      WHERE id = :id
      """;

  private static final String FAIL_AGAIN =
      """
      UPDATE accounts.domain_proof SET
        failures = failures + 1, looked_at = :now, answered = true, due_at = :due
      WHERE id = :id
      """;

  private static final String FAIL =
      """
      UPDATE accounts.domain_proof SET
        lost_at = CASE WHEN proven_at IS NULL THEN lost_at ELSE :now END,
        proven_at = NULL, way = NULL, failures = 0, looked_at = :now, answered = true,
        due_at = NULL
      WHERE id = :id
      """;

  private static final String NOTE_SILENCE =
      """
      UPDATE accounts.domain_proof SET
        looked_at = :now, answered = false,
        due_at = CASE WHEN proven_at IS NULL THEN NULL ELSE :due END
      WHERE id = :id
      """;

  private static final String REMOVE =
      "DELETE FROM accounts.domain_proof WHERE organization_id = :organization AND id = :id";

  private final JdbcClient jdbc;

  JdbcDomainProofs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int add(OrganizationId organization, String domain, String word, PersonId by, Instant now) {
    return jdbc.sql(ADD)
        .param("organization", organization.value())
        .param("domain", domain)
        .param("word", word)
        .param("by", by.value())
        .param("now", JdbcAccounts.time(now))
        .update();
  }

  List<DomainProof> of(OrganizationId organization) {
    return jdbc.sql(FIND_OF_ORGANIZATION)
        .param("organization", organization.value())
        .query((row, _) -> proof(row))
        .list();
  }

  Optional<DomainProof> find(OrganizationId organization, long id) {
    return jdbc.sql(FIND)
        .param("organization", organization.value())
        .param("id", id)
        .query((row, _) -> proof(row))
        .optional();
  }

  /** Proven ones that are to be looked at again. */
  List<DomainProof> due(Instant now, int most) {
    return jdbc.sql(FIND_DUE)
        .param("now", JdbcAccounts.time(now))
        .param("most", most)
        .query((row, _) -> proof(row))
        .list();
  }

  List<ProvenDomain> proven(OrganizationId organization) {
    return jdbc.sql(FIND_PROVEN)
        .param("organization", organization.value())
        .query(
            (row, _) ->
                new ProvenDomain(
                    row.getString("domain"), row.getTimestamp("proven_at").toInstant()))
        .list();
  }

  void proven(long id, String way, Instant now, Instant due) {
    jdbc.sql(PROVE)
        .param("id", id)
        .param("way", way)
        .param("now", JdbcAccounts.time(now))
        .param("due", JdbcAccounts.time(due))
        .update();
  }

  /** It does not say so any more, and stays proven for now. */
  void failedAgain(long id, Instant now, Instant due) {
    jdbc.sql(FAIL_AGAIN)
        .param("id", id)
        .param("now", JdbcAccounts.time(now))
        .param("due", JdbcAccounts.time(due))
        .update();
  }

  /** It does not say so; a proof that there was is lost. */
  void failed(long id, Instant now) {
    jdbc.sql(FAIL).param("id", id).param("now", JdbcAccounts.time(now)).update();
  }

  void unanswered(long id, Instant now, Instant due) {
    jdbc.sql(NOTE_SILENCE)
        .param("id", id)
        .param("now", JdbcAccounts.time(now))
        .param("due", JdbcAccounts.time(due))
        .update();
  }

  int remove(OrganizationId organization, long id) {
    return jdbc.sql(REMOVE).param("organization", organization.value()).param("id", id).update();
  }

  private static DomainProof proof(ResultSet row) throws SQLException {
    return new DomainProof(
        row.getLong("id"),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("domain"),
        row.getString("word"),
        row.getTimestamp("asked_at").toInstant(),
        JdbcAccounts.instant(row, "proven_at"),
        row.getInt("failures"),
        JdbcAccounts.instant(row, "looked_at"),
        row.getBoolean("answered"),
        JdbcAccounts.instant(row, "lost_at"));
  }
}
