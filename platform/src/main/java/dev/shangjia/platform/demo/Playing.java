package dev.shangjia.platform.demo;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.casework.CaseAct;
import dev.shangjia.platform.casework.CaseActor;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.CaseResult;
import dev.shangjia.platform.casework.CaseStart;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.Citation;
import dev.shangjia.platform.casework.ClaimResult;
import dev.shangjia.platform.casework.Proceedings;
import dev.shangjia.platform.casework.StartResult;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.demo.Script.Step;
import dev.shangjia.platform.demo.Script.Tale;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays one case, step by step, each as the person who does it. */
final class Playing {
  private static final int ONE_OF_SO_MANY_DIFFERS = 6;

  private final Stage stage;
  private final Tale tale;
  private final Procedure procedure;
  private final int number;
  private final List<SignedIn> deciders = new ArrayList<>();
  private @Nullable CaseId id;
  private @Nullable SignedIn claimant;
  private @Nullable Step lastDecided;

  /**
   * Begins to play.
   *
   * @param number of the case in the script; equal numbers are played by the same people
   */
  Playing(Stage stage, Tale tale, int number) {
    this.stage = stage;
    this.tale = tale;
    this.procedure =
        Objects.requireNonNull(
            stage.policies().inForce(tale.program()).procedures().get(tale.procedure()),
            tale.toString());
    this.number = number;
  }

  /** With what people of the demo act. */
  record Stage(
      String operator,
      Actors actors,
      Goods goods,
      Handing handing,
      Policies policies,
      Cases cases,
      Submissions submissions,
      Proceedings proceedings,
      Inspections inspections,
      Acting acting) {}

  /**
   * Does a step.
   *
   * @return why it was refused; empty when it was done
   */
  Optional<String> step(Step step) {
    return switch (step.verb()) {
      case "draft" -> draft(step);
      case "submit" -> submit(step);
      case "start" -> start();
      case "hand-in" ->
          act(of(step), step, CaseAct.of(Move.Kind.HAND_IN, step.stage(), outcome(step)));
      case "decide" -> decide(step).or(() -> judgeAgain(step));
      case "confirm" -> second(step, Move.Kind.CONFIRM).or(() -> judgeAgain(lastDecided));
      case "object" -> second(step, Move.Kind.DECLINE);
      case "withdraw" -> act(applicant(), step, CaseAct.of(Move.Kind.WITHDRAW, "", ""));
      case "carry-out" -> carryOut();
      case "claim" -> claim(step);
      case "write" -> write(step);
      case "contest-granted" -> answerContest(step, Proceedings.Answer.GRANTED);
      case "contest-denied" -> answerContest(step, Proceedings.Answer.DENIED);
      case "appeal" ->
          said(as(applicant(), by -> stage.proceedings().appeal(id(), step.says(), by)));
      case "appeal-granted" -> answerAppeal(step, Proceedings.Answer.GRANTED);
      case "appeal-denied" -> answerAppeal(step, Proceedings.Answer.DENIED);
      case "state" -> state(step.facts());
      default -> Optional.of("nobody knows how to " + step.verb());
    };
  }

  private Optional<String> draft(Step step) {
    SignedIn by = applicant();
    as(by, _ -> stage.handing().fill(tale, procedure, procedure.forms(), step.with(), by));
    return Optional.empty();
  }

  private Optional<String> start() {
    SignedIn by = starter();
    return said(
        as(
            by,
            _ ->
                stage
                    .cases()
                    .start(
                        new CaseStart(
                            tale.program(),
                            tale.procedure(),
                            stage.handing().subject(tale, procedure),
                            by.organization(),
                            null),
                        CaseActor.of(by))));
  }

