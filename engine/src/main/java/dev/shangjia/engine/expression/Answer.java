package dev.shangjia.engine.expression;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.FactState;
import java.util.List;

/** What an expression came to. */
public sealed interface Answer {

  /**
   * It has a value.
   *
   * @param value a {@code Boolean}, {@code Long}, {@code Double}, {@code String}, a list of these,
   *     of {@link FactStruct}s, spans or regions
   */
  record Value(Object value) implements Answer {}

  /**
   * It reads, unguarded, a fact that was not given.
   *
   * @param fact the fact's name
   */
  record NotGiven(String fact) implements Answer {}

  /**
   * It depends on facts that are not known.
   *
   * @param gaps at least one
   */
  record Unknown(List<Gap> gaps) implements Answer {
    public Unknown {
      gaps = List.copyOf(gaps);
    }

    /** Whether somebody looked for one of the facts and could not see. */
    public boolean failed() {
      return gaps.stream().anyMatch(gap -> gap.state() instanceof FactState.Failed);
    }
  }

  /**
   * It could not be computed: a bound was reached, a date is none.
   *
   * @param message what happened
   */
  record Broken(LocalText message) implements Answer {}

  /**
   * A fact that is not known.
   *
   * @param fact its name
   * @param state {@link FactState.NotGathered} or {@link FactState.Failed}
   */
  record Gap(String fact, FactState state) {}
}
