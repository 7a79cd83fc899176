package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.rechecks.Change.Certainty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what looks find otherwise than was accepted. */
@Repository
class JdbcChanges {
  private static final String PUT =
      """
      INSERT INTO rechecks.change (app_id, fingerprint, organization_id, rule, title_zh, title_en,
        kind, cause, level, may_pass, seen, first_seen_at, counted_at, case_id)
      VALUES (:app, :fingerprint, :organization, :rule, :zh, :en, :kind, :cause, :level, :mayPass,
        :seen, :first, :counted, :caseId)
      ON CONFLICT (app_id, fingerprint) DO UPDATE SET
        title_zh = excluded.title_zh, title_en = excluded.title_en, kind = excluded.kind,
        cause = excluded.cause, level = excluded.level, may_pass = excluded.may_pass,
        seen = excluded.seen, first_seen_at = excluded.first_seen_at,
        counted_at = excluded.counted_at, case_id = excluded.case_id
      """;

  private static final String REMOVE =
      "DELETE FROM rechecks.change WHERE app_id = :app AND fingerprint = :fingerprint";

  private static final String REMOVE_ALL = "DELETE FROM rechecks.change WHERE app_id = :app";

  private static final String FIND =
      """
      SELECT * FROM rechecks.change WHERE app_id = ANY (:apps)
      ORDER BY array_position(ARRAY['new', 'graver', 'unchecked', 'milder', 'gone'], kind), rule,
        fingerprint
      """;

  private final JdbcClient jdbc;

  JdbcChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(Watch watch, Standing standing) {
    Change change = standing.change();
    CaseId caseId = standing.caseId();
    jdbc.sql(PUT)
        .param("app", watch.app().value())
        .param("fingerprint", change.fingerprint())
        .param("organization", watch.provider().value())
        .param("rule", change.rule())
        .param("zh", change.title().zh())
        .param("en", change.title().en())
        .param("kind", change.kind().code())
        .param("cause", change.cause().code())
        .param("level", change.level().code())
        .param("mayPass", change.certainty() == Certainty.MAY_PASS)
        .param("seen", standing.seen())
        .param("first", Timestamp.from(standing.firstSeenAt()))
        .param("counted", Timestamp.from(standing.countedAt()))
        .param("caseId", caseId == null ? null : caseId.value())
        .update();
  }

  void remove(AppId app, String fingerprint) {
    jdbc.sql(REMOVE).param("app", app.value()).param("fingerprint", fingerprint).update();
  }

  void removeAll(AppId app) {
    jdbc.sql(REMOVE_ALL).param("app", app.value()).update();
  }

  /** What stands of an app, by fingerprint, the gravest first. */
  Map<String, Standing> of(AppId app) {
    var all = new LinkedHashMap<String, Standing>();
    of(List.of(app))
        .getOrDefault(app, List.of())
        .forEach(standing -> all.put(standing.change().fingerprint(), standing));
    return all;
  }

  /** What stands of some apps; those of which nothing stands are left out. */
  Map<AppId, List<Standing>> of(Collection<AppId> apps) {
    var all = new HashMap<AppId, List<Standing>>();
    jdbc.sql(FIND)
        .param("apps", apps.stream().map(AppId::value).toArray(Long[]::new))
        .query(
            row -> {
              all.computeIfAbsent(new AppId(row.getLong("app_id")), _ -> new ArrayList<>())
                  .add(standing(row));
            });
    return all;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Long caseId = row.getObject("case_id", Long.class);
    return new Standing(
        new Change(
            row.getString("fingerprint"),
            row.getString("rule"),
            new LocalText(row.getString("title_zh"), row.getString("title_en")),
            Change.Kind.of(row.getString("kind")),
            Change.Cause.of(row.getString("cause")),
            Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
            row.getBoolean("may_pass") ? Certainty.MAY_PASS : Certainty.SURE),
        row.getInt("seen"),
        row.getTimestamp("first_seen_at").toInstant(),
        row.getTimestamp("counted_at").toInstant(),
        caseId == null ? null : new CaseId(caseId));
  }
}
