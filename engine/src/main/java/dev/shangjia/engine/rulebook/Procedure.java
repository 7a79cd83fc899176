package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named process that a subject goes through.
 *
 * @param id the file's name without {@code .yaml}
 * @param title what it is
 * @param subject what goes through it: {@code app-version}, {@code app}, {@code organization},
 *     {@code installation}
 * @param forms the forms that its dossier fills in; none when it has no dossier
 * @param starts who may start it, and when
 * @param withdrawal how a case is given up while it is open; null when it cannot be
 * @param stages in the order in which they are written; the first is where a case begins
 * @param ends how it can end, by name, in the order in which they are written
 * @param cites the clauses it carries out
 * @param place where it stands
 */
public record Procedure(
    String id,
    LocalText title,
    String subject,
    List<String> forms,
    Starts starts,
    @Nullable Withdrawal withdrawal,
    List<Stage> stages,
    Map<String, End> ends,
    List<String> cites,
    SourcePlace place) {

  /** The name of an outcome that time takes when a stage's date passes. */
  public static final String EXPIRED = "expired";

  /** The name of a target in a parallel branch: the branch is done and waits for the others. */
  public static final String JOIN = "join";

  public Procedure {
    forms = List.copyOf(forms);
    stages = List.copyOf(stages);
    ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
    cites = List.copyOf(cites);
  }

  /** The stage with an id. */
  public Optional<Stage> stage(String stageId) {
    return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
  }

  /** All effects of its stages and ends, in the order in which they are written. */
  public List<Effect> effects() {
    return Stream.concat(
            stages.stream().flatMap(stage -> stage.effects().stream()),
            ends.values().stream().flatMap(end -> end.effects().stream()))
        .toList();
  }

  /** All its conditions and guards, in the order in which they are written. */
  public List<Expression> conditions() {
    var all = new ArrayList<Expression>();
    if (starts.when() != null) {
      all.add(starts.when());
    }
    for (Stage stage : stages) {
      stage.outcomes().values().forEach(outcome -> all.addAll(outcome.conditions()));
    }
    return List.copyOf(all);
  }

  /**
   * Who may start a case, and when.
   *
   * @param by who may start it
   * @param upon at what the market starts it by itself; null when somebody starts it
   * @param when the condition for starting, of type bool; null for none
   * @param message what is said when the condition does not hold; null for a general sentence
   */
  public record Starts(
      String by, @Nullable Occasion upon, @Nullable Expression when, @Nullable LocalText message) {}

  /** At what the market starts a case by itself. */
  public enum Occasion {
    /** A nightly re-inspection finds what is listed in a graver state than when it was approved. */
    RECHECK("recheck");

    private final String code;

    Occasion(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * How a case is given up while it is open.
   *
   * @param by who may give it up
   * @param to the end that it comes to
   */
  public record Withdrawal(String by, String to) {}

  /** What happens in a stage. */
  public enum StageKind {
    /** Somebody hands something in. */
    COLLECT("collect"),
    /** Somebody judges. */
    REVIEW("review"),
    /** An app widens to more enterprises until its metrics allow the next step. */
    ROLLOUT("rollout"),
    /** The world is changed; the case goes on when that is done. */
    EFFECT("effect");

    private final String code;

    StageKind(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * A step of a procedure.
   *
   * @param id unique in its procedure
   * @param title what it is
   * @param kind what happens in it
   * @param by who acts
   * @param forms the forms that are filled in here
   * @param due how long it may take, or null when the rulebook sets no limit
   * @param undated why it has no limit; null when it has one, or the rulebook does not say
   * @param escalate who is told when the date is missed
   * @param confirm whether a second person has to confirm
   * @param inspect patterns of the rules judged here, such as {@code listing/*}
   * @param rollout what a rollout stage rolls out; null in others
   * @param outcomes where each answer leads, by name, in the order in which they are written
   * @param effects what falls due when it is reached
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record Stage(
      String id,
      LocalText title,
      StageKind kind,
      String by,
      List<String> forms,
      @Nullable Period due,
      @Nullable LocalText undated,
      String escalate,
      boolean confirm,
      List<String> inspect,
      @Nullable Rollout rollout,
      Map<String, Outcome> outcomes,
      List<Effect> effects,
      List<String> cites,
      SourcePlace place) {
    public Stage {
      forms = List.copyOf(forms);
      inspect = List.copyOf(inspect);
      outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
      effects = List.copyOf(effects);
      cites = List.copyOf(cites);
    }

    /** Where the passing of its date leads; empty when the date only escalates. */
    public Optional<String> expired() {
      return Optional.ofNullable(outcomes.get(EXPIRED))
          .flatMap(outcome -> outcome.targets().stream().findFirst());
    }
  }

  /**
   * How an app widens to more enterprises.
   *
   * @param lasts how long it goes on before its gate is judged
   * @param gate the gate that is judged then
   * @param cohort who takes part
   */
  public record Rollout(Period lasts, String gate, Cohort cohort) {
    /** The outcomes of a rollout: one for each answer of a gate. */
    public static final List<String> OUTCOMES = List.of("passed", "failed", "not-enough-data");
  }

  /**
   * Who takes part in a rollout. Names are the rulebook's own.
   *
   * @param figures how many of what, such as 10 {@code enterprises}
   * @param including how many of these have to be of a kind, such as 2 {@code old-users}
   */
  public record Cohort(Map<String, Integer> figures, Map<String, Integer> including) {
    /** Nothing is said of it. */
    public static final Cohort UNSAID = new Cohort(Map.of(), Map.of());

    public Cohort {
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
      including = Collections.unmodifiableMap(new LinkedHashMap<>(including));
    }
  }

  /**
   * An answer that a stage can be given, and where it leads.
   *
   * @param title what people call it; null for its name
   * @param choices at least one: the first whose condition holds is taken; only the last has none
   */
  public record Outcome(@Nullable LocalText title, List<Choice> choices) {
    public Outcome {
      choices = List.copyOf(choices);
    }

    /** The stages, ends and joins that it can lead to, a return's included. */
    public List<String> targets() {
      return choices.stream().flatMap(choice -> choice.way().targets().stream()).toList();
    }

    /** Its conditions and guards. */
    public List<Expression> conditions() {
      return choices.stream()
          .flatMap(
              choice ->
                  Stream.concat(
                      Stream.ofNullable(choice.when()),
                      Stream.ofNullable(choice.needs()).map(Guard::condition)))
          .toList();
    }
  }

  /**
   * One of the ways an outcome can go.
   *
   * @param when the condition for it, of type bool; null for none
   * @param needs what has to hold, or the outcome is refused; null for nothing
   * @param way where it leads
   */
  public record Choice(@Nullable Expression when, @Nullable Guard needs, Way way) {}

  /**
   * What has to hold for an outcome.
   *
   * @param condition of type bool
   * @param message what is said when it does not hold
   */
  public record Guard(Expression condition, LocalText message) {}

  /** Where an outcome leads. */
  public sealed interface Way {

    /** The stages, ends and joins that it can lead to. */
    default List<String> targets() {
      return switch (this) {
        case Go(String target) -> List.of(target);
        case Together(List<String> branches, String then) ->
            Stream.concat(branches.stream(), Stream.of(then)).toList();
        case Return back -> List.of(back.resume(), back.expired());
      };
    }

    /**
     * To another stage, to an end, or, in a parallel branch, to where the branches join.
     *
     * @param target its name
     */
    record Go(String target) implements Way {}

    /**
     * To several stages at once. A branch is done when it comes to {@link Procedure#JOIN}; one that
     * comes to an end closes the others.
     *
     * @param branches the stages that open, at least two
     * @param then where the case goes on when all branches are done
     */
    record Together(List<String> branches, String then) implements Way {
      public Together {
        branches = List.copyOf(branches);
      }
    }

    /**
     * Back to somebody, who has to answer within a time.
     *
     * @param to who has the ball
     * @param due how long they have
     * @param resume the stage that goes on after the answer
     * @param expired the stage or end when no answer came in time
     * @param clock what becomes of the resumed stage's own time
     */
    record Return(String to, Period due, String resume, String expired, Clock clock)
        implements Way {}
  }

  /** What becomes of a stage's own time when it goes on after an answer. */
  public enum Clock {
    /** What was left of it runs on. */
    CONTINUES("continues"),
    /** All of it runs again: the source promises a time for each round. */
    RESTARTS("restarts");

    private final String code;

    Clock(String code) {
      this.code = code;
    }

    /** The name used in rulebooks. */
    public String code() {
      return code;
    }
  }

  /**
   * An end of a procedure.
   *
   * @param title what it means
   * @param effects what falls due
   * @param cites the clauses it carries out
   * @param place where it stands
   */
  public record End(LocalText title, List<Effect> effects, List<String> cites, SourcePlace place) {
    public End {
      effects = List.copyOf(effects);
      cites = List.copyOf(cites);
    }
  }

  /**
   * What changes in the world.
   *
   * @param name such as {@code publish-listing}
   * @param argument such as {@code link} of {@code set-exposure}; null for none
   */
  public record Effect(String name, @Nullable String argument) {
    /** What people call it. */
    public LocalText title() {
      return EffectKind.title(name, argument);
    }
  }
}
