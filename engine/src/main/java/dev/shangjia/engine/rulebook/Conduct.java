package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a rule is broken after an app was let in.
 *
 * @param states how far apps can be seen while a measure holds
 * @param withdrawn the state of an app that its provider took out of the market, by id; null when
 *     the rulebook has none
 * @param measures what can be imposed
 * @param ladders how measures follow on each other
 * @param choices what the platform may choose from
 * @param restoration what happens when a measure ends; null when the rulebook does not say
 * @param appeal how to object; null when the rulebook does not say
 * @param place where it stands
 */
public record Conduct(
    List<Visibility> states,
    @Nullable String withdrawn,
    List<Measure> measures,
    List<Ladder> ladders,
    List<Choice> choices,
    @Nullable Restoration restoration,
    @Nullable Appeal appeal,
    SourcePlace place) {
  public Conduct {
    states = List.copyOf(states);
    measures = List.copyOf(measures);
    ladders = List.copyOf(ladders);
    choices = List.copyOf(choices);
  }

  /** The state with an id. */
  public Optional<Visibility> state(String id) {
    return states.stream().filter(state -> state.id().equals(id)).findFirst();
  }

  /** The measure with an id. */
  public Optional<Measure> measure(String id) {
    return measures.stream().filter(measure -> measure.id().equals(id)).findFirst();
  }

  /**
   * Something that can be imposed.
   *
   * @param id unique among the measures
   * @param title what it is
   * @param on whom it meets
   * @param state the state of visibility it brings, by id; null when it changes none
   * @param ends when it ends if the platform chose it; in a ladder the step says so
   * @param effects what it changes in the world
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Measure(
      String id,
      LocalText title,
      Target on,
      @Nullable String state,
      Ends ends,
      List<Procedure.Effect> effects,
      List<String> cites,
      SourcePlace place) {
    public Measure {
      effects = List.copyOf(effects);
      cites = List.copyOf(cites);
    }
  }

  /** Whom a measure meets. */
  public enum Target {
    /** The app with which a rule was broken. */
    APP("app"),
    /** All apps of its provider. */
    APPS("apps"),
    /** The provider itself: its account, its standing. */
    PROVIDER("provider"),
    /** An enterprise that uses apps. */
    ENTERPRISE("enterprise");

    private final String code;

    Target(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /** When a measure ends that the platform chose. */
  public enum Ends {
    /** It is an act, such as a warning, and over when it is done. */
    ONCE("once"),
    /** When what was wrong has been put right. */
    RECTIFIED("rectified"),
    /** Never. */
    PERMANENT("permanent");

    private final String code;

    Ends(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * Steps of growing severity.
   *
   * @param id unique among the ladders
   * @param title what it is about
   * @param repeat what a violation of the same step leads to when it happens again
   * @param per whose earlier violations count
   * @param within how far back earlier violations count; null for ever
   * @param serious what serious circumstances change; null for nothing
   * @param steps the mildest first
   * @param cites the clauses it carries out as a whole
   * @param place where it stands
   */
  public record Ladder(
      String id,
      LocalText title,
      Repeat repeat,
      Per per,
      @Nullable Period within,
      @Nullable Serious serious,
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
    /** One step more for each time before; on the last one, that step again. */
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

  /** Whose earlier violations count. */
  public enum Per {
    PROVIDER("provider"),
    APP("app");

    private final String code;

    Per(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * In serious circumstances the measures of a step begin at once: no waiting, and no warning
   * before it.
   *
   * @param title what is serious
   * @param cites the clauses it carries out
   */
  public record Serious(LocalText title, List<String> cites) {
    public Serious {
      cites = List.copyOf(cites);
    }
  }

  /** When the measures of a step end. */
  public enum Until {
    /** When their least time is over. */
    OVER("over"),
    /** When their least time is over and what was wrong has been put right. */
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
   * @param atOnce acts that are done when the step is reached, by id
   * @param measures the measures imposed, by id
   * @param after how long after the step was reached they begin; null for at once
   * @param lasts how long they last at least; null when no time is set
   * @param begins from when that time counts
   * @param until when they end
   * @param triggers what leads straight to this step
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Step(
      String id,
      LocalText title,
      List<String> atOnce,
      List<String> measures,
      @Nullable Period after,
      @Nullable Period lasts,
      Begins begins,
      Until until,
      List<Trigger> triggers,
      List<String> cites,
      SourcePlace place) {
    public Step {
      atOnce = List.copyOf(atOnce);
      measures = List.copyOf(measures);
      triggers = List.copyOf(triggers);
      cites = List.copyOf(cites);
    }
  }

  /** From when the time of a step's measures counts. */
  public enum Begins {
    /** From the violation, or from the end of {@code after}. */
    ANEW,
    /**
     * From the beginning of the measure that an earlier step of the ladder imposed, when it still
     * holds: its time is lengthened.
     */
    WITH_EARLIER
  }

  /**
   * What leads to a step, or to a choice.
   *
   * @param id unique in its step or choice
   * @param title what was done
   * @param cites the clauses that forbid it
   */
  public record Trigger(String id, LocalText title, List<String> cites) {
    public Trigger {
      cites = List.copyOf(cites);
    }
  }

  /**
   * Measures from which the platform chooses one or several, by its own judgement.
   *
   * @param id unique among the ladders and choices
   * @param title what it is about
   * @param triggers what gives the platform the choice, at least one
   * @param measures what it may choose, by id
   * @param cites the clauses it carries out as a whole
   * @param place where it stands
   */
  public record Choice(
      String id,
      LocalText title,
      List<Trigger> triggers,
      List<String> measures,
      List<String> cites,
      SourcePlace place) {
    public Choice {
      triggers = List.copyOf(triggers);
      measures = List.copyOf(measures);
      cites = List.copyOf(cites);
    }
  }

  /**
   * What happens when a measure ends: written notice, and the state before it.
   *
   * @param title what the notice says
   * @param cites the clauses it carries out
   */
  public record Restoration(LocalText title, List<String> cites) {
    public Restoration {
      cites = List.copyOf(cites);
    }
  }

  /**
   * How to object to a measure.
   *
   * @param title what to do
   * @param to the address to turn to; null when the source names none
   * @param within how long after the notice; null when no limit is set
   * @param answered how long the answer may take; null when no limit is set
   * @param suspends whether the measure rests until the answer
   * @param cites the clauses it carries out
   */
  public record Appeal(
      LocalText title,
      @Nullable String to,
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
