package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.catalog.ListingContent.Picture;
import dev.shangjia.platform.catalog.ListingContents.Approved;
import dev.shangjia.platform.catalog.ListingState.Publicity;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of listings, of what they showed, and of their pictures. */
@Repository
class JdbcListings {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Names the lock on an app's listing among those of PostgreSQL. */
  private static final int LOCK = 0x6c697374;

  private static final String LOCK_APP = "SELECT pg_advisory_xact_lock(:lock, :app)::text";

  private static final String ADD_VERSION =
      """
      INSERT INTO catalog.listing_version (app_id, number, organization_id, effect_id, case_id,
        brought_by, app_version_id, rulebook_hash, snapshot_id, content, is_public, published_at)
      SELECT :app, coalesce(max(number), 0) + 1, :organization, :effect, :caseId, :broughtBy,
        :version, :rulebook, :snapshot, :content::jsonb, false, :at
      FROM catalog.listing_version WHERE app_id = :app
      ON CONFLICT (effect_id, app_id) DO NOTHING
      """;

  private static final String ADD_PICTURE =
      """
      INSERT INTO catalog.listing_picture (app_id, sha256, organization_id, media_type, is_public)
      VALUES (:app, :sha256, :organization, :mediaType, false)
      ON CONFLICT (app_id, sha256) DO NOTHING
      """;

  private static final String UNDO_VERSIONS =
      """
      UPDATE catalog.listing_version SET undone_at = :at
      WHERE effect_id = :effect AND undone_at IS NULL
      """;

  private static final String FIND_CURRENT_VERSION =
      """
      SELECT * FROM catalog.listing_version WHERE app_id = :app
      ORDER BY undone_at IS NOT NULL, brought_by = 'pre-list', number DESC LIMIT 1
      """;

  private static final String FIND_VERSION =
      "SELECT * FROM catalog.listing_version WHERE app_id = :app AND number = :number";

  private static final String FIND_VERSIONS =
      """
      SELECT * FROM catalog.listing_version WHERE app_id = :app AND undone_at IS NULL
      ORDER BY number DESC
      """;

  private static final String WRITE_LISTING =
      """
      INSERT INTO catalog.listing (app_id, organization_id, program, address, name, is_public,
        exposure, state, state_since, state_until, search_banned, demotions, version, published_at,
        updated_at)
      SELECT :app, version.organization_id, step.program, :address, :name, :isPublic, :exposure,
        :state, :since, :until, :searchBanned, :demotions, version.number, version.published_at, :at
      FROM catalog.listing_version version
        JOIN catalog.listing_step step USING (effect_id, app_id)
      WHERE version.app_id = :app AND version.number = :version
      ON CONFLICT (app_id) DO UPDATE SET
        name = excluded.name, is_public = excluded.is_public, exposure = excluded.exposure,
        state = excluded.state, state_since = excluded.state_since,
        state_until = excluded.state_until, search_banned = excluded.search_banned,
        demotions = excluded.demotions, version = excluded.version, updated_at = :at
      """;

  private static final String PUBLISH_VERSIONS =
      """
      UPDATE catalog.listing_version
      SET is_public = :isPublic AND undone_at IS NULL AND brought_by <> 'pre-list'
      WHERE app_id = :app
      """;

  private static final String PUBLISH_PICTURES =
      """
      UPDATE catalog.listing_picture picture SET is_public = EXISTS (
        SELECT FROM catalog.listing_version version
        WHERE version.app_id = picture.app_id AND version.is_public
          AND strpos(version.content::text, picture.sha256) > 0)
      WHERE app_id = :app
      """;

  private static final String LISTINGS =
      """
      SELECT listing.*, version.app_version_id, version.case_id, version.rulebook_hash,
        version.content, version.published_at AS version_published_at
      FROM catalog.listing listing
        JOIN catalog.listing_version version
          ON version.app_id = listing.app_id AND version.number = listing.version
      """;

  private static final String FIND_BY_APP = LISTINGS + " WHERE listing.app_id = :app";

  private static final String FIND_BY_APPS =
      LISTINGS + " WHERE listing.app_id = ANY (:apps) ORDER BY listing.app_id";

  private static final String FIND_BY_ADDRESS = LISTINGS + " WHERE listing.address = :address";

