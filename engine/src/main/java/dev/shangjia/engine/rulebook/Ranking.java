package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;

/**
 * How the market's list is ordered.
 *
 * @param title what comes first, in a sentence
 * @param ours whether the order is ours because the source gives none
 * @param value a number made of the group {@code signals}; the greatest stands first
 * @param cites the clauses it carries out
 * @param place where it stands
 */
public record Ranking(
    LocalText title, boolean ours, Expression value, List<String> cites, SourcePlace place) {
  public Ranking {
    cites = List.copyOf(cites);
  }
}
