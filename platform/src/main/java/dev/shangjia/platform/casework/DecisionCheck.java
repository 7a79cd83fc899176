package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.JdbcChecklists.Checked;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a decision says what it rests on. What was found on the checklist is kept, and what is
 * not met is cited; nothing is let through while a grave line is open or not met.
 */
@Component
final class DecisionCheck {
  private static final String MET = "met";
  private static final String NOT_MET = Checked.NOT_MET;
  private static final int LONGEST_REMARK = 2_000;
  private static final int LONGEST_EXPLANATION = 10_000;
  private static final Set<String> ANSWERS = Set.of(MET, NOT_MET, "not-applicable", "");

  private final JdbcChecklists checks;
  private final Inspected inspected;
  private final Clock clock;

  DecisionCheck(JdbcChecklists checks, Inspected inspected, Clock clock) {
    this.checks = checks;
    this.inspected = inspected;
    this.clock = clock;
  }

  /** What came of looking at a decision. */
  sealed interface Result {

    /** It can be made; it cites what is not met. */
    record Sound(CaseAct act) implements Result {}

    /** It cannot. */
    record Refused(CaseResult.Refused refused) implements Result {}
  }

  /** Looks at an act; only decisions are asked what they rest on. */
  Result of(CaseRow row, Playbook playbook, CaseState state, CaseAct act, CaseActor by) {
    Procedure procedure = playbook.procedure(row.pin().procedure());
    Optional<Stage> stage = procedure.stage(act.stage());
    Optional<CaseState.OpenStage> open = state.openStage(act.stage());
    if (act.kind() != Move.Kind.DECIDE
        || stage.isEmpty()
        || !stage.get().outcomes().containsKey(act.outcome())
        || open.isEmpty()) {
      return new Result.Sound(act);
    }
    Optional<CaseResult.Refused> unreadable =
        unknown(playbook.rulebook(), act).or(() -> tooLong(act));
    if (unreadable.isPresent()) {
      return new Result.Refused(unreadable.get());
    }
    List<Round> rounds = inspected.rounds(row);
    List<Checklist.Line> lines = inspected.checklist(row, rounds, playbook, stage.get());
    Map<String, Checked> answers =
        answers(row, stage.get().id(), open.get().round(), lines, act, by);
    CaseAct citing =
        act.with(
            inspected.typed(
                row, rounds, playbook, stage.get().id(), cited(act.citations(), answers, lines)));
    Optional<CaseResult.Refused> refused =
        Outcomes.favours(procedure, stage.get(), act.outcome())
            ? standsInTheWay(asked(playbook, procedure, stage.get(), citing), lines, answers)
            : saysTooLittle(asked(playbook, procedure, stage.get(), citing));
    return refused.isPresent() ? new Result.Refused(refused.get()) : new Result.Sound(citing);
  }

  /** Keeps what was found, and gives all that is known of the round, by rule and item. */
  private Map<String, Checked> answers(
      CaseRow row, String stage, int round, List<Checklist.Line> lines, CaseAct act, CaseActor by) {
    for (CaseAct.Check check : act.checks()) {
      checks.put(
          row,
          new Checked(
              stage,
              round,
              check.rule(),
              check.item(),
              check.answer(),
              check.remark(),
              by.person()),
          clock.instant());
    }
    Map<String, Checked> known = new LinkedHashMap<>();
    checks.of(row.id()).stream()
        .filter(one -> one.stage().equals(stage) && one.round() == round)
        .forEach(one -> known.merge(one.rule(), one, Checked::worse));
    if (act.rest() == CaseAct.Rest.MET) {
      for (Checklist.Line line : lines) {
        if (!known.containsKey(line.rule())) {
          var met = new Checked(stage, round, line.rule(), "", MET, "", by.person());
          checks.put(row, met, clock.instant());
          known.put(line.rule(), met);
        }
      }
    }
    return known;
  }

  /** What a decision cites itself, and after it what was found not to be met. */
  private static List<Citation> cited(
      List<Citation> given, Map<String, Checked> answers, List<Checklist.Line> lines) {
    var all = new ArrayList<>(given);
    var named = new HashSet<String>();
    given.forEach(citation -> named.add(citation.rule()));
    for (Checklist.Line line : lines) {
      Checked answer = answers.get(line.rule());
      if (answer != null && isNotMet(answer) && named.add(line.rule())) {
        all.add(
            new Citation(
                line.rule(),
                answer.item().isEmpty() ? null : answer.item(),
                Citation.Kind.NEW,
                line.isGrave() ? Citation.Weight.GROUND : Citation.Weight.ADVICE,
                answer.remark()));
      }
    }
    return all;
  }

  /**
   * A decision that is asked for.
   *
   * @param outcome what its outcome is called
   */
  private record Asked(Stage stage, LocalText outcome, CaseAct act) {

    /** What is only advice in this round holds nobody up. */
    boolean isGround(String rule) {
      return act.citations().stream()
          .filter(citation -> citation.rule().equals(rule))
          .allMatch(citation -> citation.weight() == Citation.Weight.GROUND);
    }

    boolean isGrounded() {
      return act.citations().stream()
          .anyMatch(citation -> citation.weight() == Citation.Weight.GROUND);
    }
  }

  private static Asked asked(Playbook playbook, Procedure procedure, Stage stage, CaseAct act) {
    return new Asked(stage, playbook.words(procedure.id()).outcome(stage.id(), act.outcome()), act);
  }

