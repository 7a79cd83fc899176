package dev.shangjia.engine.rulebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which documents have to be held; what is met stays met when more are held. */
public sealed interface Requirement {

  /** Whether the documents held are enough. */
  boolean isMetBy(Held held);

  /** The kinds of documents that it names, in the order in which they are written. */
  Set<String> kinds();

  /**
   * How many documents of each kind are held.
   *
   * @param counts by kind; kinds that are not held are left out
   */
  record Held(Map<String, Integer> counts) {
    public Held {
      counts = Map.copyOf(counts);
    }

    int of(String kind) {
      return counts.getOrDefault(kind, 0);
    }
  }

  /**
   * Documents of one kind.
   *
   * @param kind one of the matrix's
   * @param atLeast how many, mostly 1
   */
  record Documents(String kind, int atLeast) implements Requirement {
    @Override
    public boolean isMetBy(Held held) {
      return held.of(kind) >= atLeast;
    }

    @Override
    public Set<String> kinds() {
      return Set.of(kind);
    }
  }

  /**
   * One of several is enough.
   *
   * @param of at least two
   */
  record AnyOf(List<Requirement> of) implements Requirement {
    public AnyOf {
      of = List.copyOf(of);
    }

    @Override
    public boolean isMetBy(Held held) {
      return of.stream().anyMatch(part -> part.isMetBy(held));
    }

    @Override
    public Set<String> kinds() {
      return kindsOf(of);
    }
  }

  /**
   * All of several are needed.
   *
   * @param of at least two
   */
  record AllOf(List<Requirement> of) implements Requirement {
    public AllOf {
      of = List.copyOf(of);
    }

    @Override
    public boolean isMetBy(Held held) {
      return of.stream().allMatch(part -> part.isMetBy(held));
    }

    @Override
    public Set<String> kinds() {
      return kindsOf(of);
    }
  }

  private static Set<String> kindsOf(List<Requirement> parts) {
    var kinds = new LinkedHashSet<String>();
    parts.forEach(part -> kinds.addAll(part.kinds()));
    return kinds;
  }
}
