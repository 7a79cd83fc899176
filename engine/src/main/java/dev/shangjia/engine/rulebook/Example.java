package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An example of a rule, executed as a test.
 *
 * @param facts the facts it gives, nested by name; what it leaves out is not given
 * @param quotes what a failing example must find, in order; empty when it does not say
 * @param on the day on which it is judged, for rules that read the day; null when they do not
 * @param place where it stands
 */
public record Example(
    ObjectNode facts, List<String> quotes, @Nullable LocalDate on, SourcePlace place) {
  public Example {
    quotes = List.copyOf(quotes);
  }
}
