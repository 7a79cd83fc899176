package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.Visibility;
import dev.shangjia.platform.installations.Installation.Reach;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of installations: what runs, what was decided, and who sees it. */
@Repository
class JdbcInstallations {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String ADD =
      """
      INSERT INTO installations.installation (organization_id, counterpart_id, app_id, program, name,
        version, granted, reach, listing_state, installed_at, changed_at)
      VALUES (:organization, :counterpart, :app, :program, :name, :version, :granted::jsonb, :reach,
        :state, :at, :at)
      ON CONFLICT DO NOTHING RETURNING id
      """;

  private static final String FIND = "SELECT * FROM installations.installation WHERE id = :id";

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String FIND_OF_APP =
      """
      SELECT * FROM installations.installation
      WHERE organization_id = :organization AND app_id = :app AND removed_at IS NULL
      """;

  private static final String FIND_OF_ENTERPRISE =
      """
      SELECT * FROM installations.installation
      WHERE organization_id = :organization AND removed_at IS NULL ORDER BY lower(name), id
      """;

  private static final String FIND_HAVING =
      """
      SELECT * FROM installations.installation
      WHERE app_id = :app AND removed_at IS NULL ORDER BY id
      """;

  /** Who belongs to a department belongs to all above it. */
  private static final String SEEN_BY =
      """
      WITH RECURSIVE me AS (
        SELECT id FROM installations.directory_entry
        WHERE organization_id = :organization AND person_id = :person AND active),
      mine (id) AS (
        SELECT d.department_id FROM installations.department_entry d JOIN me ON me.id = d.entry_id
        UNION
        SELECT d.parent_id FROM installations.department d JOIN mine ON mine.id = d.id
        WHERE d.parent_id IS NOT NULL)
      SELECT i.* FROM installations.installation i
      WHERE i.organization_id = :organization AND i.removed_at IS NULL
        AND (i.reach = 'everybody'
             OR EXISTS (SELECT 1 FROM installations.audience a
                        WHERE a.installation_id = i.id
                          AND (a.entry_id IN (SELECT id FROM me)
                               OR a.department_id IN (SELECT id FROM mine))))
      """;

  private static final String FIND_SEEN_BY = SEEN_BY + " ORDER BY lower(i.name), i.id";

  private static final String FIND_ONE_SEEN_BY = SEEN_BY + " AND i.id = :id";

  private static final String RUN =
      """
      UPDATE installations.installation
      SET version = :version, waiting_version = NULL, name = :name, granted = :granted::jsonb,
        changed_at = :at
      WHERE id = :id
      """;

  private static final String WAIT =
      """
      UPDATE installations.installation SET waiting_version = :version, changed_at = :at
      WHERE id = :id AND waiting_version IS DISTINCT FROM :version
      """;

  private static final String SET_REACH =
      "UPDATE installations.installation SET reach = :reach, changed_at = :at WHERE id = :id";

  private static final String TELL_STATE =
      """
      UPDATE installations.installation SET listing_state = :state
      WHERE id = :id AND listing_state <> :state
      """;

  private static final String REMOVE =
      """
      UPDATE installations.installation
      SET removed_at = :at, waiting_version = NULL, changed_at = :at
      WHERE id = :id AND removed_at IS NULL
      """;

  private static final String ADD_STEP =
      """
      INSERT INTO installations.grant_step
        (installation_id, organization_id, kind, version, terms, made_by, made_at)
      VALUES (:id, :organization, :kind, :version, :terms, :by, :at)
      """;

  private static final String FIND_STEPS =
      """
      SELECT kind, version, terms, made_by, made_at FROM installations.grant_step
      WHERE installation_id = :id ORDER BY id DESC
      """;

  private static final String CLEAR_AUDIENCE =
      "DELETE FROM installations.audience WHERE installation_id = :id";

  private static final String ADD_AUDIENCE =
      """
      INSERT INTO installations.audience
        (installation_id, organization_id, department_id, entry_id)
      VALUES (:id, :organization, :department, :entry)
      """;

  private static final String FIND_AUDIENCE =
      """
      SELECT department_id, entry_id FROM installations.audience WHERE installation_id = :id
      """;

