package dev.shangjia.platform.casework;

import dev.shangjia.platform.casework.CaseFigures.Agreement;
import dev.shangjia.platform.casework.SecondReview.Answer;
import dev.shangjia.platform.casework.SecondReview.Held;
import dev.shangjia.platform.casework.SecondReview.State;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of second reviews, and of who opened cases meanwhile. */
@Repository
class JdbcSecondReviews {
  private static final String ADD =
      """
      INSERT INTO casework.second_review (case_id, organization_id, counterpart_id, program,
        procedure, stage, round, subject_name, snapshot_id, inspection_id, judged_at, first_by,
        first_at, first_verdict, opened_at, due, remind_at, reviewer, state, over_at)
      VALUES (:caseId, :organization, :counterpart, :program, :procedure, :stage, :round, :subject,
        :snapshot, :inspection, :judgedAt, :firstBy, :firstAt, :first, :now, :due, :remindAt,
        :reviewer, :state, :overAt)
      ON CONFLICT (case_id, stage, round) DO NOTHING
      RETURNING id
      """;

  private static final String ADD_RULES =
      """
      INSERT INTO casework.second_review_rule (review_id, position, rule, family, grave,
        first_broken)
      SELECT :id, held.position, held.rule, held.family, held.grave, held.broken
      FROM unnest(:rules::text[], :families::text[], :graves::boolean[], :brokens::boolean[])
        WITH ORDINALITY AS held (rule, family, grave, broken, position)
      """;

  private static final String FIND = "SELECT * FROM casework.second_review WHERE id = :id";

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String FIND_RULES =
      "SELECT * FROM casework.second_review_rule WHERE review_id = :id ORDER BY position";

  private static final String FIND_OPEN =
      "SELECT * FROM casework.second_review WHERE state = 'open' ORDER BY due, id LIMIT :most";

  private static final String FIND_OVER =
      """
      SELECT * FROM casework.second_review
      WHERE over_at IS NOT NULL AND (:lead OR first_by = :person OR reviewer = :person)
      ORDER BY differs AND looked_by IS NULL DESC, over_at DESC, id LIMIT :most
      """;

  private static final String FIND_OPEN_OF =
      """
      SELECT id FROM casework.second_review
      WHERE case_id = :caseId AND reviewer = :person AND state = 'open' ORDER BY id LIMIT 1
      """;

  private static final String FIND_HIDDEN =
      "SELECT case_id FROM casework.second_review WHERE reviewer = :person AND state = 'open'";

  private static final String FIND_REVIEWERS =
      "SELECT reviewer FROM casework.second_review WHERE case_id = :caseId AND state = 'open'";

  private static final String COUNT_OPEN =
      """
      SELECT reviewer, count(*) FROM casework.second_review WHERE state = 'open' GROUP BY reviewer
      """;

  // Whoever took part in a case knows it; so does who opened it since the decision.
  private static final String FIND_KNOWING =
      """
      SELECT person::bigint FROM (
        SELECT made_by AS person FROM casework.decision WHERE case_id = ANY (:line)
        UNION SELECT confirmed_by FROM casework.decision WHERE case_id = ANY (:line)
        UNION SELECT checked_by FROM casework.checked WHERE case_id = ANY (:line)
        UNION SELECT written_by FROM casework.note WHERE case_id = ANY (:line)
        UNION SELECT answered_by FROM casework.contest WHERE case_id = ANY (:line)
        UNION SELECT recorded_by FROM casework.case_event WHERE case_id = ANY (:line)
        UNION SELECT claimed_by::text FROM casework.task WHERE case_id = ANY (:line)
        UNION SELECT reviewer::text FROM casework.second_review WHERE case_id = ANY (:line)
        UNION SELECT person_id::text FROM casework.case_reader
          WHERE case_id = ANY (:line) AND seen_at >= :since) knowing
      WHERE person ~ '^[0-9]{1,18}$'
      """;

