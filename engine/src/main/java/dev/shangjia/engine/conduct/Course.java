package dev.shangjia.engine.conduct;

import dev.shangjia.engine.conduct.ConductEvent.NoticeKind;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.conduct.Violation.Objection;
import dev.shangjia.engine.conduct.Violation.ObjectionState;
import dev.shangjia.engine.rulebook.Conduct;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record while it advances, and the events on the way. Belongs to one action. */
final class Course {
  private final Conduct conduct;
  private final List<ConductEvent> events = new ArrayList<>();
  private ConductRecord record;

  Course(Conduct conduct, ConductRecord record) {
    this.conduct = conduct;
    this.record = record;
  }

  ConductRecord record() {
    return record;
  }

  ZonedDateTime now() {
    return record.at();
  }

  Advance.Moved moved() {
    return new Advance.Moved(record, events);
  }

  void become(ConductRecord next) {
    record = next;
  }

  /** Something that time brings about. */
  private record Due(ZonedDateTime at, Runnable happening) {}

  /** Lets time pass; what falls due happens in order. */
  void passTo(ZonedDateTime until) {
    for (Optional<Due> due = next(until); due.isPresent(); due = next(until)) {
      ZonedDateTime at = due.get().at();
      record = record.at(at.isAfter(record.at()) ? at : record.at());
      due.get().happening().run();
    }
    record = record.at(until);
  }

  private Optional<Due> next(ZonedDateTime until) {
    var all = new ArrayList<Due>();
    for (Imposed measure : record.imposed()) {
      due(measure).ifPresent(all::add);
    }
    for (Violation violation : record.violations()) {
      Objection objection = violation.objection();
      if (objection != null
          && objection.state() == ObjectionState.OPEN
          && objection.answerDue() != null) {
        all.add(new Due(objection.answerDue(), () -> late(violation, objection)));
      }
    }
    return all.stream()
        .filter(due -> !due.at().isAfter(until))
        .min(Comparator.comparing(due -> due.at().toInstant()));
  }

  private Optional<Due> due(Imposed measure) {
    if (measure.phase() == Phase.PENDING) {
      return Optional.of(new Due(measure.begins(), () -> begin(measure)));
    }
    ZonedDateTime end = measure.phase() == Phase.IN_FORCE ? end(measure) : null;
    Phase over = measure.until() == Conduct.Until.RECTIFIED ? Phase.CURED : Phase.OVER;
    return Optional.ofNullable(end).map(at -> new Due(at, () -> end(measure, over)));
  }

  /** When a measure in force ends, as far as that is known. */
  private @Nullable ZonedDateTime end(Imposed measure) {
    return switch (measure.until()) {
      case OVER -> measure.least();
      case RECTIFIED -> {
        ZonedDateTime rectified = record.violation(measure.violation()).orElseThrow().rectified();
        ZonedDateTime least = measure.least();
        yield rectified == null || least == null || rectified.isAfter(least) ? rectified : least;
      }
      case PERMANENT -> null;
    };
  }

  private void late(Violation violation, Objection objection) {
    record =
        record.with(
            violation.with(
                new Objection(objection.made(), objection.answerDue(), ObjectionState.LATE)));
    notice(NoticeKind.APPEAL_LATE, violation);
  }

  private void begin(Imposed pending) {
    Imposed begun = pending.in(Phase.IN_FORCE, now());
    record = record.with(begun);
    events.add(new ConductEvent.Began(now(), begun, effects(begun)));
  }

  /** Adds a measure; one that begins now does so. */
  Imposed impose(Imposed measure) {
    record = record.plus(measure);
    if (measure.phase() != Phase.PENDING) {
      events.add(new ConductEvent.Began(now(), measure, effects(measure)));
    }
    return measure;
  }

  void end(Imposed measure, Phase how) {
    boolean held = measure.phase() == Phase.IN_FORCE;
    Imposed ended = measure.in(how, now());
    record = record.with(ended);
    if (held) {
      events.add(new ConductEvent.Ended(now(), ended, effects(ended)));
      restored(record.violation(ended.violation()).orElseThrow());
    }
  }

  /** Measures of one violation that end together are told in one notice. */
  private void restored(Violation violation) {
    boolean told =
        events.stream()
            .anyMatch(
                event ->
                    event instanceof ConductEvent.Notice notice
                        && notice.kind() == NoticeKind.RESTORATION
                        && notice.violation().equals(violation.id())
                        && notice.at().equals(now()));
    if (!told) {
      notice(NoticeKind.RESTORATION, violation);
    }
  }

  /** A measure rests while an appeal is open: what it changed is undone. */
  void rest(Imposed measure) {
    Imposed resting = measure.in(Phase.RESTING, now());
    record = record.with(resting);
    if (measure.phase() == Phase.IN_FORCE) {
      events.add(new ConductEvent.Ended(now(), resting, effects(resting)));
    }
  }

  /** A measure that rested or was replaced holds again, or will. */
  void revive(Imposed measure) {
    record = record.with(measure);
    if (measure.phase() == Phase.IN_FORCE) {
      events.add(new ConductEvent.Began(now(), measure, effects(measure)));
    }
  }

  /** A longer measure takes another's place: what holds goes on, nothing is restored. */
  void replace(Imposed earlier, String by) {
    record = record.with(earlier.replacedBy(by, now()));
  }

  void notice(NoticeKind kind, Violation violation) {
    var words = new NoticeWords(conduct, record);
    events.add(new ConductEvent.Notice(now(), kind, violation.id(), words.of(kind, violation)));
  }

  private List<Procedure.Effect> effects(Imposed measure) {
    return conduct.measure(measure.measure()).orElseThrow().effects();
  }
}
