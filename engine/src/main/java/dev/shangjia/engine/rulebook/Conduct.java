package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a rule is broken after an app was let in.
 *
 * @param measures what can be imposed
 * @param ladders how measures follow on each other
 * @param appeal how to object; null when the rulebook does not say
 * @param place where it stands
 */
public record Conduct(
    List<Measure> measures, List<Ladder> ladders, @Nullable Appeal appeal, SourcePlace place) {
  public Conduct {
    measures = List.copyOf(measures);
    ladders = List.copyOf(ladders);
  }

  /**
   * Something that can be imposed.
   *
   * @param id unique among the measures
   * @param title what it is
   * @param effects what it changes in the world
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Measure(
      String id,
      LocalText title,
      List<Procedure.Effect> effects,
      List<String> cites,
      SourcePlace place) {
    public Measure {
      effects = List.copyOf(effects);
      cites = List.copyOf(cites);
    }
  }

  /**
   * Steps of growing severity.
   *
   * @param id unique among the ladders
   * @param title what it is about
   * @param repeat what a violation of the same step leads to when it happens again
   * @param steps the mildest first
   * @param cites the clauses it carries out as a whole
   * @param place where it stands
   */
  public record Ladder(
      String id,
      LocalText title,
      Repeat repeat,
      List<Step> steps,
      List<String> cites,
      SourcePlace place) {
    public Ladder {
      steps = List.copyOf(steps);
      cites = List.copyOf(cites);
    }
  }

  /** What a violation of the same step leads to when it happens again. */
  public enum Repeat {
    /** The next step; on the last one, that step again. */
    NEXT_STEP("next-step"),
    /** The same step again. */
    SAME_STEP("same-step");

    private final String code;

    Repeat(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /** When a measure ends. */
  public enum Until {
    /** When its least time is over. */
    OVER("over"),
    /** When its least time is over and what was wrong has been put right. */
    RECTIFIED("rectified"),
    /** Never. */
    PERMANENT("permanent");

    private final String code;

    Until(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * A step of a ladder.
   *
   * @param id unique in its ladder
   * @param title what it is
   * @param measures the measures imposed, by id
   * @param after how long after the step was reached they begin; null for at once
   * @param lasts how long they last at least; null when no time is set
   * @param until when they end
   * @param triggers what leads straight to this step
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Step(
      String id,
      LocalText title,
      List<String> measures,
      @Nullable Period after,
      @Nullable Period lasts,
      Until until,
      List<Trigger> triggers,
      List<String> cites,
      SourcePlace place) {
    public Step {
      measures = List.copyOf(measures);
      triggers = List.copyOf(triggers);
      cites = List.copyOf(cites);
    }
  }

  /**
   * What leads to a step.
   *
   * @param id unique in its step
   * @param title what was done
   * @param cites the clauses that forbid it
   */
  public record Trigger(String id, LocalText title, List<String> cites) {
    public Trigger {
      cites = List.copyOf(cites);
    }
  }

  /**
   * How to object to a measure.
   *
   * @param title what to do
   * @param within how long after the notice; null when no limit is set
   * @param answered how long the answer may take; null when no limit is set
   * @param suspends whether the measure rests until the answer
   * @param cites the clauses it carries out
   */
  public record Appeal(
      LocalText title,
      @Nullable Period within,
      @Nullable Period answered,
      Suspends suspends,
      List<String> cites) {
    public Appeal {
      cites = List.copyOf(cites);
    }
  }

  /** Whether a measure rests while an appeal is open. */
  public enum Suspends {
    YES,
    NO
  }
}
