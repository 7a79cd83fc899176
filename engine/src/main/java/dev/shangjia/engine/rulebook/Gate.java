package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A condition on metrics that has to hold before an app goes on.
 *
 * @param id the file's name without {@code .yaml}
 * @param title what it is
 * @param confidence of the intervals that its estimates use, above 0 and below 1
 * @param conditions at least one; all of them have to hold
 * @param cites the clauses it carries out as a whole
 * @param place where it stands
 */
public record Gate(
    String id,
    LocalText title,
    double confidence,
    List<Condition> conditions,
    List<String> cites,
    SourcePlace place) {
  public Gate {
    conditions = List.copyOf(conditions);
    cites = List.copyOf(cites);
  }

  /** One of its conditions. */
  public Optional<Condition> condition(String conditionId) {
    return conditions.stream().filter(condition -> condition.id().equals(conditionId)).findFirst();
  }

  /**
   * One figure and what it has to be.
   *
   * @param id unique in its gate
   * @param title what it is
   * @param figure what is looked at
   * @param threshold what it has to be
   * @param negotiable whether the platform and a provider may agree on another threshold
   * @param why the reason for this figure and estimate; null for scores, which estimate nothing
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Condition(
      String id,
      LocalText title,
      Figure figure,
      Threshold threshold,
      boolean negotiable,
      @Nullable LocalText why,
      List<String> cites,
      SourcePlace place) {
    public Condition {
      cites = List.copyOf(cites);
    }
  }

  /** What a condition looks at. */
  public sealed interface Figure {

    /** The greatest value it can have, the least being 0; empty when it has no bounds. */
    default OptionalDouble greatest() {
      return switch (this) {
        case Ratio _ -> OptionalDouble.of(1);
        case Value value when value.scale() != null -> OptionalDouble.of(value.scale());
        case Value _, Scored _ -> OptionalDouble.empty();
      };
    }

    /**
     * A part of a whole, such as active enterprises among those that added an app.
     *
     * @param of the part, a number from 0 to the whole
     * @param over the whole: how many there are, or how many were asked
     * @param estimate how much a small whole says
     * @param minimum the smallest whole that says anything, at least 1
     */
    record Ratio(Expression of, Expression over, Estimate estimate, int minimum)
        implements Figure {}

    /**
     * A plain number.
     *
     * @param value the number
     * @param samples how many observations it is the mean of; null when it is no mean
     * @param scale the greatest value an observation can have, the least being 0; null when no
     *     interval is wanted
     * @param estimate how much few samples say
     * @param minimum the fewest samples that say anything; 1 without samples
     */
    record Value(
        Expression value,
        @Nullable Expression samples,
        @Nullable Double scale,
        Estimate estimate,
        int minimum)
        implements Figure {}

    /**
     * A score of the same rulebook.
     *
     * @param score its id
     */
    record Scored(String score) implements Figure {}
  }

  /** How much few samples say. */
  public enum Estimate {
    /** The bound of Wilson's score interval on the cautious side decides. */
    WILSON("wilson"),
    /** The plain figure decides. */
    POINT("point");

    private final String code;

    Estimate(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * What a figure has to be.
   *
   * @param sense on which side of the limit
   * @param limit the limit; for a ratio from 0 to 1
   */
  public record Threshold(Sense sense, double limit) {

    /** Whether a figure lies on the right side. */
    public boolean holds(double figure) {
      return switch (sense) {
        case ABOVE -> figure > limit;
        case AT_LEAST -> figure >= limit;
        case BELOW -> figure < limit;
        case AT_MOST -> figure <= limit;
      };
    }

    /** Whether a figure can be on the right side at all. */
    public boolean isPossibleFor(Figure figure) {
      OptionalDouble greatest = figure.greatest();
      return greatest.isEmpty()
          || (limit >= 0
              && limit <= greatest.getAsDouble()
              && holds(sense.isUpwards() ? greatest.getAsDouble() : 0));
    }

    /** The same side of another limit. */
    public Threshold at(double otherLimit) {
      return new Threshold(sense, otherLimit);
    }
  }

  /** The side of a limit on which a figure has to lie. */
  public enum Sense {
    ABOVE("above", ">"),
    AT_LEAST("at-least", "≥"),
    BELOW("below", "<"),
    AT_MOST("at-most", "≤");

    private final String code;
    private final String sign;

    Sense(String code, String sign) {
      this.code = code;
      this.sign = sign;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }

    /** The mathematical sign. */
    public String sign() {
      return sign;
    }

    /** Whether more is better. */
    public boolean isUpwards() {
      return this == ABOVE || this == AT_LEAST;
    }
  }
}
