package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.WorkingCalendar;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.rulebook.Conduct;
import dev.shangjia.engine.rulebook.Conduct.Target;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sanctions of one rulebook as a pure machine: a record, an action and a time give the record
 * after it and what fell due on the way, or a refusal with its reason. It stores nothing; equal
 * records, actions and times give equal answers.
 *
 * <p>Time passes before an action is looked at: measures begin and end, appeals become late. A
 * measure that lasts until it is rectified ends by itself once its least time is over and an
 * operator has confirmed the rectification. Days are those of the rulebook's zone; a period ends at
 * the end of its last day. A measure whose end or beginning falls on the time of an action has
 * ended or begun when the action is looked at.
 */
public final class Sanctions {
  private final Conduct conduct;
  private final WorkingCalendar calendar;
  private final ZoneId zone;

  private Sanctions(Conduct conduct, WorkingCalendar calendar, ZoneId zone) {
    this.conduct = conduct;
    this.calendar = calendar;
    this.zone = zone;
  }

  /** The sanctions of a rulebook; empty when it has none. */
  public static Optional<Sanctions> of(Rulebook rulebook) {
    Conduct conduct = rulebook.conduct();
    if (conduct == null) {
      return Optional.empty();
    }
    WorkingCalendar calendar =
        WorkingCalendar.of(rulebook.region())
            .orElseThrow(() -> new IllegalArgumentException("no calendar " + rulebook.region()));
    return Optional.of(new Sanctions(conduct, calendar, rulebook.zone()));
  }

  /**
   * The triggers that a violation can name: {@code ladder/step/trigger}, {@code choice/trigger}.
   */
  public List<String> triggers() {
    return Finding.triggers(conduct);
  }

  /** A record in which nothing was found yet. */
  public ConductRecord begin(Instant at) {
    return new ConductRecord(at.atZone(zone), List.of(), List.of(), Set.of());
  }

  /**
   * Lets time pass, then does something.
   *
   * @param record as it was
   * @param action what happens
   * @param at when; not before the record's time
   */
  public Advance apply(ConductRecord record, ConductAction action, Instant at) {
    ZonedDateTime now = at.atZone(zone);
    if (now.isBefore(record.at())) {
      return refusal(
          "earlier",
          "记录已到 " + record.at() + "，不能再记更早的 " + now + "。",
          "The record is told up to " + record.at() + "; " + now + " is earlier.");
    }
    var course = new Course(conduct, record);
    course.passTo(now);
    Optional<Advance.Refused> refused = act(course, action);
    if (refused.isPresent()) {
      return refused.get();
    }
    // What the action made due at once, such as the end of a measure by rectification.
    course.passTo(now);
    return course.moved();
  }

  private Optional<Advance.Refused> act(Course course, ConductAction action) {
    return switch (action) {
      case ConductAction.Found found -> new Finding(conduct, calendar, course, found).apply();
      case ConductAction.Rectified(String id) -> rectify(course, id);
      case ConductAction.Appealed(String id) ->
          course
              .record()
              .violation(id)
              .map(new Appeals(conduct, calendar, course)::object)
              .orElseGet(() -> Optional.of(unknownViolation(course, id)));
      case ConductAction.Decided(String id, ConductAction.Ruling ruling) ->
          course
              .record()
              .violation(id)
              .map(one -> new Appeals(conduct, calendar, course).decide(one, ruling))
              .orElseGet(() -> Optional.of(unknownViolation(course, id)));
      case ConductAction.Withdrawn(String app) -> withdraw(course, app);
      case ConductAction.Returned(String app) -> comeBack(course, app);
      case ConductAction.Passed _ -> Optional.empty();
    };
  }

  private static Optional<Advance.Refused> rectify(Course course, String id) {
    Optional<Violation> violation = course.record().violation(id);
    if (violation.isEmpty()) {
      return Optional.of(unknownViolation(course, id));
    }
    if (violation.get().rectified() != null || !violation.get().stands()) {
      return Optional.of(
          refusal(
              "rectified-already",
              id + " 已整改完成或已被撤销。",
              id + " has been put right before, or counts for nothing."));
    }
    course.become(course.record().with(violation.get().rectifiedAt(course.now())));
    return Optional.empty();
  }

  private Optional<Advance.Refused> withdraw(Course course, String app) {
    if (conduct.withdrawn() == null) {
      return Optional.of(
          refusal(
              "no-withdrawal", "规则书没有主动撤出的状态。", "The rulebook has no state of withdrawn apps."));
    }
    if (course.record().withdrawn().contains(app)) {
      return Optional.of(
          refusal("withdrawn-already", "应用 " + app + " 已撤出。", "The app " + app + " is withdrawn."));
    }
    course.become(course.record().withdrawing(app));
    return Optional.empty();
  }

  private static Optional<Advance.Refused> comeBack(Course course, String app) {
    if (!course.record().withdrawn().contains(app)) {
      return Optional.of(
          refusal(
              "not-withdrawn", "应用 " + app + " 没有撤出。", "The app " + app + " is not withdrawn."));
    }
    course.become(course.record().returning(app));
    return Optional.empty();
  }

  /**
   * How far an app can be seen and used at the record's time.
   *
   * @param app its id
   */
  public Standing standing(ConductRecord record, String app) {
    var states = new ArrayList<Visibility>();
    if (record.withdrawn().contains(app) && conduct.withdrawn() != null) {
      conduct.state(conduct.withdrawn()).ifPresent(states::add);
    }
    for (Imposed measure : inForce(record, app)) {
      String state = conduct.measure(measure.measure()).orElseThrow().state();
      if (state != null) {
        conduct.state(state).filter(one -> !states.contains(one)).ifPresent(states::add);
      }
    }
    return Standing.of(states);
  }

  /**
   * The measures that meet an app at the record's time, those on all apps and on the provider too.
   *
   * @param app its id
   */
  public List<Imposed> inForce(ConductRecord record, String app) {
    return record.imposed().stream()
        .filter(one -> one.phase() == Phase.IN_FORCE)
        .filter(one -> one.on() != Target.APP || one.app().equals(app))
        .toList();
  }

  private static Advance.Refused unknownViolation(Course course, String id) {
    String known =
        String.join(", ", course.record().violations().stream().map(Violation::id).toList());
    return refusal(
        "unknown-violation",
        "没有违规记录 " + id + (known.isEmpty() ? "。" : "，现有：" + known + "。"),
        "There is no violation " + id + (known.isEmpty() ? "." : "; there are " + known + "."));
  }

  private static Advance.Refused refusal(String code, String zh, String en) {
    return new Advance.Refused(code, new LocalText(zh, en));
  }
}
