package dev.shangjia.platform.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands, as programs are told, with its texts in the language of the request.
 *
 * @param title what its procedure is called
 * @param subject what it is about
 * @param app the app that the subject belongs to; null when it belongs to none
 * @param rulebook the version of the rulebook that it runs by
 * @param sequence the number of its last event
 * @param zone where its days begin and end
 * @param end how it ended; null while it is open
 * @param endTitle the same for people
 * @param waiting what it waits for, one for each open stage
 * @param eta when it is likely to be over; null when it ended, and in lists
 * @param moves what the token's person can do now; none in lists
 */
record CaseResponse(
    long id,
    String program,
    String procedure,
    String title,
    SubjectResponse subject,
    @Nullable Long app,
    String rulebook,
    int sequence,
    String zone,
    Instant startedAt,
    @Nullable String end,
    @Nullable String endTitle,
    List<WaitingResponse> waiting,
    @Nullable EtaResponse eta,
    List<MoveResponse> moves) {

  record SubjectResponse(String kind, long id, String name) {}

  /**
   * An open stage.
   *
   * @param owner who has the ball, as rulebooks name roles
   * @param reason what they are to do
   * @param due the first instant that is too late; null when there is none, or nobody can tell yet
   * @param undated why there is none; null when there is one
   * @param round how many times the stage has begun or gone on, from 1
   */
  record WaitingResponse(
      String stage,
      String title,
      String owner,
      String ownerTitle,
      String reason,
      Instant since,
      @Nullable Instant due,
      @Nullable String undated,
      int round) {}

  /**
   * When a case is likely to be over.
   *
   * @param known on how many past cases that rests
   * @param half when half of them were over; null when they are too few
   * @param most when four of five were
   */
  record EtaResponse(int known, @Nullable Instant half, @Nullable Instant most) {}

  /**
   * A place in a waiting list, in place of a case.
   *
   * @param place its id; its page is {@code /waiting/PLACE}
   * @param position how many places there are up to and with it
   */
  record WaitsResponse(long place, int position, String reason) {}

  record MoveResponse(String kind, @Nullable String stage, @Nullable String outcome) {}
}
