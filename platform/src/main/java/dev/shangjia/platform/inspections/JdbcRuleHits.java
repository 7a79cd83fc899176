package dev.shangjia.platform.inspections;

import dev.shangjia.platform.inspections.RuleHits.Month;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what rules found. */
@Repository
class JdbcRuleHits {
  private static final String FIND_UNCOUNTED =
      """
      SELECT id FROM inspections.inspection
      WHERE state = 'done' AND NOT counted AND purpose = 'handed-in'
      ORDER BY id LIMIT :most
      """;

  private static final String MARK_COUNTED =
      "UPDATE inspections.inspection SET counted = true WHERE id = :id AND NOT counted";

  private static final String IS_LATEST =
      """
      SELECT NOT EXISTS (SELECT FROM inspections.inspection newer
        WHERE newer.dossier_id = :dossier AND newer.state = 'done' AND newer.id > :id
          AND newer.purpose = 'handed-in')
      """;

  private static final String COUNT_REPORT =
      """
      INSERT INTO inspections.report_day AS d (program, day, reports) VALUES (:program, :day, 1)
      ON CONFLICT (program, day) DO UPDATE SET reports = d.reports + 1
      """;

  private static final String COUNT_HITS =
      """
      INSERT INTO inspections.rule_day AS d (program, rule, day, hits)
      SELECT :program, rule, :day, 1 FROM unnest(:rules::text[]) AS found (rule)
      ON CONFLICT (program, rule, day) DO UPDATE SET hits = d.hits + 1
      """;

  private static final String CLEAR_CURRENT =
      "DELETE FROM inspections.rule_hit WHERE dossier_id = :dossier";

  private static final String SET_CURRENT =
      """
      INSERT INTO inspections.rule_hit (dossier_id, rule, program, inspection_id)
      SELECT :dossier, rule, :program, :id FROM unnest(:rules::text[]) AS found (rule)
      """;

  private static final String COUNT_CURRENT =
      "SELECT count(*) FROM inspections.rule_hit WHERE program = :program AND rule = :rule";

  private static final String FIND_MONTHS =
      """
      SELECT date_trunc('month', r.day)::date AS month, sum(r.reports) AS reports,
        coalesce(sum(h.hits), 0) AS hits
      FROM inspections.report_day r
      LEFT JOIN inspections.rule_day h
        ON h.program = r.program AND h.day = r.day AND h.rule = :rule
      WHERE r.program = :program AND r.day >= :since GROUP BY 1 ORDER BY 1
      """;

  private static final String COUNT_SINCE =
      """
      SELECT rule, sum(hits) AS hits FROM inspections.rule_day
      WHERE program = :program AND day >= :since GROUP BY rule ORDER BY sum(hits) DESC, rule
      """;

  private final JdbcClient jdbc;

  JdbcRuleHits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<InspectionId> uncounted(int most) {
    return jdbc.sql(FIND_UNCOUNTED)
        .param("most", most)
        .query((row, _) -> new InspectionId(row.getLong(1)))
        .list();
  }

  /** Whether nobody counted it before. */
  boolean markCounted(InspectionId id) {
    return jdbc.sql(MARK_COUNTED).param("id", id.value()).update() == 1;
  }

  void count(Inspection inspection, LocalDate day, Collection<String> rules) {
    jdbc.sql(COUNT_REPORT).param("program", inspection.program()).param("day", day).update();
    jdbc.sql(COUNT_HITS)
        .param("program", inspection.program())
        .param("day", day)
        .param("rules", rules.toArray(String[]::new))
        .update();
    if (isLatest(inspection)) {
      jdbc.sql(CLEAR_CURRENT).param("dossier", inspection.dossier().value()).update();
      jdbc.sql(SET_CURRENT)
          .param("dossier", inspection.dossier().value())
          .param("program", inspection.program())
          .param("id", inspection.id().value())
          .param("rules", rules.toArray(String[]::new))
          .update();
    }
  }

  private boolean isLatest(Inspection inspection) {
    return jdbc.sql(IS_LATEST)
        .param("dossier", inspection.dossier().value())
        .param("id", inspection.id().value())
        .query(Boolean.class)
        .single();
  }

  int current(String program, String rule) {
    return jdbc.sql(COUNT_CURRENT)
        .param("program", program)
        .param("rule", rule)
        .query(Integer.class)
        .single();
  }

  List<Month> months(String program, String rule, LocalDate since) {
    return jdbc.sql(FIND_MONTHS)
        .param("program", program)
        .param("rule", rule)
        .param("since", since)
        .query(
            (row, _) ->
                new Month(
                    row.getObject("month", LocalDate.class),
                    row.getInt("reports"),
                    row.getInt("hits")))
        .list();
  }

  /** The most frequent first. */
  Map<String, Integer> since(String program, LocalDate day) {
    var counts = new LinkedHashMap<String, Integer>();
    jdbc.sql(COUNT_SINCE)
        .param("program", program)
        .param("since", day)
        .query(
            row -> {
              counts.put(row.getString("rule"), row.getInt("hits"));
            });
    return counts;
  }
}
