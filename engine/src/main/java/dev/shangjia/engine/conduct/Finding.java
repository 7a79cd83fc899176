package dev.shangjia.engine.conduct;

import dev.shangjia.engine.calendar.WorkingCalendar;
import dev.shangjia.engine.conduct.ConductAction.Gravity;
import dev.shangjia.engine.conduct.ConductEvent.NoticeKind;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.conduct.Violation.Ground;
import dev.shangjia.engine.rulebook.Conduct;
import dev.shangjia.engine.rulebook.Conduct.Begins;
import dev.shangjia.engine.rulebook.Conduct.Target;
import dev.shangjia.engine.rulebook.Conduct.Until;
import dev.shangjia.engine.rulebook.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a violation leads to. */
final class Finding {
  private final Conduct conduct;
  private final WorkingCalendar calendar;
  private final Course course;
  private final ConductAction.Found found;

  Finding(Conduct conduct, WorkingCalendar calendar, Course course, ConductAction.Found found) {
    this.conduct = conduct;
    this.calendar = calendar;
    this.course = course;
    this.found = found;
  }

  /** Records the violation and imposes what it leads to; or says why it cannot. */
  Optional<Advance.Refused> apply() {
    for (Conduct.Choice choice : conduct.choices()) {
      for (Conduct.Trigger trigger : choice.triggers()) {
        if (found.trigger().equals(choice.id() + "/" + trigger.id())) {
          return chosen(choice, trigger);
        }
      }
    }
    for (Conduct.Ladder ladder : conduct.ladders()) {
      for (Conduct.Step step : ladder.steps()) {
        for (Conduct.Trigger trigger : step.triggers()) {
          if (found.trigger().equals(ladder.id() + "/" + step.id() + "/" + trigger.id())) {
            return climbed(ladder, step, trigger);
          }
        }
      }
    }
    return Optional.of(FindingRefusals.unknownTrigger(found.trigger(), triggers(conduct)));
  }

  /** All triggers, as actions name them. */
  static List<String> triggers(Conduct conduct) {
    var all = new ArrayList<String>();
    for (Conduct.Ladder ladder : conduct.ladders()) {
      for (Conduct.Step step : ladder.steps()) {
        step.triggers().forEach(one -> all.add(ladder.id() + "/" + step.id() + "/" + one.id()));
      }
    }
    for (Conduct.Choice choice : conduct.choices()) {
      choice.triggers().forEach(one -> all.add(choice.id() + "/" + one.id()));
    }
    return all;
  }

  private Optional<Advance.Refused> chosen(Conduct.Choice choice, Conduct.Trigger trigger) {
    List<String> strange =
        found.measures().stream().filter(id -> !choice.measures().contains(id)).toList();
    if (found.measures().isEmpty() || !strange.isEmpty()) {
      return Optional.of(FindingRefusals.chooseMeasures(choice));
    }
    if (found.gravity() == Gravity.SERIOUS || found.least() != null) {
      return Optional.of(FindingRefusals.onlyMeasures(choice));
    }
    Optional<Advance.Refused> noApp = noApp(found.measures());
    if (noApp.isPresent()) {
      return noApp;
    }
    Violation violation = record(new Ground.OfChoice(choice.id(), trigger.id()));
    for (String id : found.measures()) {
      Conduct.Measure measure = conduct.measure(id).orElseThrow();
      switch (measure.ends()) {
        case ONCE -> act(violation, id);
        case RECTIFIED -> lasting(violation, id, course.now(), null, Until.RECTIFIED);
        case PERMANENT -> lasting(violation, id, course.now(), null, Until.PERMANENT);
      }
    }
    course.notice(NoticeKind.RESULT, violation);
    return Optional.empty();
  }

  private Optional<Advance.Refused> climbed(
      Conduct.Ladder ladder, Conduct.Step step, Conduct.Trigger trigger) {
    if (!found.measures().isEmpty()) {
      return Optional.of(FindingRefusals.nothingToChoose(ladder));
    }
    if (found.gravity() == Gravity.SERIOUS && ladder.serious() == null) {
      return Optional.of(FindingRefusals.notSerious(ladder));
    }
    Conduct.Step reached = reached(ladder, step);
    Optional<Advance.Refused> noApp = noApp(reached.measures());
    if (noApp.isPresent()) {
      return noApp;
    }
    return switch (times(ladder, reached)) {
      case Times.Impossible(Advance.Refused refusal) -> Optional.of(refusal);
      case Times.Known(ZonedDateTime begins, ZonedDateTime least) -> {
        impose(ladder, step, trigger, reached, begins, least);
        yield Optional.empty();
      }
    };
  }

  /** A measure on an app needs to know which. */
  private Optional<Advance.Refused> noApp(List<String> measures) {
    boolean needed =
        measures.stream().anyMatch(id -> conduct.measure(id).orElseThrow().on() == Target.APP);
    return needed && found.app().isBlank()
        ? Optional.of(FindingRefusals.noApp(found.trigger()))
        : Optional.empty();
  }

