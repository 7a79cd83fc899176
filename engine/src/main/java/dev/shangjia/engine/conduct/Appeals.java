package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.WorkingCalendar;
import dev.shangjia.engine.conduct.ConductAction.Ruling;
import dev.shangjia.engine.conduct.ConductEvent.NoticeKind;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.conduct.Violation.Objection;
import dev.shangjia.engine.conduct.Violation.ObjectionState;
import dev.shangjia.engine.rulebook.Conduct;
import dev.shangjia.engine.rulebook.Conduct.Suspends;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objections to violations, and what their answers change. */
final class Appeals {
  private final Conduct conduct;
  private final WorkingCalendar calendar;
  private final Course course;

  Appeals(Conduct conduct, WorkingCalendar calendar, Course course) {
    this.conduct = conduct;
    this.calendar = calendar;
    this.course = course;
  }

  Optional<Advance.Refused> object(Violation violation) {
    Conduct.Appeal appeal = conduct.appeal();
    if (appeal == null) {
      return refused("no-appeal", "规则书没有规定申诉办法。", "The rulebook has no appeal.");
    }
    if (violation.objection() != null) {
      return refused(
          "appealed-already",
          violation.id() + " 已经申诉过。",
          violation.id() + " was appealed against before.");
    }
    if (appeal.within() != null) {
      Optional<ZonedDateTime> last = appeal.within().endAfter(violation.found(), calendar);
      if (last.isPresent() && !last.get().isAfter(course.now())) {
        return refused(
            "too-late",
            violation.id() + " 的申诉期限已于 " + last.get() + " 截止。",
            "The time to appeal against " + violation.id() + " ended " + last.get() + ".");
      }
    }
    ZonedDateTime due =
        appeal.answered() == null
            ? null
            : appeal.answered().endAfter(course.now(), calendar).orElse(null);
    course.become(
        course
            .record()
            .with(violation.with(new Objection(course.now(), due, ObjectionState.OPEN))));
    if (appeal.suspends() == Suspends.YES) {
      measuresOf(violation).forEach(course::rest);
    }
    return Optional.empty();
  }

  Optional<Advance.Refused> decide(Violation violation, Ruling ruling) {
    Objection objection = violation.objection();
    if (objection == null || !violation.isContested()) {
      return refused(
          "no-open-appeal",
          violation.id() + " 没有待答复的申诉。",
          "No appeal against " + violation.id() + " waits for an answer.");
    }
    ObjectionState state =
        ruling == Ruling.UPHELD ? ObjectionState.UPHELD : ObjectionState.REJECTED;
    Violation answered =
        violation.with(new Objection(objection.made(), objection.answerDue(), state));
    course.become(course.record().with(answered));
    course.notice(NoticeKind.APPEAL_ANSWERED, answered);
    switch (ruling) {
      case UPHELD -> overturn(violation);
      case REJECTED -> resume(violation);
    }
    return Optional.empty();
  }

  /** Ends the measures; what they had replaced holds again, as if nothing had come between. */
  private void overturn(Violation violation) {
    for (Imposed measure : measuresOf(violation)) {
      List<Imposed> replaced =
          course.record().imposed().stream()
              .filter(one -> measure.id().equals(one.replacedBy()))
              .toList();
      course.end(measure, Phase.OVERTURNED);
      replaced.forEach(one -> course.revive(one.during(one.begins(), one.least(), course.now())));
    }
  }

  /** Measures that rested go on; the time they rested does not count. */
  private void resume(Violation violation) {
    for (Imposed measure : measuresOf(violation)) {
      if (measure.phase() == Phase.RESTING) {
        Duration rested = Duration.between(measure.changed(), course.now());
        boolean hadBegun = !measure.begins().isAfter(measure.changed());
        ZonedDateTime begins = hadBegun ? measure.begins() : measure.begins().plus(rested);
        course.revive(measure.during(begins, later(measure.least(), rested), course.now()));
      }
    }
  }

  private static @Nullable ZonedDateTime later(@Nullable ZonedDateTime time, Duration rested) {
    return time == null ? null : time.plus(rested);
  }

  private List<Imposed> measuresOf(Violation violation) {
    return course.record().imposed().stream()
        .filter(one -> one.violation().equals(violation.id()) && one.isOpen())
        .toList();
  }

  private static Optional<Advance.Refused> refused(String code, String zh, String en) {
    return Optional.of(new Advance.Refused(code, new LocalText(zh, en)));
  }
}
