package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * A place in a waiting list, as who waits sees it.
 *
 * @param title what the procedure is called
 * @param position their place, from 1; 0 when it is their turn
 * @param waiting how many wait
 * @param why why they have to wait
 * @param estimate when they are likely to be next; null when it is their turn
 * @param until until when the place that is free is kept for them; null while they wait
 * @param state how far it has come, as a name in words
 */
public record PlaceView(
    long id,
    String program,
    String procedure,
    LocalText title,
    String subjectKind,
    long subject,
    String subjectName,
    int position,
    int waiting,
    LocalText why,
    @Nullable LocalText estimate,
    @Nullable String until,
    String state) {

  /** Whether it is their turn. */
  public boolean isOffered() {
    return until != null;
  }

  /** Whether there is something to wait for. */
  public boolean isOpen() {
    return state.equals(Place.State.WAITING.code()) || state.equals(Place.State.OFFERED.code());
  }
}
