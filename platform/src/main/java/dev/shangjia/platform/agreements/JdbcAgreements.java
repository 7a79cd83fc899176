package dev.shangjia.platform.agreements;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Agreement;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of agreements and consents. */
@Repository
class JdbcAgreements {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SELECT =
      """
      SELECT id, program, agreement, version, by_role, title::text AS title,
             points::text AS points, announced_at, in_force_at
      FROM agreements.version
      """;

  private static final String FIND_IN_FORCE =
      "SELECT DISTINCT ON (program, agreement) * FROM ("
          + SELECT
          + ") v WHERE in_force_at <= :now ORDER BY program, agreement, in_force_at DESC, id DESC";

  private static final String FIND_MISSING =
      "SELECT * FROM ("
          + FIND_IN_FORCE
          + """
          ) f WHERE program = :program
            AND NOT EXISTS (SELECT 1 FROM agreements.consent c
                            WHERE c.version_id = f.id AND c.organization_id = :organization)
          """;

  private static final String FIND_UPCOMING =
      SELECT + "WHERE in_force_at > :now ORDER BY program, agreement, in_force_at";

  private static final String FIND = SELECT + "WHERE id = :id";

  private static final String FIND_BEFORE =
      SELECT
          + "WHERE program = :program AND agreement = :agreement AND id < :id"
          + " ORDER BY id DESC LIMIT 1";

  private static final String IS_KNOWN =
      """
      SELECT count(*) FILTER (WHERE version = :version) > 0 AS known, count(*) > 0 AS earlier
      FROM agreements.version WHERE program = :program AND agreement = :agreement
      """;

  private static final String ADD =
      """
      INSERT INTO agreements.version
        (program, agreement, version, by_role, title, points, announced_at, in_force_at)
      VALUES
        (:program, :agreement, :version, :role, :title::jsonb, :points::jsonb, :now, :inForce)
      ON CONFLICT (program, agreement, version) DO NOTHING
      """;

  private static final String FIND_CONSENTS =
      """
      SELECT organization_id, version_id, person_id, given_at, address
      FROM agreements.consent WHERE organization_id = :organization ORDER BY id
      """;

  private static final String FIND_BOUND =
      """
      SELECT DISTINCT c.organization_id FROM agreements.consent c
      JOIN agreements.version v ON v.id = c.version_id
      WHERE v.program = :program AND v.agreement = :agreement
        AND NOT EXISTS (SELECT 1 FROM agreements.consent n
                        WHERE n.organization_id = c.organization_id AND n.version_id = :id)
      ORDER BY c.organization_id
      """;

  private static final String ADD_CONSENT =
      """
      INSERT INTO agreements.consent (organization_id, version_id, person_id, given_at, address)
      VALUES (:organization, :version, :person, :given, :address)
      ON CONFLICT (organization_id, version_id) DO NOTHING
      """;

  private static final String FORGET_ADDRESS =
      "UPDATE agreements.consent SET address = '' WHERE person_id = :person";

  private final JdbcClient jdbc;

  JdbcAgreements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is there of an agreement already.
   *
   * @param version whether this version is
   * @param any whether any is
   */
  record Known(boolean version, boolean any) {}

  List<AgreementVersion> inForce(Instant now) {
    return jdbc.sql(FIND_IN_FORCE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> version(row))
        .list();
  }

  /** The versions in force of a program that an organization has not accepted. */
  List<AgreementVersion> missing(String program, OrganizationId organization, Instant now) {
    return jdbc.sql(FIND_MISSING)
        .param("program", program)
        .param("organization", organization.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> version(row))
        .list();
  }

  List<AgreementVersion> upcoming(Instant now) {
    return jdbc.sql(FIND_UPCOMING)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> version(row))
        .list();
  }

  Optional<AgreementVersion> version(long id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> version(row)).optional();
  }

  Optional<AgreementVersion> before(AgreementVersion version) {
    return jdbc.sql(FIND_BEFORE)
        .param("program", version.program())
        .param("agreement", version.agreement())
        .param("id", version.id())
        .query((row, _) -> version(row))
        .optional();
  }

  Known known(String program, Agreement agreement) {
    return jdbc.sql(IS_KNOWN)
        .param("program", program)
        .param("agreement", agreement.id())
        .param("version", agreement.version())
        .query((row, _) -> new Known(row.getBoolean("known"), row.getBoolean("earlier")))
        .single();
  }

  void add(String program, Agreement agreement, Instant now, Instant inForce) {
    jdbc.sql(ADD)
        .param("program", program)
        .param("agreement", agreement.id())
        .param("version", agreement.version())
        .param("role", agreement.by())
        .param("title", JSON.writeValueAsString(pair(agreement.title())))
        .param("points", points(agreement))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("inForce", inForce.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String points(Agreement agreement) {
    return JSON.writeValueAsString(
        agreement.points().stream()
            .map(
                point ->
                    Map.of("id", point.id(), "text", pair(point.text()), "cites", point.cites()))
            .toList());
  }

  private static Map<String, String> pair(LocalText text) {
    return Map.of("zh", text.zh(), "en", text.en());
  }

  List<Consent> consents(OrganizationId organization) {
    return jdbc.sql(FIND_CONSENTS)
        .param("organization", organization.value())
        .query(
            (row, _) ->
                new Consent(
                    new OrganizationId(row.getLong("organization_id")),
                    row.getLong("version_id"),
                    new PersonId(row.getLong("person_id")),
                    row.getTimestamp("given_at").toInstant(),
                    row.getString("address")))
        .list();
  }

  /** Who accepted some version of the agreement, and not this one. */
  List<OrganizationId> bound(AgreementVersion version) {
    return jdbc.sql(FIND_BOUND)
        .param("program", version.program())
        .param("agreement", version.agreement())
        .param("id", version.id())
        .query((row, _) -> new OrganizationId(row.getLong("organization_id")))
        .list();
  }

  void add(Consent consent) {
    jdbc.sql(ADD_CONSENT)
        .param("organization", consent.organization().value())
        .param("version", consent.version())
        .param("person", consent.person().value())
        .param("given", consent.given().atOffset(ZoneOffset.UTC))
        .param("address", consent.address())
        .update();
  }

  /** Forgets from where a person consented. */
  void forgetAddress(PersonId person) {
    jdbc.sql(FORGET_ADDRESS).param("person", person.value()).update();
  }

  private static AgreementVersion version(ResultSet row) throws SQLException {
    return new AgreementVersion(
        row.getLong("id"),
        row.getString("program"),
        row.getString("agreement"),
        row.getString("version"),
        side(row.getString("by_role")),
        text(JSON.readTree(row.getString("title"))),
        JSON.readTree(row.getString("points")).valueStream().map(JdbcAgreements::point).toList(),
        row.getTimestamp("announced_at").toInstant(),
        row.getTimestamp("in_force_at").toInstant());
  }

  private static Side side(String role) {
    return switch (Role.of(role)) {
      case ENTERPRISE_ADMIN, MEMBER -> Side.ENTERPRISE;
      case PROVIDER -> Side.PROVIDER;
      default -> Side.OPERATOR;
    };
  }

  private static AgreementVersion.Point point(JsonNode node) {
    return new AgreementVersion.Point(
        node.required("id").asString(),
        text(node.required("text")),
        node.required("cites").valueStream().map(JsonNode::asString).toList());
  }

  private static LocalText text(JsonNode node) {
    return new LocalText(node.required("zh").asString(), node.required("en").asString());
  }
}
