package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.SecondReview.Held;
import dev.shangjia.platform.casework.SecondReview.Verdict;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads second reviews for those who give them, were judged again, or look after them. */
@Component
final class SecondReviewReading {
  private static final int MOST = 100;

  private final JdbcSecondReviews rows;
  private final JdbcCases cases;
  private final SecondReviews seconds;
  private final HandedInReading handedIn;
  private final Inspections inspections;
  private final Playbooks playbooks;
  private final Organizations organizations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SecondReviewReading(
      JdbcSecondReviews rows,
      JdbcCases cases,
      SecondReviews seconds,
      HandedInReading handedIn,
      Inspections inspections,
      Playbooks playbooks,
      Organizations organizations,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.seconds = seconds;
    this.handedIn = handedIn;
    this.inspections = inspections;
    this.playbooks = playbooks;
    this.organizations = organizations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is said of each in a list and on its page.
   *
   * @param mine whether the reader has to give it
   * @param runs whether the reader, a lead, looks after it
   * @param first who decided; null while that is not told
   * @param reviewer who judges again; null for nobody
   * @param able to whom a lead can give it
   */
  record Entry(
      SecondReview review,
      LocalText program,
      LocalText procedure,
      LocalText stage,
      boolean mine,
      boolean runs,
      @Nullable String first,
      @Nullable String reviewer,
      List<Able> able,
      Times times) {
    /** Whether a lead still has to look at how the two differ. */
    boolean isToLookAt() {
      return review.differs() && review.lookedBy() == null;
    }
  }

  /** Somebody who could judge it. */
  record Able(PersonId person, String name) {}

  /**
   * What the list shows.
   *
   * @param mine those that the reader has to give
   * @param others those that others have to give, for leads
   * @param over those that are over
   */
  record All(List<Entry> mine, List<Entry> others, List<Entry> over) {}

  /**
   * What there is to judge.
   *
   * @param organization the name of the organization whose case it is
   * @param handedIn what was handed in, as it was known; null when nothing was
   * @param lines the checklist
   * @param verdicts what can come of the stage
   */
  record Blind(
      Entry entry,
      String organization,
      @Nullable HandedIn handedIn,
      List<Checklist.Line> lines,
      Set<Verdict> verdicts) {}

  /** Both side by side. */
  record Both(Entry entry, List<Held> held, Map<String, LocalText> rules) {}

  All all(SignedIn by) {
    boolean lead = by.is(MemberRole.LEAD);
    List<SecondReview> open = inTransaction(() -> rows.open(MOST));
    return new All(
        open.stream().filter(one -> one.isOf(by.person())).map(one -> entry(one, by)).toList(),
        open.stream()
            .filter(one -> !one.isOf(by.person()) && SecondReviews.runs(one, by))
            .map(one -> entry(one, by))
            .toList(),
        inTransaction(() -> rows.over(by.person(), lead, MOST)).stream()
            .map(one -> entry(one, by))
            .toList());
  }

  /** What somebody has to judge; empty when it is not theirs, or is over. */
  Optional<Blind> blind(long id, SignedIn by) {
    return inTransaction(() -> rows.find(id))
        .filter(one -> one.isOpen() && one.isOf(by.person()))
        .map(one -> blind(one, by));
  }

  private Blind blind(SecondReview review, SignedIn by) {
    CaseRow row = row(review);
    Playbook playbook = playbooks.pinned(row.pin().hash());
    Procedure procedure = playbook.procedure(row.pin().procedure());
    Stage stage = procedure.stage(review.stage()).orElseThrow();
    Optional<Report> report =
        Optional.ofNullable(review.inspection())
            .map(InspectionId::new)
            .flatMap(inspections::report);
    return new Blind(
        entry(review, by),
        organizations
            .get(row.organization())
            .map(Organization::name)
            .orElse("#" + row.organization()),
        handedIn.asOf(row, review.snapshot(), review.inspection(), review.firstAt()).orElse(null),
        Checklist.of(playbook.rulebook(), stage, report, review.judgedAt()),
        Verdict.all(procedure, stage));
  }

  /** Both, once both are there; for the two and for leads. */
  Optional<Both> both(long id, SignedIn by) {
    return inTransaction(() -> rows.find(id))
        .filter(one -> one.state() == SecondReview.State.GIVEN)
        .filter(
            one ->
                one.isOf(by.person())
                    || one.firstBy().equals(by.person())
                    || by.is(MemberRole.LEAD))
        .map(
            one ->
                new Both(
                    entry(one, by),
                    inTransaction(() -> rows.held(id)),
                    playbooks.pinned(row(one).pin().hash()).ruleTitles()));
  }

  private Entry entry(SecondReview review, SignedIn by) {
    CaseRow row = row(review);
    Playbook playbook = playbooks.pinned(row.pin().hash());
    Procedure procedure = playbook.procedure(row.pin().procedure());
    boolean runs = SecondReviews.runs(review, by) && !review.isOf(by.person());
    PersonId reviewer = review.reviewer();
    return new Entry(
        review,
        playbook.rulebook().title(),
        procedure.title(),
        procedure.stage(review.stage()).map(Stage::title).orElse(LocalText.same(review.stage())),
        review.isOf(by.person()),
        runs,
        review.isOpen() ? null : name(review.firstBy()),
        reviewer == null ? null : name(reviewer),
        runs && review.isOpen() ? able(review) : List.of(),
        new Times(playbook.rulebook().zone(), clock.instant()));
  }

  private List<Able> able(SecondReview review) {
    return seconds.able(review).stream().map(one -> new Able(one, name(one))).toList();
  }

  private String name(PersonId person) {
    return organizations.nameOf(person).orElse("#" + person);
  }

  private CaseRow row(SecondReview review) {
    return inTransaction(() -> cases.find(review.caseId()).orElseThrow());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
