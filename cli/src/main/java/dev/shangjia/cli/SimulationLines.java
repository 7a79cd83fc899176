package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Moments;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.procedure.simulation.Scene;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Shows a played case to people: what happens when, and who has the ball until which date. */
final class SimulationLines {
  private static final String INDENT = " ".repeat(18);

  private final Terminal terminal;
  private final Texts texts;
  private final Rulebook rulebook;
  private final ProcedureMachine machine;
  private final EventWords words;
  private final ZoneId zone;

  SimulationLines(Terminal terminal, Rulebook rulebook, ProcedureMachine machine) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.rulebook = rulebook;
    this.machine = machine;
    this.words = new EventWords(machine.procedure());
    this.zone = rulebook.zone();
  }

  void print(Simulation simulation) {
    terminal
        .out()
        .println(
            Ink.BOLD.on(
                Controls.neutralized(
                    rulebook.id()
                        + "/"
                        + machine.procedure().id()
                        + "  "
                        + in(machine.procedure().title())),
                terminal.style()));
    terminal.out().println(texts.say("simulate.conditions." + simulation.conditions().code()));
    for (Simulation.Play play : simulation.plays()) {
      terminal.out().println();
      if (!play.towards().isEmpty()) {
        terminal
            .out()
            .println(
                Ink.BOLD.on(
                    texts.say(
                        "simulate.towards",
                        play.towards(),
                        Controls.neutralized(in(words.title(play.towards())))),
                    terminal.style()));
      }
      play.scenes().forEach(this::scene);
    }
    unreached(simulation);
  }

  private void unreached(Simulation simulation) {
    if (simulation.mode() != Simulation.Mode.ROUTES) {
      return;
    }
    List<String> reached = simulation.plays().stream().map(Simulation.Play::towards).toList();
    machine.procedure().ends().keySet().stream()
        .filter(end -> !reached.contains(end))
        .forEach(
            end ->
                terminal
                    .out()
                    .println(
                        Ink.WARNING.on(texts.say("simulate.unreached", end), terminal.style())));
  }

  private void scene(Scene scene) {
    line(Moments.shown(scene.at(), zone), headline(scene));
    switch (scene.step()) {
      case Step.Refusal refusal ->
          detail(
              Ink.ERROR.on(
                  texts.say("simulate.refused", Controls.neutralized(in(refusal.reason()))),
                  terminal.style()));
      case Step.Transition transition -> {
        transition.events().stream()
            .filter(this::isNews)
            .forEach(event -> event(event, scene.at()));
        machine.waiting(transition.state()).forEach(this::waiting);
      }
    }
  }

  private String headline(Scene scene) {
    LocalText said = scene.action().map(words::of).orElseGet(words::ofStart);
    boolean bySystem = scene.action().filter(CaseAction.TimePasses.class::isInstance).isPresent();
    return bySystem
        ? Ink.FAINT.on(Controls.neutralized(in(said)), terminal.style())
        : Controls.neutralized(in(said));
  }

  /** What the headline has not said already. */
  private boolean isNews(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Started _,
          CaseEvent.HandedIn _,
          CaseEvent.Answered _,
          CaseEvent.GateJudged _,
          CaseEvent.EffectsDone _,
          CaseEvent.EffectsFailed _,
          CaseEvent.Withdrawn _,
          CaseEvent.StageOpened _ ->
          false;
      case CaseEvent.StageClosed(Instant _, String _, CaseEvent.Cause cause) ->
          cause == CaseEvent.Cause.OVERTAKEN;
      case CaseEvent.Decided decided -> decided.confirmedBy() != null;
      case CaseEvent.DecisionProposed _,
          CaseEvent.DecisionDeclined _,
          CaseEvent.Returned _,
          CaseEvent.Expired _,
          CaseEvent.Escalated _,
          CaseEvent.RolloutOver _,
          CaseEvent.EffectDue _,
          CaseEvent.Forked _,
          CaseEvent.Joined _,
          CaseEvent.Ended _ ->
          true;
    };
  }

  private void event(CaseEvent event, Instant shownAt) {
    String said = Controls.neutralized(in(words.of(event, zone)));
    String time = event.at().equals(shownAt) ? "" : Moments.shown(event.at(), zone) + " ";
    detail(
        event instanceof CaseEvent.Ended
            ? Ink.GOOD.on(time + said, terminal.style())
            : time + said);
  }

  private void waiting(Waiting waiting) {
    String rests =
        waiting.resting() == null ? "" : texts.say("simulate.resting", in(waiting.resting()));
    String told =
        waiting.told() == null ? "" : texts.say("simulate.told", in(waiting.told().title()));
    detail(
        "-> "
            + Ink.BOLD.on(in(waiting.owner().title()), terminal.style())
            + "  "
            + Controls.neutralized(in(waiting.reason()))
            + "  "
            + Controls.neutralized(due(waiting.due()))
            + rests
            + told);
  }

  private String due(DueDate due) {
    return switch (due) {
      case DueDate.Known(Instant end) -> texts.say("simulate.until", Moments.shownAsEnd(end, zone));
      case DueDate.Unknown(LocalText why) -> texts.say("simulate.unknown-date", in(why));
      case DueDate.None(LocalText why) -> texts.say("simulate.no-date", in(why));
    };
  }

  private String in(LocalText text) {
    return text.in(terminal.language());
  }

  private void line(String time, String said) {
    terminal.out().println(time + "  " + said);
  }

  private void detail(String said) {
    terminal.out().println(INDENT + said);
  }
}