  private static final String GIVE =
      """
      UPDATE casework.second_review
      SET state = 'given', verdict = :verdict, words = :words, over_at = :at, remind_at = NULL,
        differs = :differs
      WHERE id = :id
      """;

  private static final String GIVE_RULES =
      """
      UPDATE casework.second_review_rule SET second_broken = rule = ANY (:broken)
      WHERE review_id = :id
      """;

  private static final String HAND =
      "UPDATE casework.second_review SET reviewer = :to WHERE id = :id";

  private static final String END =
      """
      UPDATE casework.second_review SET state = :state, over_at = :at, remind_at = NULL
      WHERE id = :id
      """;

  private static final String SET_LOOKED =
      """
      UPDATE casework.second_review SET looked_by = :by
      WHERE id = :id AND differs AND looked_by IS NULL
      """;

  private static final String FIND_DUE =
      """
      SELECT id FROM casework.second_review
      WHERE state = 'open' AND (due <= :now OR remind_at <= :now) ORDER BY due LIMIT :most
      """;

  private static final String TAKE_REMINDER =
      """
      UPDATE casework.second_review SET remind_at = :next WHERE id = :id AND remind_at <= :now
      """;

  private static final String PUT_READER =
      """
      INSERT INTO casework.case_reader (case_id, person_id, seen_at)
      SELECT :caseId, :person, :at
      WHERE EXISTS (SELECT FROM casework.second_review WHERE case_id = :caseId AND state = 'open')
        OR EXISTS (SELECT FROM casework.task WHERE case_id = :caseId AND phase = 'proposed')
      ON CONFLICT (case_id, person_id) DO UPDATE SET seen_at = excluded.seen_at
      """;

  private static final String FORGET_READERS =
      """
      DELETE FROM casework.case_reader r
      WHERE NOT EXISTS (
          SELECT FROM casework.second_review s WHERE s.case_id = r.case_id AND s.state = 'open')
        AND NOT EXISTS (
          SELECT FROM casework.task t WHERE t.case_id = r.case_id AND t.phase = 'proposed')
      """;

  private static final String COUNT_PAIRS =
      """
      SELECT s.program, r.family,
        count(*) FILTER (WHERE first_broken AND second_broken) AS both,
        count(*) FILTER (WHERE first_broken AND NOT second_broken) AS only_first,
        count(*) FILTER (WHERE NOT first_broken AND second_broken) AS only_second,
        count(*) FILTER (WHERE NOT first_broken AND NOT second_broken) AS neither
      FROM (SELECT id, program FROM casework.second_review
          WHERE state = 'given' AND over_at >= :since ORDER BY over_at DESC LIMIT 20000) s
        JOIN casework.second_review_rule r ON r.review_id = s.id
      GROUP BY s.program, r.family ORDER BY s.program, r.family
      """;

  private static final String COUNT_VERDICTS =
      """
      SELECT first_verdict, verdict, count(*) FROM (
        SELECT first_verdict, verdict FROM casework.second_review
        WHERE state = 'given' AND over_at >= :since ORDER BY over_at DESC LIMIT 20000) given
      GROUP BY first_verdict, verdict
      """;

  private final JdbcClient jdbc;

  JdbcSecondReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes one down with the rules that people had to judge.
   *
   * @param remindAt when its reviewer is reminded first; null for not at all
   * @return its id; empty when the decision was in the sample already
   */
  Optional<Long> add(
      CaseRow row, SecondReview review, List<Held> held, @Nullable Instant remindAt, Instant now) {
    Optional<Long> id =
        jdbc.sql(ADD)
            .param("caseId", row.id().value())
            .param("organization", row.organization().value())
            .param("counterpart", row.counterpart() == null ? null : row.counterpart().value())
            .param("program", row.pin().program())
            .param("procedure", row.pin().procedure())
            .param("stage", review.stage())
            .param("round", review.round())
            .param("subject", review.subjectName())
            .param("snapshot", review.snapshot())
            .param("inspection", review.inspection())
            .param("judgedAt", Timestamp.from(review.judgedAt()))
            .param("firstBy", review.firstBy().value())
            .param("firstAt", Timestamp.from(review.firstAt()))
            .param("first", review.first().code())
            .param("now", Timestamp.from(now))
            .param("due", Timestamp.from(review.due()))
            .param("remindAt", timestamp(remindAt))
            .param("reviewer", review.reviewer() == null ? null : review.reviewer().value())
            .param("state", review.state().code())
            .param("overAt", timestamp(review.overAt()))
            .query(Long.class)
            .optional();
    id.ifPresent(added -> add(added, held));
    return id;
  }

