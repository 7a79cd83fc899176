package dev.shangjia.engine.metrics;

import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.rulebook.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate whose expressions are compiled.
 *
 * @param gate as written
 * @param figures the figures of its conditions, in its order
 */
record CompiledGate(Gate gate, List<Figure> figures) {
  CompiledGate {
    figures = List.copyOf(figures);
  }

  /** What a condition looks at. */
  sealed interface Figure {

    /** A part of a whole. */
    record Ratio(Compiled of, Compiled over) implements Figure {}

    /**
     * A number.
     *
     * @param scale the greatest value of one sample; null when it has none
     * @param samples null when the number is no mean
     */
    record Value(Compiled value, @Nullable Double scale, @Nullable Compiled samples)
        implements Figure {}

    /** A score, by its id. */
    record Scored(String score) implements Figure {}
  }
}
