package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An example of a rule, executed as a test.
 *
 * @param facts the facts it gives, nested by name; what it leaves out is not given
 * @param quotes what a failing example must find, in order; empty when it does not say
 * @param place where it stands
 */
public record Example(ObjectNode facts, List<String> quotes, SourcePlace place) {
  public Example {
    quotes = List.copyOf(quotes);
  }
}
