package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named process that a subject goes through.
 *
 * @param id the file's name without {@code .yaml}
 * @param title what it is
 * @param subject what goes through it: {@code app-version}, {@code app}, {@code organization}
 * @param forms the forms that its dossier fills in; none when it has no dossier
 * @param startedBy who may start it
 * @param startsWhen the condition for starting, of type bool; null for none
 * @param stages in the order in which they are written; the first is where a case begins
 * @param ends how it can end, by name
 * @param cites the clauses it carries out
 * @param place where it stands
 */
public record Procedure(
    String id,
    LocalText title,
    String subject,
    List<String> forms,
    String startedBy,
    @Nullable Expression startsWhen,
    List<Stage> stages,
    Map<String, End> ends,
    List<String> cites,
    SourcePlace place) {
  public Procedure {
    forms = List.copyOf(forms);
    stages = List.copyOf(stages);
    ends = Map.copyOf(ends);
    cites = List.copyOf(cites);
  }

  /** What happens in a stage. */
  public enum StageKind {
    /** Somebody hands something in. */
    COLLECT("collect"),
    /** Somebody judges. */
    REVIEW("review"),
    /** An app widens to more enterprises until its metrics allow the next step. */
    ROLLOUT("rollout"),
    /** The world is changed; nobody acts. */
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
   * @param confirm whether a second person has to confirm
   * @param inspect patterns of the rules judged here, such as {@code listing/*}
   * @param outcomes where each answer leads, by name
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
      boolean confirm,
      List<String> inspect,
      Map<String, Outcome> outcomes,
      List<Effect> effects,
      List<String> cites,
      SourcePlace place) {
    public Stage {
      forms = List.copyOf(forms);
      inspect = List.copyOf(inspect);
      outcomes = Map.copyOf(outcomes);
      effects = List.copyOf(effects);
      cites = List.copyOf(cites);
    }
  }

  /** Where an answer leads. */
  public sealed interface Outcome {

    /**
     * To another stage, or to an end.
     *
     * @param target its name
     */
    record Goto(String target) implements Outcome {}

    /**
     * Back to somebody, who has to answer within a time.
     *
     * @param to who has the ball
     * @param due how long they have
     * @param resume the stage that goes on after the answer
     * @param expired the stage or end when no answer came in time
     */
    record Return(String to, Period due, String resume, String expired) implements Outcome {}
  }

  /**
   * An end of a procedure.
   *
   * @param title what it means
   * @param effects what falls due
   */
  public record End(LocalText title, List<Effect> effects) {
    public End {
      effects = List.copyOf(effects);
    }
  }

  /**
   * What changes in the world.
   *
   * @param name such as {@code publish-listing}
   * @param argument such as {@code link} of {@code set-exposure}; null for none
   */
  public record Effect(String name, @Nullable String argument) {}
}