  private static final String COUNT_BY_APP =
      """
      SELECT app_id, count(*) AS enterprises FROM installations.installation
      WHERE counterpart_id = :provider AND removed_at IS NULL GROUP BY app_id
      """;

  private final JdbcClient jdbc;

  JdbcInstallations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was decided, or followed by itself. */
  enum StepKind {
    INSTALLED,
    CONSENTED,
    /** A version that asks for no more took the place of the one before. */
    FOLLOWED,
    /** Others see it now. */
    SHOWN,
    REMOVED;

    private final String code = name().toLowerCase(Locale.ROOT);

    String code() {
      return code;
    }
  }

  /**
   * Something that was decided.
   *
   * @param terms the address of the terms that were agreed to; null where there are none
   * @param by the person's number, or {@code system:} and the name of a job
   */
  record Step(String kind, int version, @Nullable String terms, String by, Instant at) {}

  /** Adds one; empty when the enterprise has the app already. */
  Optional<InstallationId> add(
      OrganizationId enterprise, Listing listing, Audience audience, Instant at) {
    return jdbc.sql(ADD)
        .param("organization", enterprise.value())
        .param("counterpart", listing.provider().value())
        .param("app", listing.app().value())
        .param("program", listing.program())
        .param("name", listing.content().name())
        .param("version", listing.version().number())
        .param("granted", JSON.writeValueAsString(Grant.of(listing.content())))
        .param("reach", reach(audience))
        .param("state", listing.visibility().state().code())
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .optional()
        .map(InstallationId::new);
  }

  Optional<Installation> find(InstallationId id) {
    return jdbc.sql(FIND).param("id", id.value()).query((row, _) -> installation(row)).optional();
  }

  /** Finds one that nobody else changes until the transaction ends. */
  Optional<Installation> lock(InstallationId id) {
    return jdbc.sql(LOCK).param("id", id.value()).query((row, _) -> installation(row)).optional();
  }

  Optional<Installation> of(OrganizationId enterprise, AppId app) {
    return jdbc.sql(FIND_OF_APP)
        .param("organization", enterprise.value())
        .param("app", app.value())
        .query((row, _) -> installation(row))
        .optional();
  }

  List<Installation> of(OrganizationId enterprise) {
    return jdbc.sql(FIND_OF_ENTERPRISE)
        .param("organization", enterprise.value())
        .query((row, _) -> installation(row))
        .list();
  }

  /** Those of all enterprises that have an app. */
  List<Installation> having(AppId app) {
    return jdbc.sql(FIND_HAVING)
        .param("app", app.value())
        .query((row, _) -> installation(row))
        .list();
  }

  List<Installation> seenBy(OrganizationId enterprise, PersonId person) {
    return jdbc.sql(FIND_SEEN_BY)
        .param("organization", enterprise.value())
        .param("person", person.value())
        .query((row, _) -> installation(row))
        .list();
  }

  Optional<Installation> seenBy(OrganizationId enterprise, PersonId person, InstallationId id) {
    return jdbc.sql(FIND_ONE_SEEN_BY)
        .param("organization", enterprise.value())
        .param("person", person.value())
        .param("id", id.value())
        .query((row, _) -> installation(row))
        .optional();
  }

  /** Another version runs. */
  void run(InstallationId id, int version, String name, Grant granted, Instant at) {
    jdbc.sql(RUN)
        .param("id", id.value())
        .param("version", version)
        .param("name", name)
        .param("granted", JSON.writeValueAsString(granted))
        .param("at", Timestamp.from(at))
        .update();
  }