  private static final String FIND_OF_PROVIDER =
      LISTINGS + " WHERE listing.organization_id = :organization ORDER BY listing.app_id DESC";

  private static final String COUNT = "SELECT count(*) FROM catalog.listing";

  private static final String FIND_APPS_AFTER =
      "SELECT app_id FROM catalog.listing WHERE app_id > :after ORDER BY app_id LIMIT :most";

  private static final String FIND_NEWEST =
      LISTINGS + " ORDER BY listing.updated_at DESC LIMIT :most";

  private static final String FIND_PUBLIC =
      LISTINGS
          + " WHERE listing.is_public AND listing.exposure = 'display'"
          + " AND listing.state = 'normal' ORDER BY listing.published_at DESC LIMIT :most";

  private static final String FIND_PICTURE =
      """
      SELECT organization_id FROM catalog.listing_picture WHERE sha256 = :sha256
      ORDER BY is_public DESC LIMIT 1
      """;

  private static final String FIND_APPROVED =
      """
      SELECT version.snapshot_id FROM catalog.listing JOIN catalog.listing_version version
        ON version.app_id = listing.app_id AND version.number = listing.version
      WHERE listing.app_id = :app
      """;

  private final JdbcClient jdbc;

  JdbcListings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is to be shown from now on.
   *
   * @param name the effect that brings it
   * @param version the app's version; null when the case is about the app
   */
  record Fresh(
      Effect effect,
      ListingEffect name,
      App app,
      @Nullable AppVersionId version,
      Approved approved,
      Instant at) {}

  /** Has others who would change an app's listing wait until the transaction ends. */
  void lock(AppId app) {
    jdbc.sql(LOCK_APP)
        .param("lock", LOCK)
        .param("app", (int) app.value())
        .query(String.class)
        .single();
  }

  void addVersion(Fresh fresh) {
    ListingContent content = fresh.approved().content();
    long organization = fresh.app().organization().value();
    AppVersionId version = fresh.version();
    SnapshotId snapshot = fresh.approved().dossier().snapshot().id();
    jdbc.sql(ADD_VERSION)
        .param("app", fresh.app().id().value())
        .param("organization", organization)
        .param("effect", fresh.effect().id().value())
        .param("caseId", fresh.effect().caseId())
        .param("broughtBy", fresh.name().code())
        .param("version", version == null ? null : version.value())
        .param("rulebook", fresh.approved().dossier().rulebook())
        .param("snapshot", snapshot.value())
        .param("content", JSON.writeValueAsString(content))
        .param("at", Timestamp.from(fresh.at()))
        .update();
    pictures(content)
        .forEach(
            picture ->
                jdbc.sql(ADD_PICTURE)
                    .param("app", fresh.app().id().value())
                    .param("sha256", picture.sha256())
                    .param("organization", organization)
                    .param("mediaType", picture.mediaType())
                    .update());
  }

  private static List<Picture> pictures(ListingContent content) {
    return Stream.concat(Stream.ofNullable(content.icon()), content.screenshots().stream())
        .toList();
  }