  private Optional<String> submit(Step step) {
    List<String> forms =
        procedure
            .stage(step.stage())
            .map(Procedure.Stage::forms)
            .filter(of -> !of.isEmpty())
            .orElse(procedure.forms());
    SignedIn by = applicant();
    return as(
        by,
        _ -> {
          DossierId dossier = stage.handing().fill(tale, procedure, forms, step.with(), by);
          Submissions.Submitted submitted = stage.submissions().submit(dossier, Map.of(), by);
          if (submitted instanceof Submissions.Submitted.FindingsStand(var findings)) {
            submitted =
                stage.submissions().submit(dossier, contests(findings, step.contests()), by);
          }
          return switch (submitted) {
            case Submissions.Submitted.Taken(CaseId taken) -> {
              id = taken;
              stage.inspections().latest(dossier).ifPresent(stage.inspections()::finish);
              yield Optional.empty();
            }
            case Submissions.Submitted.Refused(CaseResult.Refused why) ->
                Optional.of(why.reason().en());
            case Submissions.Submitted.Waits(StartResult.Waits waits) ->
                Optional.of(waits.reason().en());
            case Submissions.Submitted.FindingsStand(var findings) ->
                Optional.of(
                    findings.stream()
                        .map(one -> one.rule() + ": " + one.finding().message().en())
                        .toList()
                        .toString());
          };
        });
  }

  private static Map<String, String> contests(
      List<Submissions.Standing> findings, Map<String, String> words) {
    var contests = new HashMap<String, String>();
    for (Submissions.Standing one : findings) {
      String why = words.get(one.rule());
      if (why != null) {
        contests.put(one.finding().fingerprint(), why);
      }
    }
    return contests;
  }

  /** Whoever is asked to judge a decision again does so at once; most of them think the same. */
  private Optional<String> judgeAgain(@Nullable Step step) {
    if (step == null) {
      return Optional.empty();
    }
    boolean alike = Math.floorMod(number + step.stage().length(), ONE_OF_SO_MANY_DIFFERS) != 0;
    String best = procedure.stage(step.stage()).orElseThrow().outcomes().keySet().iterator().next();
    String outcome = alike ? step.outcome() : best;
    List<String> broken = alike ? List.copyOf(step.cites().keySet()) : List.of();
    String words = step.says().isBlank() ? String.join("；", step.cites().values()) : step.says();
    return stage.actors().desk(stage.operator()).stream()
        .flatMap(
            by ->
                as(by, _ -> stage.proceedings().judgeAgain(id(), outcome, broken, words, by))
                    .stream())
        .map(why -> "judge again " + step.stage() + ": " + why.reason().en())
        .findFirst();
  }

  private Optional<String> decide(Step step) {
    lastDecided = step;
    SignedIn by = of(step);
    if (!deciders.contains(by)) {
      deciders.add(by);
    }
    List<Citation> citations =
        step.cites().entrySet().stream()
            .map(
                cite ->
                    new Citation(
                        cite.getKey(),
                        null,
                        Citation.Kind.NEW,
                        Citation.Weight.GROUND,
                        cite.getValue()))
            .toList();
    List<CaseAct.Check> checks =
        step.cites().entrySet().stream()
            .map(cite -> new CaseAct.Check(cite.getKey(), "", "not-met", cite.getValue()))
            .toList();
    return act(
        by,
        step,
        new CaseAct(
            Move.Kind.DECIDE,
            step.stage(),
            step.outcome(),
            0,
            null,
            null,
            step.says(),
            citations,
            checks,
            CaseAct.Rest.MET));
  }

  /** The second person of a decision, who is none of those that decided before. */
  private Optional<String> second(Step step, Move.Kind kind) {
    Role role = Role.of(procedure.stage(step.stage()).orElseThrow().by());
    SignedIn by = stage.actors().desk(stage.operator(), role, number, deciders);
    return act(by, step, CaseAct.of(kind, step.stage(), ""));
  }

  /** Says of everything that is due in the case that it was carried out. */
  Optional<String> carryOut() {
    SignedIn by = administrator();
    SignedIn second = stage.actors().desk(stage.operator(), Role.LEAD, number, deciders);
    return as(second, _ -> stage.proceedings().confirmEffects(id(), second))
        .or(() -> as(by, _ -> stage.proceedings().carryOut(id(), by)))
        .map(why -> why.reason().en());
  }

