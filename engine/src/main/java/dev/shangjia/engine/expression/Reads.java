package dev.shangjia.engine.expression;

import dev.shangjia.engine.facts.FactState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one evaluation read, in order. */
public final class Reads {
  private final List<Read> known = new ArrayList<>();
  private final Map<String, FactState> gaps = new LinkedHashMap<>();

  /**
   * A fact that can be read. One fact of a dossier is one of these however often it is read, so
   * that writing down that it was costs nothing the second time.
   */
  static final class Read {
    private final String fact;
    private final JsonNode value;
    private Reads last = NONE;

    /** A fact by its name in expressions. */
    Read(String fact, JsonNode value) {
      this.fact = fact;
      this.value = value;
    }
  }

  private static final Reads NONE = new Reads();

  void known(Read read) {
    if (read.last != this) {
      read.last = this;
      known.add(read);
    }
  }

  void gap(String fact, FactState state) {
    gaps.putIfAbsent(fact, state);
  }

  /** The facts that were known, by name, in the order in which they were read. */
  public Map<String, JsonNode> facts() {
    var facts = new LinkedHashMap<String, JsonNode>();
    known.forEach(read -> facts.putIfAbsent(read.fact, read.value));
    return facts;
  }

  List<Answer.Gap> gaps() {
    var list = new ArrayList<Answer.Gap>();
    gaps.forEach((fact, state) -> list.add(new Answer.Gap(fact, state)));
    return list;
  }
}
