package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Score;
import java.util.Optional;

/** What a score comes to. */
public sealed interface ScoreAnswer {

  /**
   * It is known.
   *
   * @param value finite
   * @param level the level it stands for; empty when there are none or it is below all
   */
  record Known(double value, Optional<Score.Level> level) implements ScoreAnswer {}

  /**
   * It is not known.
   *
   * @param reason why, for people: the metrics that are missing
   */
  record Unknown(LocalText reason) implements ScoreAnswer {}
}