  private Optional<String> claim(Step step) {
    claimant = of(step);
    return as(claimant, by -> stage.proceedings().claim(id(), step.stage(), by))
            instanceof ClaimResult.Claimed
        ? Optional.empty()
        : Optional.of("the task is not theirs");
  }

  private Optional<String> write(Step step) {
    SignedIn by =
        step.stage().equals("applicant")
            ? applicant()
            : stage.actors().desk(stage.operator(), Role.REVIEWER, number, List.of());
    Proceedings.Readers readers =
        step.stage().equals("desk") ? Proceedings.Readers.DESK : Proceedings.Readers.ALL;
    return said(as(by, _ -> stage.proceedings().write(id(), readers, step.says(), by)));
  }

  private Optional<String> answerContest(Step step, Proceedings.Answer answer) {
    SignedIn by = stage.actors().desk(stage.operator(), Role.REVIEWER, number, List.of());
    return said(as(by, _ -> stage.proceedings().answerContest(id(), answer, step.says(), by)));
  }

  /** By a lead who took no part. */
  private Optional<String> answerAppeal(Step step, Proceedings.Answer answer) {
    SignedIn by = stage.actors().desk(stage.operator(), Role.LEAD, number, deciders);
    CaseResult result =
        as(by, _ -> stage.proceedings().answerAppeal(id(), answer, step.says(), by));
    if (result instanceof CaseResult.Moved(CaseId goesOn, int _)) {
      id = goesOn;
    }
    return said(result);
  }

  /** States facts of the app that a case is about, or of its organization. */
  private Optional<String> state(Map<String, String> facts) {
    SignedIn by = administrator();
    Long app =
        stage
            .goods()
            .find(tale.of())
            .map(product -> stage.goods().id(product.key()).value())
            .orElse(null);
    return as(
            by,
            _ ->
                stage
                    .proceedings()
                    .state(tale.program(), stage.actors().organization(firm()), app, facts, by))
        .map(why -> why.reason().en());
  }

  private Optional<String> act(SignedIn by, Step step, CaseAct act) {
    return said(as(by, _ -> stage.cases().act(id(), act, CaseActor.of(by))))
        .map(why -> step.verb() + " " + step.stage() + ": " + why);
  }

  private static Optional<String> said(StartResult result) {
    return switch (result) {
      case CaseResult.Moved _ -> Optional.empty();
      case CaseResult.Refused refused -> Optional.of(refused.reason().en());
      case StartResult.Waits waits -> Optional.of(waits.reason().en());
    };
  }

  private static String outcome(Step step) {
    return step.outcome().isEmpty() ? "done" : step.outcome();
  }

  /** Who acts in a stage. */
  private SignedIn of(Step step) {
    Role role = Role.of(procedure.stage(step.stage()).orElseThrow().by());
    return switch (role) {
      case PROVIDER -> stage.actors().worker(firm(), number);
      case ENTERPRISE_ADMIN, MEMBER -> stage.actors().head(Objects.requireNonNull(tale.by()));
      case REVIEWER, OPERATOR, BUSINESS, LEAD, SYSTEM ->
          claimant != null && claimant.playing().contains(role)
              ? claimant
              : stage.actors().desk(stage.operator(), role, number, List.of());
    };
  }

  private SignedIn applicant() {
    return tale.by() == null
        ? stage.actors().worker(firm(), number)
        : stage.actors().head(tale.by());
  }

  private SignedIn starter() {
    Role role = Role.of(procedure.starts().by());
    return role.side() == Role.Side.PLATFORM
        ? stage.actors().desk(stage.operator(), role, number, List.of())
        : applicant();
  }

  private SignedIn administrator() {
    return stage.actors().administrator(stage.operator());
  }

  /** Whose app it is, or who it is about. */
  private String firm() {
    return stage.goods().find(tale.of()).map(Script.Product::firm).orElse(tale.of());
  }

  private CaseId id() {
    return Objects.requireNonNull(id, tale.toString());
  }

  private interface Doing<T> {
    T by(SignedIn who);
  }

  private <T> T as(SignedIn who, Doing<T> doing) {
    Supplier<T> work = () -> doing.by(who);
    return stage.acting().as(who.actor(), work);
  }
}
