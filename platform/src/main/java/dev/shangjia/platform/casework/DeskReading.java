package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.casework.JdbcChecklists.Checked;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the desk sees of a case besides what everybody in it sees. */
@Component
final class DeskReading {
  private static final int PRECEDENTS = 5;
  private static final int REASONS = 3;

  private final Playbooks playbooks;
  private final Inspected inspected;
  private final JdbcChecklists checks;
  private final JdbcDecisions decisions;
  private final JdbcSecondReviews seconds;
  private final Desk desk;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DeskReading(
      Playbooks playbooks,
      Inspected inspected,
      JdbcChecklists checks,
      JdbcDecisions decisions,
      JdbcSecondReviews seconds,
      Desk desk,
      TransactionTemplate transaction,
      Clock clock) {
    this.playbooks = playbooks;
    this.inspected = inspected;
    this.checks = checks;
    this.decisions = decisions;
    this.seconds = seconds;
    this.desk = desk;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A button.
   *
   * @param value the act, as the form sends it
   * @param key the key that presses it; blank for none
   */
  record Choice(String value, LocalText title, boolean favours, String key) {}

  /**
   * A stage that waits for the platform.
   *
   * @param mine whether the reader can do something in it
   * @param holder who works on it, the reader included; null for nobody
   * @param until until when they do; null for nobody
   * @param isReader whether the reader does
   * @param lines the checklist
   * @param groups the same lines by topic, those first that machines noted something about
   * @param answers what was found before, by rule
   * @param reasons what is often said when a line is not met, by rule
   * @param rules all rules that can be cited
   * @param proposed what a second person is asked to confirm; null for nothing
   */
  record Panel(
      Task task,
      boolean mine,
      @Nullable String holder,
      @Nullable Instant until,
      boolean isReader,
      List<Choice> choices,
      List<Checklist.Line> lines,
      List<LineGroup> groups,
      Map<String, Checked> answers,
      Map<String, List<String>> reasons,
      List<RuleOption> rules,
      List<Precedent> precedents,
      List<Desk.Candidate> candidates,
      @Nullable Decision proposed,
      @Nullable LocalText proposedTitle) {
    List<String> reasonsOf(Checklist.Line line) {
      return reasons.getOrDefault(line.rule(), List.of());
    }
  }

  /**
   * A past decision that is like the one to be made.
   *
   * @param outcome what was decided, as people call it
   */
  record Precedent(Decision decision, LocalText outcome) {}

  /** A rule that can be cited. */
  record RuleOption(String id, LocalText title) {}

  List<Panel> panels(CaseView view, SignedIn by) {
    Playbook playbook = playbooks.pinned(view.row().pin().hash());
    Procedure procedure = playbook.procedure(view.row().pin().procedure());
    EventWords words = playbook.words(procedure.id());
    var panels = new ArrayList<Panel>();
    for (Task task : view.tasks()) {
      Stage stage = procedure.stage(task.stage()).orElseThrow();
      panels.add(panel(view, task, stage, playbook, words, by));
    }
    return panels;
  }

  private Panel panel(
      CaseView view, Task task, Stage stage, Playbook playbook, EventWords words, SignedIn by) {
    List<Choice> choices = choices(view, stage, playbook, words);
    Task.Claim claim = task.heldAt(clock.instant());
    List<Checklist.Line> lines =
        task.phase().equals("returned")
            ? List.of()
            : inspected.checklist(
                view.row(), inTransaction(() -> inspected.rounds(view.row())), playbook, stage);
    Optional<Decision> proposed =
        view.decisions().stream()
            .filter(one -> one.state() == Decision.State.PROPOSED)
            .filter(one -> one.stage().equals(stage.id()))
            .findFirst();
    return new Panel(
        task,
        !choices.isEmpty(),
        claim == null ? null : desk.nameOf(claim.by()),
        claim == null ? null : claim.until(),
        claim != null && claim.by().equals(by.person()),
        choices,
        lines,
        LineGroup.of(lines, playbook.rulebook()),
        answers(view.row(), task),
        reasons(view.row(), lines),
        rules(playbook),
        precedents(view.row(), task, lines, playbook, by),
        desk.candidates(task),
        proposed.orElse(null),
        proposed.map(one -> words.outcome(stage.id(), one.outcome())).orElse(null));
  }

  private static List<Choice> choices(
      CaseView view, Stage stage, Playbook playbook, EventWords words) {
    Procedure procedure = playbook.procedure(view.row().pin().procedure());
    var choices = new ArrayList<Choice>();
    for (Move move : view.moves()) {
      if (!stage.id().equals(move.stage())) {
        continue;
      }
      String outcome = Objects.requireNonNullElse(move.outcome(), "");
      choices.add(
          new Choice(
              move.kind().code() + ":" + stage.id() + ":" + outcome,
              title(move, words),
              move.kind() == Move.Kind.DECIDE
                  ? Outcomes.favours(procedure, stage, outcome)
                  : move.kind() != Move.Kind.DECLINE && move.kind() != Move.Kind.EFFECTS_FAILED,
              Integer.toString(choices.size() + 1)));
    }
    return choices;
  }

  /** What a button says. */
  static LocalText title(Move move, EventWords words) {
    return switch (move.kind()) {
      case HAND_IN ->
          CaseAction.HandIn.DONE.equals(move.outcome())
              ? new LocalText("提交", "Hand in")
              : outcome(move, words);
      case DECIDE, JUDGE_GATE -> outcome(move, words);
      case CONFIRM -> new LocalText("确认", "Confirm");
      case DECLINE -> new LocalText("不同意", "Do not agree");
      case ANSWER -> new LocalText("答复", "Answer");
      case EFFECTS_DONE -> new LocalText("已执行", "Carried out");
      case EFFECTS_FAILED -> new LocalText("无法执行", "Could not be carried out");
      case WITHDRAW -> new LocalText("撤回", "Give up");
    };
  }

  /** On a button it begins with a capital. */
  private static LocalText outcome(Move move, EventWords words) {
    LocalText name =
        words.outcome(
            Objects.requireNonNullElse(move.stage(), ""),
            Objects.requireNonNullElse(move.outcome(), ""));
    return new LocalText(
        name.zh(), name.en().substring(0, 1).toUpperCase(Locale.ROOT) + name.en().substring(1));
  }

  private Map<String, Checked> answers(CaseRow row, Task task) {
    Map<String, Checked> known = new HashMap<>();
    inTransaction(() -> checks.of(row.id())).stream()
        .filter(one -> one.stage().equals(task.stage()) && one.round() == task.round())
        .forEach(one -> known.merge(one.rule(), one, Checked::worse));
    return known;
  }

  private static List<RuleOption> rules(Playbook playbook) {
    return playbook.rulebook().rules().stream()
        .map(rule -> new RuleOption(rule.id(), rule.title()))
        .toList();
  }

  private Map<String, List<String>> reasons(CaseRow row, List<Checklist.Line> lines) {
    List<String> rules = lines.stream().map(Checklist.Line::rule).toList();
    return inTransaction(() -> decisions.reasons(row.pin().program(), rules, REASONS));
  }

  private List<Precedent> precedents(
      CaseRow row, Task task, List<Checklist.Line> lines, Playbook playbook, SignedIn by) {
    List<String> rules = lines.stream().map(Checklist.Line::rule).toList();
    Set<CaseId> hidden = inTransaction(() -> seconds.hiddenFrom(by.person()));
    return inTransaction(() -> decisions.precedents(row, task.stage(), rules, PRECEDENTS)).stream()
        .filter(one -> !hidden.contains(one.decision().caseId()))
        .map(one -> new Precedent(one.decision(), outcome(one, playbook)))
        .toList();
  }

  /** A procedure that is gone from the rulebook by now says nothing of its outcomes. */
  private static LocalText outcome(JdbcDecisions.Precedent past, Playbook playbook) {
    Decision decision = past.decision();
    return playbook
        .machine(past.procedure())
        .map(machine -> new EventWords(machine.procedure()))
        .map(words -> words.outcome(decision.stage(), decision.outcome()))
        .orElseGet(() -> LocalText.same(decision.outcome()));
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