  private void impose(
      Conduct.Ladder ladder,
      Conduct.Step step,
      Conduct.Trigger trigger,
      Conduct.Step reached,
      ZonedDateTime begins,
      @Nullable ZonedDateTime least) {
    Violation violation =
        record(new Ground.OfLadder(ladder.id(), step.id(), trigger.id(), reached.id()));
    if (found.gravity() == Gravity.ORDINARY) {
      reached.atOnce().forEach(act -> act(violation, act));
    }
    for (String id : reached.measures()) {
      List<Imposed> earlier =
          reached.begins() == Begins.WITH_EARLIER ? open(ladder, id) : List.of();
      Imposed imposed = lasting(violation, id, begins, least, reached.until());
      earlier.forEach(one -> course.replace(one, imposed.id()));
    }
    course.notice(NoticeKind.RESULT, violation);
  }

  /** One step more for each earlier violation of the same step that stands. */
  private Conduct.Step reached(Conduct.Ladder ladder, Conduct.Step step) {
    if (ladder.repeat() == Conduct.Repeat.SAME_STEP) {
      return step;
    }
    long earlier =
        course.record().violations().stream()
            .filter(Violation::stands)
            .filter(
                one ->
                    one.ground() instanceof Ground.OfLadder(String about, String own, _, _)
                        && about.equals(ladder.id())
                        && own.equals(step.id()))
            .filter(one -> ladder.per() == Conduct.Per.PROVIDER || one.app().equals(found.app()))
            .filter(one -> counts(one, ladder.within()))
            .count();
    int last = ladder.steps().size() - 1;
    int at = (int) Math.min(last, ladder.steps().indexOf(step) + earlier);
    return ladder.steps().get(at);
  }

  /** An earlier violation counts while its time is not over; one that cannot be told does. */
  private boolean counts(Violation violation, @Nullable Period within) {
    return within == null
        || within
            .endAfter(violation.found(), calendar)
            .map(end -> end.isAfter(course.now()))
            .orElse(true);
  }

  /** When the measures of a step begin, and until when they last at least. */
  private sealed interface Times {
    record Known(ZonedDateTime begins, @Nullable ZonedDateTime least) implements Times {}

    record Impossible(Advance.Refused refusal) implements Times {}
  }

  private Times times(Conduct.Ladder ladder, Conduct.Step step) {
    Period after = found.gravity() == Gravity.SERIOUS ? null : step.after();
    Optional<ZonedDateTime> begins =
        after == null ? Optional.of(course.now()) : after.endAfter(course.now(), calendar);
    if (begins.isEmpty()) {
      return new Times.Impossible(FindingRefusals.unknownYear());
    }
    ZonedDateTime start = earlierBeginning(ladder, step).orElse(begins.get());
    Period lasts = step.lasts();
    Period longer = found.least();
    if (lasts == null) {
      return longer == null
          ? new Times.Known(start, null)
          : new Times.Impossible(FindingRefusals.noPeriod(ladder, step));
    }
    Optional<ZonedDateTime> least = lasts.endAfter(start, calendar);
    Optional<ZonedDateTime> wanted = longer == null ? least : longer.endAfter(start, calendar);
    if (least.isEmpty() || wanted.isEmpty()) {
      return new Times.Impossible(FindingRefusals.unknownYear());
    }
    return wanted.get().isBefore(least.get())
        ? new Times.Impossible(FindingRefusals.tooShort(ladder, step, lasts))
        : new Times.Known(start, wanted.get());
  }

  /** The beginning of the measures in force that this step lengthens: all of them, or none. */
  private Optional<ZonedDateTime> earlierBeginning(Conduct.Ladder ladder, Conduct.Step step) {
    if (step.begins() == Begins.ANEW) {
      return Optional.empty();
    }
    List<ZonedDateTime> beginnings =
        step.measures().stream()
            .flatMap(
                id ->
                    open(ladder, id).stream()
                        .filter(one -> one.phase() == Phase.IN_FORCE)
                        .map(Imposed::begins)
                        .limit(1))
            .toList();
    return beginnings.size() == step.measures().size()
        ? beginnings.stream().max(ZonedDateTime::compareTo)
        : Optional.empty();
  }

  /** Measures of this ladder that hold or will hold, for the same app or for all of them. */
  private List<Imposed> open(Conduct.Ladder ladder, String measure) {
    return course.record().imposed().stream()
        .filter(one -> one.measure().equals(measure) && one.isOpen())
        .filter(one -> one.on() != Target.APP || one.app().equals(found.app()))
        .filter(
            one ->
                course
                    .record()
                    .violation(one.violation())
                    .map(violation -> violation.ground().about().equals(ladder.id()))
                    .orElse(false))
        .toList();
  }

  private Violation record(Ground ground) {
    var violation =
        new Violation(
            course.record().nextViolation(), found.app(), ground, course.now(), null, null);
    course.become(course.record().plus(violation));
    return violation;
  }

  private void act(Violation violation, String measure) {
    course.impose(imposed(violation, measure, course.now(), null, Until.OVER, Phase.DONE));
  }

  private Imposed lasting(
      Violation violation,
      String measure,
      ZonedDateTime begins,
      @Nullable ZonedDateTime least,
      Until until) {
    Phase phase = begins.isAfter(course.now()) ? Phase.PENDING : Phase.IN_FORCE;
    return course.impose(imposed(violation, measure, begins, least, until, phase));
  }

  private Imposed imposed(
      Violation violation,
      String measure,
      ZonedDateTime begins,
      @Nullable ZonedDateTime least,
      Until until,
      Phase phase) {
    return new Imposed(
        course.record().nextMeasure(),
        violation.id(),
        measure,
        conduct.measure(measure).orElseThrow().on(),
        violation.app(),
        begins,
        least,
        until,
        phase,
        course.now(),
        null);
  }
}