  /** Marks what an effect had shown as taken back. */
  void undoVersions(EffectId effect, Instant at) {
    jdbc.sql(UNDO_VERSIONS)
        .param("effect", effect.value())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What is to be shown of an app: what was taken back only where there is nothing else. */
  Optional<ListingVersion> currentVersion(AppId app) {
    return jdbc.sql(FIND_CURRENT_VERSION)
        .param("app", app.value())
        .query((row, _) -> version(row))
        .optional();
  }

  Optional<ListingVersion> version(AppId app, int number) {
    return jdbc.sql(FIND_VERSION)
        .param("app", app.value())
        .param("number", number)
        .query((row, _) -> version(row))
        .optional();
  }

  /** What was shown of an app and not taken back, the newest first. */
  List<ListingVersion> versions(AppId app) {
    return jdbc.sql(FIND_VERSIONS).param("app", app.value()).query((row, _) -> version(row)).list();
  }

  /** Has a listing stand in a state, showing a version. */
  void write(AppId app, ListingVersion version, ListingState state, Instant at) {
    Visibility visibility = state.visibility();
    boolean isPublic = state.publicity() == Publicity.PUBLIC;
    Instant until = visibility.until();
    jdbc.sql(WRITE_LISTING)
        .param("app", app.value())
        .param("version", version.number())
        .param("address", ListingAddress.of(app, version.content().name()))
        .param("name", version.content().name())
        .param("isPublic", isPublic)
        .param("exposure", state.exposure().code())
        .param("state", visibility.state().code())
        .param("since", Timestamp.from(visibility.since()))
        .param("until", until == null ? null : Timestamp.from(until))
        .param("searchBanned", visibility.search() == Visibility.Search.BANNED)
        .param("demotions", visibility.demotions())
        .param("at", Timestamp.from(at))
        .update();
    jdbc.sql(PUBLISH_VERSIONS).param("app", app.value()).param("isPublic", isPublic).update();
    jdbc.sql(PUBLISH_PICTURES).param("app", app.value()).update();
  }

  Optional<Listing> find(AppId app) {
    return jdbc.sql(FIND_BY_APP)
        .param("app", app.value())
        .query((row, _) -> listing(row))
        .optional();
  }

  List<Listing> find(Collection<AppId> apps) {
    return jdbc.sql(FIND_BY_APPS)
        .param("apps", apps.stream().map(AppId::value).toArray(Long[]::new))
        .query((row, _) -> listing(row))
        .list();
  }

  Optional<Listing> find(String address) {
    return jdbc.sql(FIND_BY_ADDRESS)
        .param("address", address)
        .query((row, _) -> listing(row))
        .optional();
  }

  List<Listing> of(OrganizationId provider) {
    return jdbc.sql(FIND_OF_PROVIDER)
        .param("organization", provider.value())
        .query((row, _) -> listing(row))
        .list();
  }

  /** All that who acts may see, what changed last first. */
  List<Listing> newest(int most) {
    return jdbc.sql(FIND_NEWEST).param("most", most).query((row, _) -> listing(row)).list();
  }

  /** What lists show, the newest first. */
  List<Listing> displayed(int most) {
    return jdbc.sql(FIND_PUBLIC).param("most", most).query((row, _) -> listing(row)).list();
  }

  /** What was handed in that a listing shows. */
  Optional<SnapshotId> approved(AppId app) {
    return jdbc.sql(FIND_APPROVED)
        .param("app", app.value())
        .query((row, _) -> new SnapshotId(row.getLong(1)))
        .optional();
  }

  int count() {
    return jdbc.sql(COUNT).query(Integer.class).single();
  }

  /** The next apps by number that have a listing. */
  List<AppId> appsAfter(long after, int most) {
    return jdbc.sql(FIND_APPS_AFTER)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> new AppId(row.getLong("app_id")))
        .list();
  }

  /** Whose picture it is; empty when no listing that who acts may see shows it. */
  Optional<OrganizationId> ownerOfPicture(String sha256) {
    return jdbc.sql(FIND_PICTURE)
        .param("sha256", sha256)
        .query((row, _) -> new OrganizationId(row.getLong("organization_id")))
        .optional();
  }

  private static Listing listing(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp("state_until");
    return new Listing(
        new AppId(row.getLong("app_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("program"),
        row.getString("address"),
        version(row, row.getInt("version"), row.getTimestamp("version_published_at")),
        Exposure.of(row.getString("exposure")),
        new Visibility(
            Visibility.State.of(row.getString("state")),
            row.getTimestamp("state_since").toInstant(),
            until == null ? null : until.toInstant(),
            row.getBoolean("search_banned") ? Visibility.Search.BANNED : Visibility.Search.ALLOWED,
            row.getInt("demotions")),
        row.getTimestamp("published_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static ListingVersion version(ResultSet row) throws SQLException {
    return version(row, row.getInt("number"), row.getTimestamp("published_at"));
  }

  private static ListingVersion version(ResultSet row, int number, Timestamp published)
      throws SQLException {
    Long version = row.getObject("app_version_id", Long.class);
    return new ListingVersion(
        number,
        version == null ? null : new AppVersionId(version),
        row.getLong("case_id"),
        row.getString("rulebook_hash"),
        JSON.readValue(row.getString("content"), ListingContent.class),
        published.toInstant());
  }
}
