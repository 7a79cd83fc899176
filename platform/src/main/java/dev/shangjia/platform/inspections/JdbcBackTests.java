package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of back-tests. */
@Repository
class JdbcBackTests {
  private static final String INSERT =
      """
      INSERT INTO inspections.back_test
        (program, before_hash, after_hash, at, state, ordered_by, ordered_at)
      VALUES (:program, :before, :after, :at, 'ordered', :by, :now)
      RETURNING id
      """;

  private static final String COLUMNS =
      """
      SELECT id, program, before_hash, after_hash, at, state, done, total, finished_at
      FROM inspections.back_test
      """;

  private static final String FIND = COLUMNS + "WHERE id = :id";

  private static final String FIND_LATEST =
      COLUMNS + "WHERE before_hash = :before AND after_hash = :after ORDER BY id DESC LIMIT 1";

  /** The last look at each dossier that came to its end. */
  private static final String INSPECTIONS =
      """
      SELECT DISTINCT ON (dossier_id) id FROM inspections.inspection
      WHERE program = :program AND state = 'done' AND purpose = 'handed-in'
      ORDER BY dossier_id, id DESC
      """;

  private static final String FACTS =
      """
      SELECT id, organization_id, dossier_id, facts FROM inspections.inspection
      WHERE id = ANY (:ids) ORDER BY id
      """;

  private static final String PROGRESS =
      """
      UPDATE inspections.back_test SET state = 'running', done = :done, total = :total
      WHERE id = :id AND state IN ('ordered', 'running')
      """;

  private static final String END =
      """
      UPDATE inspections.back_test SET state = :state, finished_at = :now
      WHERE id = :id AND state IN ('ordered', 'running')
      """;

  private static final String INSERT_LINE =
      """
      INSERT INTO inspections.back_test_line
        (back_test_id, inspection_id, organization_id, dossier_id, outcome, rules, undecided)
      VALUES (:test, :inspection, :organization, :dossier, :outcome, :rules::jsonb, :undecided)
      ON CONFLICT DO NOTHING
      """;

  private static final String COUNTS =
      """
      SELECT outcome, count(*) FROM inspections.back_test_line WHERE back_test_id = :id
      GROUP BY outcome
      """;

  private static final String LINES =
      """
      SELECT inspection_id, organization_id, dossier_id, outcome, rules, undecided
      FROM inspections.back_test_line WHERE back_test_id = :id
      ORDER BY array_position(ARRAY['newly-stopped', 'freed', 'differs', 'undecided'], outcome),
               organization_id, dossier_id
      OFFSET :from LIMIT :most
      """;

  private static final String HIT =
      """
      SELECT DISTINCT organization_id, r ->> 'rule' AS rule
      FROM inspections.back_test_line, jsonb_array_elements(rules) r
      WHERE back_test_id = :id AND outcome = 'newly-stopped' AND r ->> 'effect' = 'stops-now'
      ORDER BY organization_id, rule
      """;

  private static final String FIND_REPORTS =
      """
      SELECT id, organization_id, dossier_id, at FROM inspections.inspection
      WHERE program = :program AND state = 'done' AND purpose = 'handed-in'
      ORDER BY id DESC LIMIT :most
      """;

  private static final String CLEAR_DATES =
      "DELETE FROM inspections.fix_date WHERE back_test_id = :id";

  private static final String ADD_DATE =
      """
      INSERT INTO inspections.fix_date (back_test_id, organization_id, day)
      VALUES (:id, :organization, :day)
      """;

  private static final String FIND_DATES =
      "SELECT organization_id, day FROM inspections.fix_date WHERE back_test_id = :id";

  private static final String FIND_DATE =
      """
      SELECT day FROM inspections.fix_date JOIN inspections.back_test test ON test.id = back_test_id
      WHERE test.program = :program AND organization_id = :organization
      ORDER BY back_test_id DESC LIMIT 1
      """;

  private final JdbcClient jdbc;
  private final BackTestLineRows lines;

  JdbcBackTests(JdbcClient jdbc, BackTestLineRows lines) {
    this.jdbc = jdbc;
    this.lines = lines;
  }

  /** What was gathered of a dossier. */
  record Gathered(
      InspectionId inspection, OrganizationId organization, DossierId dossier, String facts) {}

