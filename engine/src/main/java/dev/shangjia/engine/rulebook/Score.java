package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import java.util.Optional;

/**
 * A number that is made of metrics, and the levels it stands for.
 *
 * @param id the file's name without {@code .yaml}
 * @param title what it says
 * @param ours whether the formula is ours because the source gives none
 * @param value the formula, which gives a number
 * @param levels the best first; none when the number is all
 * @param cites the clauses it carries out
 * @param place where it stands
 */
public record Score(
    String id,
    LocalText title,
    boolean ours,
    Expression value,
    List<Level> levels,
    List<String> cites,
    SourcePlace place) {
  public Score {
    levels = List.copyOf(levels);
    cites = List.copyOf(cites);
  }

  /**
   * The level that a value stands for.
   *
   * @return empty when there are no levels or the value is below all of them
   */
  public Optional<Level> level(double points) {
    return levels.stream().filter(level -> points >= level.atLeast()).findFirst();
  }

  /**
   * A level.
   *
   * @param id unique in its score
   * @param title what it is called
   * @param atLeast the least value that reaches it
   */
  public record Level(String id, LocalText title, double atLeast) {}
}
