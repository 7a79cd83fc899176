package dev.shangjia.engine.procedure.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Waiting;
import dev.shangjia.engine.procedure.simulation.Routes.Played;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every procedure of every rulebook of this repository. */
class AllProceduresTest {
  private static final Path RULEBOOKS = Path.of("../rulebooks");

  /** Far enough from the end of the holidays that are known. */
  private static final Instant START = Instant.parse("2024-03-04T02:00:00Z");

  private static final int SEEDS = 40;
  private static final int TURNS = 60;

  private static List<Rulebook> rulebooks() throws IOException {
    try (Stream<Path> folders = Files.list(RULEBOOKS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("rulebook.yaml")))
          .sorted()
          .map(AllProceduresTest::read)
          .toList();
    }
  }

  private static Rulebook read(Path folder) {
    Reading<Rulebook> reading = RulebookReader.read(folder);
    assertThat(reading).as(reading.problems().toString()).isInstanceOf(Reading.Read.class);
    return ((Reading.Read<Rulebook>) reading).value();
  }

  static List<ProcedureMachine> machines() throws IOException {
    var machines = new ArrayList<ProcedureMachine>();
    for (Rulebook rulebook : rulebooks()) {
      rulebook
          .procedures()
          .keySet()
          .forEach(id -> machines.add(ProcedureMachine.of(rulebook, id).orElseThrow()));
    }
    assertThat(machines).hasSizeGreaterThan(10);
    return machines;
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void compilesEveryCondition(Rulebook rulebook) {
    assertThat(Guards.of(rulebook).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void comesToEachOfItsEnds(ProcedureMachine machine) {
    assertThat(new Routes(machine).toEachEnd(START).keySet())
        .containsExactlyElementsOf(machine.procedure().ends().keySet());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void playedAtRandomNeverWaitsInSilenceAndAlwaysEnds(ProcedureMachine machine) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Played played = new RandomPlay(machine, new SplittableRandom(seed)).play(START, TURNS);

      assertThat(played.state().isOpen()).as("seed %s", seed).isFalse();
      for (Scene scene : played.scenes()) {
        assertSpeaks(machine, scene.state().orElseThrow());
      }
    }
  }

  private static void assertSpeaks(ProcedureMachine machine, CaseState state) {
    List<Waiting> waiting = machine.waiting(state);
    assertThat(waiting).hasSameSizeAs(state.open().keySet());
    for (Waiting one : waiting) {
      assertThat(one.reason().zh()).isNotBlank();
      assertThat(one.due())
          .as("%s of %s has neither a date nor a reason", one.stage(), state.pin())
          .satisfiesAnyOf(
              due -> assertThat(due).isInstanceOf(DueDate.Known.class),
              due ->
                  assertThat(due)
                      .isInstanceOfSatisfying(
                          DueDate.None.class,
                          none ->
                              assertThat(
                                      machine
                                          .procedure()
                                          .stage(one.stage())
                                          .orElseThrow()
                                          .undated())
                                  .isEqualTo(none.why())));
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void isRebuiltFromItsEvents(ProcedureMachine machine) {
    for (int seed = 0; seed < SEEDS; seed++) {
      var events = new ArrayList<CaseEvent>();
      for (Scene scene :
          new RandomPlay(machine, new SplittableRandom(seed)).play(START, TURNS).scenes()) {
        events.addAll(scene.events());

        assertThat(CaseState.after(events)).isEqualTo(scene.state().orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void runsNoPlatformClockWhileTheBallIsElsewhere(ProcedureMachine machine) {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Scene scene :
          new RandomPlay(machine, new SplittableRandom(seed)).play(START, TURNS).scenes()) {
        for (CaseState.OpenStage stage : scene.state().orElseThrow().open().values()) {
          boolean outside =
              stage.phase() instanceof CaseState.Phase.Returned returned
                  && Role.of(returned.way().to()).side() == Role.Side.OUTSIDE;
          if (outside && stage.clock() != null) {
            assertThat(stage.clock().isRunning()).isFalse();
          }
        }
      }
    }
  }
}