  long add(String program, String before, String after, Instant at, String by, Instant now) {
    return jdbc.sql(INSERT)
        .param("program", program)
        .param("before", before)
        .param("after", after)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  Optional<BackTest> find(long id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> test(row)).optional();
  }

  Optional<BackTest> latest(String before, String after) {
    return jdbc.sql(FIND_LATEST)
        .param("before", before)
        .param("after", after)
        .query((row, _) -> test(row))
        .optional();
  }

  private static BackTest test(ResultSet row) throws SQLException {
    Timestamp finished = row.getTimestamp("finished_at");
    return new BackTest(
        row.getLong("id"),
        row.getString("program"),
        row.getString("before_hash"),
        row.getString("after_hash"),
        row.getTimestamp("at").toInstant(),
        BackTest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("done"),
        row.getInt("total"),
        finished == null ? null : finished.toInstant());
  }

  List<Long> inspections(String program) {
    return jdbc.sql(INSPECTIONS).param("program", program).query((row, _) -> row.getLong(1)).list();
  }

  List<Gathered> facts(List<Long> inspections) {
    return jdbc.sql(FACTS)
        .param("ids", inspections.toArray(Long[]::new))
        .query(
            (row, _) ->
                new Gathered(
                    new InspectionId(row.getLong("id")),
                    new OrganizationId(row.getLong("organization_id")),
                    new DossierId(row.getLong("dossier_id")),
                    row.getString("facts")))
        .list();
  }

  /** Whether the test goes on: nobody stopped it. */
  boolean progress(long id, int done, int total) {
    return jdbc.sql(PROGRESS).param("id", id).param("done", done).param("total", total).update()
        == 1;
  }

  void end(long id, BackTest.State state, Instant now) {
    jdbc.sql(END)
        .param("id", id)
        .param("state", state.code())
        .param("now", Timestamp.from(now))
        .update();
  }

  void add(long test, BackTestLine line) {
    lines.with(jdbc.sql(INSERT_LINE).param("test", test), line).update();
  }

  Map<Outcome, Integer> counts(long test) {
    return BackTestLineRows.counts(jdbc.sql(COUNTS).param("id", test));
  }

  List<BackTestLine> lines(long test, int from, int most) {
    return jdbc.sql(LINES)
        .param("id", test)
        .param("from", from)
        .param("most", most)
        .query((row, _) -> lines.line(row))
        .list();
  }

  Map<OrganizationId, List<String>> hit(long test) {
    var hit = new LinkedHashMap<OrganizationId, List<String>>();
    jdbc.sql(HIT)
        .param("id", test)
        .query(
            row -> {
              hit.computeIfAbsent(
                      new OrganizationId(row.getLong("organization_id")), _ -> new ArrayList<>())
                  .add(row.getString("rule"));
            });
    return hit;
  }

  List<BackTests.Report> reports(String program, int most) {
    return jdbc.sql(FIND_REPORTS)
        .param("program", program)
        .param("most", most)
        .query(
            (row, _) ->
                new BackTests.Report(
                    new InspectionId(row.getLong("id")),
                    new OrganizationId(row.getLong("organization_id")),
                    new DossierId(row.getLong("dossier_id")),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  void setDates(long test, Map<OrganizationId, LocalDate> dates) {
    jdbc.sql(CLEAR_DATES).param("id", test).update();
    dates.forEach(
        (organization, day) ->
            jdbc.sql(ADD_DATE)
                .param("id", test)
                .param("organization", organization.value())
                .param("day", day)
                .update());
  }

  Optional<LocalDate> date(String program, OrganizationId organization) {
    return jdbc.sql(FIND_DATE)
        .param("program", program)
        .param("organization", organization.value())
        .query((row, _) -> row.getObject("day", LocalDate.class))
        .optional();
  }

  Map<OrganizationId, LocalDate> dates(long test) {
    var dates = new HashMap<OrganizationId, LocalDate>();
    jdbc.sql(FIND_DATES)
        .param("id", test)
        .query(
            row -> {
              dates.put(
                  new OrganizationId(row.getLong("organization_id")),
                  row.getObject("day", LocalDate.class));
            });
    return dates;
  }
}
