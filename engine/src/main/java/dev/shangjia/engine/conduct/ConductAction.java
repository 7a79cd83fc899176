package dev.shangjia.engine.conduct;

import dev.shangjia.engine.rulebook.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a record. */
public sealed interface ConductAction {

  /**
   * An operator found a violation.
   *
   * @param app the app with which it was done; blank when none is concerned
   * @param trigger {@code ladder/step/trigger} or {@code choice/trigger}
   * @param gravity whether circumstances are serious
   * @param least a longer least time than the step's, by severity; null for the step's
   * @param measures what the operator chose, of a choice; none of a ladder
   */
  record Found(
      String app, String trigger, Gravity gravity, @Nullable Period least, List<String> measures)
      implements ConductAction {
    public Found {
      measures = List.copyOf(measures);
    }

    /** A violation of a ladder in ordinary circumstances. */
    public static Found of(String app, String trigger) {
      return new Found(app, trigger, Gravity.ORDINARY, null, List.of());
    }
  }

  /** Whether circumstances are serious. */
  enum Gravity {
    ORDINARY,
    SERIOUS
  }

  /**
   * An operator confirmed that what was wrong has been put right.
   *
   * @param violation its id
   */
  record Rectified(String violation) implements ConductAction {}

  /**
   * The provider objected.
   *
   * @param violation its id
   */
  record Appealed(String violation) implements ConductAction {}

  /**
   * The appeal was answered.
   *
   * @param violation its id
   * @param ruling how
   */
  record Decided(String violation, Ruling ruling) implements ConductAction {}

  /** How an appeal is answered. */
  enum Ruling {
    /** The violation is none. */
    UPHELD,
    REJECTED
  }

  /**
   * The provider's withdrawal of an app was approved.
   *
   * @param app its id
   */
  record Withdrawn(String app) implements ConductAction {}

  /**
   * A withdrawn app came back.
   *
   * @param app its id
   */
  record Returned(String app) implements ConductAction {}

  /** Nothing but time passed. */
  record Passed() implements ConductAction {}
}
