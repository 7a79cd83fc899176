package dev.shangjia.engine.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A rulebook of one procedure, and one case of it that is played by hand. */
public final class ProcedureFixture {
  private static final Actor PROVIDER = person(Role.PROVIDER, "p");

  private final Rulebook rulebook;
  private final ProcedureMachine machine;
  private final List<CaseEvent> events = new ArrayList<>();
  private Conditions conditions = _ -> new Conditions.Verdict.Holds();
  private CaseState state;
  private final ZoneId zone;

  private ProcedureFixture(Rulebook rulebook, String startedAt) {
    this.rulebook = rulebook;
    this.machine = ProcedureMachine.of(rulebook, "trial").orElseThrow();
    this.zone = rulebook.zone();
    Step.Transition started =
        transition(
            machine.start(
                "81",
                PROVIDER,
                conditions,
                LocalDateTime.parse(startedAt).atZone(zone).toInstant()));
    this.state = started.state();
    events.addAll(started.events());
  }

  /** A rulebook of one procedure, in a zone. */
  public static Rulebook rulebook(Path folder, String zone, String procedure) throws IOException {
    Files.writeString(
        folder.resolve("rulebook.yaml"),
        """
        id: sample
        version: 1.0.0
        title: {zh: 示例, en: Sample}
        zone: %s
        region: CN
        coverage: partial
        sources: [{id: "1", title: {zh: 来源, en: Source}}]
        """
            .formatted(zone));
    Files.writeString(
        folder.resolve("clauses.tsv"),
        "id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable\n");
    Files.createDirectories(folder.resolve("procedures"));
    Files.createDirectories(folder.resolve("gates"));
    Files.writeString(
        folder.resolve("gates/grey.yaml"),
        """
        id: grey
        title: {zh: 灰度, en: Grey}
        conditions:
          - id: share
            title: {zh: 占比, en: Share}
            ratio: {of: metrics.activeEnterprises, over: metrics.addedEnterprises}
            above: 0.5
            estimate: point
            why: {zh: 示例。, en: A sample.}
        """);
    Files.writeString(
        folder.resolve("procedures/trial.yaml"),
        """
        id: trial
        title: {zh: 流程, en: Trial}
        subject: app
        forms: []
        """
            + procedure);
    Reading<Rulebook> reading = RulebookReader.read(folder);
    assertThat(reading.problems().stream().filter(Problem::isError)).isEmpty();
    return ((Reading.Read<Rulebook>) reading).value();
  }

  /** A case that the provider starts. */
  static ProcedureFixture started(Path folder, String at, String procedure) throws IOException {
    return started(folder, "Asia/Shanghai", at, procedure);
  }

  static ProcedureFixture started(Path folder, String zone, String at, String procedure)
      throws IOException {
    return new ProcedureFixture(rulebook(folder, zone, procedure), at);
  }

  static Actor person(Role role, String name) {
    return new Actor(role, name);
  }

  static CaseAction decide(String stage, String outcome) {
    return new CaseAction.Decide(stage, outcome, person(Role.REVIEWER, "r"));
  }

  static CaseAction handIn(String stage) {
    return new CaseAction.HandIn(stage, CaseAction.HandIn.DONE, PROVIDER);
  }

  static CaseAction answer(String stage) {
    return new CaseAction.Answer(stage, PROVIDER);
  }

  static CaseAction withdraw() {
    return new CaseAction.Withdraw(PROVIDER);
  }

  ProcedureMachine machine() {
    return machine;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  CaseState state() {
    return state;
  }

  /** All that happened so far. */
  List<CaseEvent> events() {
    return List.copyOf(events);
  }

  /** What is known of conditions from now on. */
  void conditions(Conditions others) {
    conditions = others;
  }

  /** A time in the rulebook's zone. */
  Instant time(String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  /** Does something that has to be possible; gives what happened. */
  List<CaseEvent> does(CaseAction action, String at) {
    return keep(machine.apply(state, action, conditions, time(at)));
  }

  /** Lets time pass. */
  List<CaseEvent> waits(String until) {
    return does(new CaseAction.TimePasses(), until);
  }

  /** Tries something that has to be refused; gives why. */
  Step.Refusal refused(CaseAction action, String at) {
    Step step = machine.apply(state, action, conditions, time(at));
    assertThat(step).isInstanceOf(Step.Refusal.class);
    return (Step.Refusal) step;
  }

  Step.Code codeOf(CaseAction action, String at) {
    return refused(action, at).code();
  }

  /** By when something has to happen in an open stage, as a local time. */
  String due(String stage) {
    Waiting waiting =
        machine.waiting(state).stream()
            .filter(one -> one.stage().equals(stage))
            .findFirst()
            .orElseThrow();
    return waiting.due().instant().map(end -> Moments.shownAsEnd(end, zone)).orElse("unknown");
  }

  /** Who has the ball in each open stage. */
  List<Role> owners() {
    return machine.waiting(state).stream().map(Waiting::owner).toList();
  }

  /** In which round an open stage is. */
  int round(String stage) {
    return state.openStage(stage).orElseThrow().round();
  }

  /** What becomes of an open stage's own time while its clock rests, in English. */
  String resting(String stage) {
    return machine.waiting(state).stream()
        .filter(one -> one.stage().equals(stage))
        .map(Waiting::resting)
        .map(text -> text == null ? "" : text.en())
        .findFirst()
        .orElseThrow();
  }

  /** When the case ended, as a local time. */
  String endedAt() {
    return state.ending() == null ? "" : Moments.shownAsEnd(state.ending().at(), zone);
  }

  /** The end, or an empty text while the case is open. */
  String end() {
    return state.ending() == null ? "" : state.ending().end();
  }

  private List<CaseEvent> keep(Step step) {
    Step.Transition transition = transition(step);
    state = transition.state();
    events.addAll(transition.events());
    return transition.events();
  }

  private static Step.Transition transition(Step step) {
    assertThat(step)
        .as(() -> step instanceof Step.Refusal refusal ? refusal.reason().en() : "")
        .isInstanceOf(Step.Transition.class);
    return (Step.Transition) step;
  }
}
