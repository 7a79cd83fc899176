package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what was decided about listings. */
@Repository
class JdbcListingSteps {
  private static final String ADD_STEP =
      """
      INSERT INTO catalog.listing_step
        (app_id, organization_id, program, name, argument, case_id, effect_id, made_at, made_by)
      VALUES (:app, :organization, :program, :name, :argument, :caseId, :effect, :at, :by)
      ON CONFLICT (effect_id, app_id) DO NOTHING
      """;

  private static final String ADD_BY_HAND =
      """
      INSERT INTO catalog.listing_step
        (app_id, organization_id, program, name, reason_zh, reason_en, holds_until, made_at, made_by)
      VALUES (:app, :organization, :program, :name, :zh, :en, :until, :at, :by)
      """;

  private static final String UNDO_BY_HAND =
      """
      UPDATE catalog.listing_step SET undone_at = :at, undone_by = :by
      WHERE id = :id AND effect_id IS NULL AND undone_at IS NULL
      """;

  private static final String UNDO_STEPS =
      """
      UPDATE catalog.listing_step SET undone_at = :at, undone_by = :by
      WHERE effect_id = :effect AND undone_at IS NULL
      """;

  private static final String FIND_APPS =
      "SELECT app_id FROM catalog.listing_step WHERE effect_id = :effect ORDER BY app_id";

  private static final String FIND_HOLDING =
      """
      SELECT * FROM catalog.listing_step WHERE app_id = :app AND undone_at IS NULL ORDER BY id
      """;

  private final JdbcClient jdbc;

  JdbcListingSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps what an effect brought about.
   *
   * @return whether it was not kept yet
   */
  boolean add(Effect effect, ListingEffect name, App app, String by, Instant at) {
    return jdbc.sql(ADD_STEP)
            .param("app", app.id().value())
            .param("organization", app.organization().value())
            .param("program", app.program())
            .param("name", name.code())
            .param("argument", effect.argument())
            .param("caseId", effect.caseId())
            .param("effect", effect.id().value())
            .param("at", Timestamp.from(at))
            .param("by", by)
            .update()
        == 1;
  }

  /** Keeps what an operator decided by hand. */
  void add(
      Listing listing,
      ListingEffect name,
      LocalText reason,
      @Nullable Instant until,
      String by,
      Instant at) {
    jdbc.sql(ADD_BY_HAND)
        .param("app", listing.app().value())
        .param("organization", listing.provider().value())
        .param("program", listing.program())
        .param("name", name.code())
        .param("zh", reason.zh())
        .param("en", reason.en())
        .param("until", until == null ? null : Timestamp.from(until))
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** Marks what an operator decided by hand as taken back. */
  void undo(long id, String by, Instant at) {
    jdbc.sql(UNDO_BY_HAND).param("id", id).param("at", Timestamp.from(at)).param("by", by).update();
  }

  /** Marks what an effect brought about as taken back. */
  void undo(EffectId effect, String by, Instant at) {
    jdbc.sql(UNDO_STEPS)
        .param("effect", effect.value())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** The apps that an effect changed. */
  List<AppId> appsOf(EffectId effect) {
    return jdbc.sql(FIND_APPS)
        .param("effect", effect.value())
        .query((row, _) -> new AppId(row.getLong("app_id")))
        .list();
  }

  /** What holds of an app, the oldest first. */
  List<ListingStep> holding(AppId app) {
    return jdbc.sql(FIND_HOLDING).param("app", app.value()).query((row, _) -> step(row)).list();
  }

  private static ListingStep step(ResultSet row) throws SQLException {
    String reason = row.getString("reason_zh");
    Timestamp until = row.getTimestamp("holds_until");
    Long caseId = row.getObject("case_id", Long.class);
    return new ListingStep(
        row.getLong("id"),
        ListingEffect.of(row.getString("name")).orElseThrow(),
        row.getString("argument"),
        caseId,
        reason == null ? null : new LocalText(reason, row.getString("reason_en")),
        until == null ? null : until.toInstant(),
        row.getTimestamp("made_at").toInstant());
  }
}
