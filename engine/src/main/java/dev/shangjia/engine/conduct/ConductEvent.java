package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import java.time.ZonedDateTime;
import java.util.List;

/** What falls due while a record advances, in the order of time. */
public sealed interface ConductEvent {

  /** When. */
  ZonedDateTime at();

  /**
   * A measure begins to hold, or an act is done.
   *
   * @param measure in its new phase
   * @param effects what changes in the world
   */
  record Began(ZonedDateTime at, Imposed measure, List<Procedure.Effect> effects)
      implements ConductEvent {
    public Began {
      effects = List.copyOf(effects);
    }
  }

  /**
   * A measure no longer holds.
   *
   * @param measure in its new phase
   * @param undone what changes back, unless another measure still asks for it
   */
  record Ended(ZonedDateTime at, Imposed measure, List<Procedure.Effect> undone)
      implements ConductEvent {
    public Ended {
      undone = List.copyOf(undone);
    }
  }

  /**
   * A written notice is due.
   *
   * @param kind what it is about
   * @param violation the violation it speaks of
   * @param text what it says
   */
  record Notice(ZonedDateTime at, NoticeKind kind, String violation, LocalText text)
      implements ConductEvent {}

  /** What a notice is about. */
  enum NoticeKind {
    /** To the provider: what was found, what follows, how to object. */
    RESULT,
    /** To the provider: a measure ended, and what held before it holds again. */
    RESTORATION,
    /** To the provider: the appeal's answer. */
    APPEAL_ANSWERED,
    /** To whoever leads the operators: an appeal has no answer in time. */
    APPEAL_LATE
  }
}