  private void add(long id, List<Held> held) {
    jdbc.sql(ADD_RULES)
        .param("id", id)
        .param("rules", held.stream().map(Held::rule).toArray(String[]::new))
        .param("families", held.stream().map(Held::family).toArray(String[]::new))
        .param("graves", held.stream().map(Held::grave).toArray(Boolean[]::new))
        .param("brokens", held.stream().map(Held::first).toArray(Boolean[]::new))
        .update();
  }

  Optional<SecondReview> find(long id) {
    return jdbc.sql(FIND).param("id", id).query((row, _) -> review(row)).optional();
  }

  Optional<SecondReview> lock(long id) {
    return jdbc.sql(LOCK).param("id", id).query((row, _) -> review(row)).optional();
  }

  /** The rules that people had to judge, in the order of the checklist. */
  List<Held> held(long id) {
    return jdbc.sql(FIND_RULES)
        .param("id", id)
        .query(
            (row, _) ->
                new Held(
                    row.getString("rule"),
                    row.getString("family"),
                    row.getBoolean("grave"),
                    row.getBoolean("first_broken"),
                    row.getObject("second_broken", Boolean.class)))
        .list();
  }

  /** All that wait, the most urgent first. */
  List<SecondReview> open(int most) {
    return jdbc.sql(FIND_OPEN).param("most", most).query((row, _) -> review(row)).list();
  }

  /**
   * Those that are over, the ones that a lead has to look at first.
   *
   * @param lead whether all of them; else those of the person
   */
  List<SecondReview> over(PersonId person, boolean lead, int most) {
    return jdbc.sql(FIND_OVER)
        .param("lead", lead)
        .param("person", person.value())
        .param("most", most)
        .query((row, _) -> review(row))
        .list();
  }

  /** The one that somebody has to give in a case. */
  Optional<Long> openOf(CaseId id, PersonId person) {
    return jdbc.sql(FIND_OPEN_OF)
        .param("caseId", id.value())
        .param("person", person.value())
        .query(Long.class)
        .optional();
  }

  /** The cases of which somebody must not learn more until they have judged them. */
  Set<CaseId> hiddenFrom(PersonId person) {
    return new HashSet<>(
        jdbc.sql(FIND_HIDDEN)
            .param("person", person.value())
            .query((row, _) -> new CaseId(row.getLong(1)))
            .list());
  }

  /** Who must not learn more of a case until they have judged it. */
  Set<PersonId> reviewers(CaseId id) {
    return new HashSet<>(
        jdbc.sql(FIND_REVIEWERS)
            .param("caseId", id.value())
            .query((row, _) -> new PersonId(row.getLong(1)))
            .list());
  }

  /** How many each person has to give. */
  Map<PersonId, Integer> loads() {
    Map<PersonId, Integer> loads = new HashMap<>();
    jdbc.sql(COUNT_OPEN)
        .query((row, _) -> loads.put(new PersonId(row.getLong(1)), row.getInt(2)))
        .list();
    return loads;
  }

  /**
   * Who knows cases: who took part in them, and who opened them since a time.
   *
   * @param line a case and those that it goes on with
   */
  Set<PersonId> knowing(Set<CaseId> line, Instant since) {
    return new HashSet<>(
        jdbc.sql(FIND_KNOWING)
            .param("line", line.stream().map(CaseId::value).toArray(Long[]::new))
            .param("since", Timestamp.from(since))
            .query((row, _) -> new PersonId(row.getLong(1)))
            .list());
  }

