package dev.shangjia.cli;

import dev.shangjia.engine.procedure.simulation.Scene;
import java.util.List;

/**
 * What was played.
 *
 * @param mode how
 * @param conditions what became of conditions
 * @param plays one, or one for each end that is reached
 */
record Simulation(Mode mode, Conditions conditions, List<Play> plays) {
  Simulation {
    plays = List.copyOf(plays);
  }

  /** How a procedure is played. */
  enum Mode {
    SCRIPT("script"),
    RANDOM("random"),
    ROUTES("routes");

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** How conditions were looked at. */
  enum Conditions {
    /** They were judged by the facts of the script. */
    JUDGED("judged"),
    /** They hold as the play needs it. */
    ASSUMED("assumed");

    private final String code;

    Conditions(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * One play.
   *
   * @param towards the end that it was to come to; empty when it had none in mind
   * @param scenes what was done, in order
   */
  record Play(String towards, List<Scene> scenes) {
    Play {
      scenes = List.copyOf(scenes);
    }
  }

  /** How many actions were refused. */
  long refusals() {
    return plays.stream()
        .flatMap(play -> play.scenes().stream())
        .filter(scene -> scene.refusal().isPresent())
        .count();
  }
}