  /** A version waits for the admin, or none does; false when it is so already. */
  boolean await(InstallationId id, @Nullable Integer version, Instant at) {
    return jdbc.sql(WAIT)
            .param("id", id.value())
            .param("version", version, java.sql.Types.INTEGER)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  void show(Installation installation, Audience audience, Instant at) {
    jdbc.sql(SET_REACH)
        .param("id", installation.id().value())
        .param("reach", reach(audience))
        .param("at", Timestamp.from(at))
        .update();
    showOnly(installation.id(), installation.enterprise(), audience);
  }

  void showOnly(InstallationId id, OrganizationId enterprise, Audience audience) {
    jdbc.sql(CLEAR_AUDIENCE).param("id", id.value()).update();
    if (audience instanceof Audience.Some some) {
      some.departments().forEach(department -> show(id, enterprise, department, null));
      some.people().forEach(entry -> show(id, enterprise, null, entry));
    }
  }

  private void show(
      InstallationId id,
      OrganizationId enterprise,
      @Nullable Long department,
      @Nullable Long entry) {
    jdbc.sql(ADD_AUDIENCE)
        .param("id", id.value())
        .param("organization", enterprise.value())
        .param("department", department, java.sql.Types.BIGINT)
        .param("entry", entry, java.sql.Types.BIGINT)
        .update();
  }

  Audience audience(Installation installation) {
    if (installation.reach() == Reach.EVERYBODY) {
      return new Audience.Everybody();
    }
    var departments = new TreeSet<Long>();
    var people = new TreeSet<Long>();
    jdbc.sql(FIND_AUDIENCE)
        .param("id", installation.id().value())
        .query(
            row -> {
              Long department = row.getObject("department_id", Long.class);
              if (department == null) {
                people.add(row.getLong("entry_id"));
              } else {
                departments.add(department);
              }
            });
    return new Audience.Some(departments, people);
  }

  /** Notes how the listing stands; false when that was noted already. */
  boolean tell(InstallationId id, Visibility.State state) {
    return jdbc.sql(TELL_STATE).param("id", id.value()).param("state", state.code()).update() == 1;
  }

  /** Removes one; false when it is removed already. */
  boolean remove(InstallationId id, Instant at) {
    return jdbc.sql(REMOVE).param("id", id.value()).param("at", Timestamp.from(at)).update() == 1;
  }

  void add(Installation installation, StepKind kind, int version, String by, Instant at) {
    jdbc.sql(ADD_STEP)
        .param("id", installation.id().value())
        .param("organization", installation.enterprise().value())
        .param("kind", kind.code())
        .param("version", version)
        .param("terms", installation.granted().termsOfService())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What was decided, the newest first. */
  List<Step> steps(InstallationId id) {
    return jdbc.sql(FIND_STEPS)
        .param("id", id.value())
        .query(
            (row, _) ->
                new Step(
                    row.getString("kind"),
                    row.getInt("version"),
                    row.getString("terms"),
                    row.getString("made_by"),
                    row.getTimestamp("made_at").toInstant()))
        .list();
  }

  /** How many enterprises have each app of a provider. */
  Map<AppId, Long> counts(OrganizationId provider) {
    var counts = new TreeMap<AppId, Long>(java.util.Comparator.comparingLong(AppId::value));
    jdbc.sql(COUNT_BY_APP)
        .param("provider", provider.value())
        .query(
            row -> {
              counts.put(new AppId(row.getLong("app_id")), row.getLong("enterprises"));
            });
    return counts;
  }

  private static String reach(Audience audience) {
    return switch (audience) {
      case Audience.Everybody _ -> "everybody";
      case Audience.Some _ -> "some";
    };
  }

  private static Installation installation(ResultSet row) throws SQLException {
    Timestamp removed = row.getTimestamp("removed_at");
    String state = row.getString("listing_state");
    return new Installation(
        new InstallationId(row.getLong("id")),
        new OrganizationId(row.getLong("organization_id")),
        new OrganizationId(row.getLong("counterpart_id")),
        new AppId(row.getLong("app_id")),
        row.getString("program"),
        row.getString("name"),
        row.getInt("version"),
        row.getObject("waiting_version", Integer.class),
        JSON.readValue(row.getString("granted"), Grant.class),
        Reach.valueOf(row.getString("reach").toUpperCase(Locale.ROOT)),
        Arrays.stream(Visibility.State.values())
            .filter(one -> one.code().equals(state))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no state of listings " + state)),
        row.getTimestamp("installed_at").toInstant(),
        removed == null ? null : removed.toInstant());
  }
}