  private static Optional<CaseResult.Refused> standsInTheWay(
      Asked asked, List<Checklist.Line> lines, Map<String, Checked> answers) {
    List<Checklist.Line> grave = lines.stream().filter(Checklist.Line::isGrave).toList();
    List<String> open =
        grave.stream()
            .map(Checklist.Line::rule)
            .filter(rule -> !answers.containsKey(rule))
            .toList();
    if (!open.isEmpty()) {
      return Optional.of(
          Refusals.refused(
              "checklist-open",
              "清单还有 %d 项未查看（%s），不能给出“%s”；请逐项作答，或确认其余各项均符合。"
                  .formatted(open.size(), open.getFirst(), asked.outcome().zh()),
              "%d lines of the checklist were not looked at (%s ...), so \"%s\" cannot be decided \"%s\"; answer them, or say that the rest is met."
                  .formatted(
                      open.size(),
                      open.getFirst(),
                      asked.stage().title().en(),
                      asked.outcome().en())));
    }
    return grave.stream()
        .map(Checklist.Line::rule)
        .filter(rule -> isNotMet(answers.get(rule)) && asked.isGround(rule))
        .findFirst()
        .map(
            rule ->
                Refusals.refused(
                    "not-met",
                    "清单中 %s 不符合，不能给出“%s”；请退回，或改正该项的结论。".formatted(rule, asked.outcome().zh()),
                    "%s was found not to be met, so \"%s\" cannot be decided \"%s\"; return it, or correct that line."
                        .formatted(rule, asked.stage().title().en(), asked.outcome().en())));
  }

  private static boolean isNotMet(@Nullable Checked answer) {
    return answer != null && answer.answer().equals(NOT_MET);
  }

  private static Optional<CaseResult.Refused> saysTooLittle(Asked asked) {
    CaseAct act = asked.act();
    String zh = asked.outcome().zh();
    String en = asked.outcome().en();
    if (!asked.isGrounded() && !act.citations().isEmpty()) {
      return Optional.of(
          Refusals.refused(
              "only-advice",
              "所引用的规则在本轮只能作为建议（上一轮遗漏或规则已变更），不能作为“%s”的依据；请给出其他结论。".formatted(zh),
              "All that is cited is advice in this round (missed before, or the rule changed); it cannot carry \"%s\", so decide otherwise."
                  .formatted(en)));
    }
    Stage stage = asked.stage();
    if (!stage.inspect().isEmpty() && !asked.isGrounded()) {
      return Optional.of(
          Refusals.refused(
              "cites-nothing",
              "阶段“%s”给出“%s”须至少引用一条规则；请标出不符合的项，或引用其他规则。".formatted(stage.title().zh(), zh),
              "\"%s\" decided \"%s\" has to cite at least one rule; mark what is not met, or cite another rule."
                  .formatted(stage.title().en(), en)));
    }
    return act.explanation().isBlank() && act.citations().isEmpty()
        ? Optional.of(
            Refusals.refused(
                "says-nothing",
                "阶段“%s”给出“%s”须说明理由。".formatted(stage.title().zh(), zh),
                "\"%s\" decided \"%s\" has to say why.".formatted(stage.title().en(), en)))
        : Optional.empty();
  }

  private static Optional<CaseResult.Refused> tooLong(CaseAct act) {
    int explanation = act.explanation().length();
    if (explanation > LONGEST_EXPLANATION) {
      return Optional.of(
          Refusals.refused(
              "words-length",
              "说明有 %d 个字符；最多 %d 个。".formatted(explanation, LONGEST_EXPLANATION),
              "The explanation has %d characters; at most %d are possible."
                  .formatted(explanation, LONGEST_EXPLANATION)));
    }
    var remarks = new LinkedHashMap<String, String>();
    act.checks()
        .forEach(check -> remarks.merge(check.rule(), check.remark(), DecisionCheck::longer));
    act.citations()
        .forEach(
            citation -> remarks.merge(citation.rule(), citation.reason(), DecisionCheck::longer));
    return remarks.entrySet().stream()
        .filter(remark -> remark.getValue().length() > LONGEST_REMARK)
        .findFirst()
        .map(
            remark ->
                Refusals.refused(
                    "words-length",
                    "规则 %s 的说明有 %d 个字符；最多 %d 个。"
                        .formatted(remark.getKey(), remark.getValue().length(), LONGEST_REMARK),
                    "What is said of %s has %d characters; at most %d are possible."
                        .formatted(remark.getKey(), remark.getValue().length(), LONGEST_REMARK)));
  }

  private static String longer(String one, String other) {
    return one.length() < other.length() ? other : one;
  }

  private static Optional<CaseResult.Refused> unknown(Rulebook rulebook, CaseAct act) {
    Optional<String> answer =
        act.checks().stream()
            .map(CaseAct.Check::answer)
            .filter(one -> !ANSWERS.contains(one))
            .findFirst();
    if (answer.isPresent()) {
      return Optional.of(
          Refusals.refused(
              "unknown-answer",
              "清单没有答案 %s；可用的有 met、not-met、not-applicable。".formatted(answer.get()),
              "A line of the checklist is not answered %s; there are met, not-met, not-applicable."
                  .formatted(answer.get())));
    }
    var rules = new ArrayList<String>();
    act.citations().forEach(citation -> rules.add(citation.rule()));
    act.checks().forEach(check -> rules.add(check.rule()));
    return rules.stream()
        .filter(rule -> rulebook.rule(rule).isEmpty() && !rule.startsWith("form/"))
        .findFirst()
        .map(
            rule ->
                Refusals.refused(
                    "unknown-rule",
                    "规则书 %s %s 没有规则 %s。".formatted(rulebook.id(), rulebook.version(), rule),
                    "Rulebook %s %s has no rule %s."
                        .formatted(rulebook.id(), rulebook.version(), rule)));
  }
}
