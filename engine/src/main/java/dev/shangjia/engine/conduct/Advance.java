package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import java.util.List;

/** What came of an action. */
public sealed interface Advance {

  /**
   * The record went on.
   *
   * @param record after the action, at its time
   * @param events what fell due on the way and by the action, in order
   */
  record Moved(ConductRecord record, List<ConductEvent> events) implements Advance {
    public Moved {
      events = List.copyOf(events);
    }
  }

  /**
   * The action is not possible; the record is as it was.
   *
   * @param code a stable name of the reason, such as {@code unknown-trigger}
   * @param reason what was asked, what is possible, for people
   */
  record Refused(String code, LocalText reason) implements Advance {}
}