  void give(long id, Answer answer, boolean differs, Instant at) {
    jdbc.sql(GIVE)
        .param("id", id)
        .param("verdict", answer.verdict().code())
        .param("words", answer.words())
        .param("at", Timestamp.from(at))
        .param("differs", differs)
        .update();
    jdbc.sql(GIVE_RULES)
        .param("id", id)
        .param("broken", answer.broken().toArray(String[]::new))
        .update();
  }

  void hand(long id, PersonId to) {
    jdbc.sql(HAND).param("id", id).param("to", to.value()).update();
  }

  /** Ends one to which nobody answered. */
  void end(long id, State state, Instant at) {
    jdbc.sql(END)
        .param("id", id)
        .param("state", state.code())
        .param("at", Timestamp.from(at))
        .update();
  }

  void looked(long id, PersonId by) {
    jdbc.sql(SET_LOOKED).param("id", id).param("by", by.value()).update();
  }

  /** Those whose date has passed, or of which somebody is to be reminded. */
  List<Long> due(Instant now, int most) {
    return jdbc.sql(FIND_DUE)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  /** Notes when to remind next; false when somebody else did so already. */
  boolean takeReminder(long id, @Nullable Instant next, Instant now) {
    return jdbc.sql(TAKE_REMINDER)
            .param("id", id)
            .param("next", timestamp(next))
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Notes that somebody opens a case, if that matters. */
  void read(CaseId id, PersonId person, Instant at) {
    jdbc.sql(PUT_READER)
        .param("caseId", id.value())
        .param("person", person.value())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Forgets who opened cases in which nothing waits that this matters for. */
  void forgetReaders() {
    jdbc.sql(FORGET_READERS).update();
  }

  /** How often two people agreed that rules are broken, by programs and families. */
  List<Agreement> pairs(Instant since) {
    return jdbc.sql(COUNT_PAIRS)
        .param("since", Timestamp.from(since))
        .query(
            (row, _) ->
                new Agreement(
                    row.getString("program"),
                    row.getString("family"),
                    row.getLong("both"),
                    row.getLong("only_first"),
                    row.getLong("only_second"),
                    row.getLong("neither")))
        .list();
  }

  /** How often two people came to which verdicts: the first's by rows, the second's by columns. */
  long[][] verdicts(Instant since) {
    List<Verdict> order = List.of(Verdict.values());
    long[][] counts = new long[order.size()][order.size()];
    jdbc.sql(COUNT_VERDICTS)
        .param("since", Timestamp.from(since))
        .query(
            row -> {
              Verdict first = Codes.stored(Verdict.class, row.getString(1));
              Verdict second = Codes.stored(Verdict.class, row.getString(2));
              counts[order.indexOf(first)][order.indexOf(second)] = row.getLong(3);
            });
    return counts;
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static SecondReview review(ResultSet row) throws SQLException {
    Timestamp over = row.getTimestamp("over_at");
    String verdict = row.getString("verdict");
    return new SecondReview(
        row.getLong("id"),
        new CaseId(row.getLong("case_id")),
        row.getString("stage"),
        row.getInt("round"),
        row.getString("subject_name"),
        row.getObject("snapshot_id", Long.class),
        row.getObject("inspection_id", Long.class),
        row.getTimestamp("judged_at").toInstant(),
        new PersonId(row.getLong("first_by")),
        row.getTimestamp("first_at").toInstant(),
        Codes.stored(Verdict.class, row.getString("first_verdict")),
        row.getTimestamp("due").toInstant(),
        person(row.getObject("reviewer", Long.class)),
        Codes.stored(State.class, row.getString("state")),
        verdict == null ? null : Codes.stored(Verdict.class, verdict),
        row.getString("words"),
        over == null ? null : over.toInstant(),
        row.getBoolean("differs"),
        person(row.getObject("looked_by", Long.class)));
  }

  private static @Nullable PersonId person(@Nullable Long id) {
    return id == null ? null : new PersonId(id);
  }
}
