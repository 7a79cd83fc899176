package dev.shangjia.engine.expression;

import dev.shangjia.engine.facts.FactState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one evaluation read, in order. */
public final class Reads {
  private final Map<String, JsonNode> known = new LinkedHashMap<>();
  private final Map<String, FactState> gaps = new LinkedHashMap<>();

  void known(String fact, JsonNode value) {
    known.putIfAbsent(fact, value);
  }

  void gap(String fact, FactState state) {
    gaps.putIfAbsent(fact, state);
  }

  /** The facts that were known, by name, in the order in which they were read. */
  public Map<String, JsonNode> facts() {
    return known;
  }

  List<Answer.Gap> gaps() {
    var list = new ArrayList<Answer.Gap>();
    gaps.forEach((fact, state) -> list.add(new Answer.Gap(fact, state)));
    return list;
  }
}
