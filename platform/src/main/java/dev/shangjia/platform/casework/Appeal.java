package dev.shangjia.platform.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asks for a decision to be looked at by others.
 *
 * @param words why, in the words of who asks
 * @param due by when it is answered; null where the holidays on the way are not announced yet
 * @param answer what was answered; null while it is open
 * @param successor the case that goes on where the reversed decision was made; null for none
 */
record Appeal(
    long id,
    CaseId caseId,
    long decision,
    String program,
    String words,
    State state,
    String filedBy,
    Instant filedAt,
    @Nullable Instant due,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String answer,
    @Nullable CaseId successor) {

  /** How far it has come. */
  enum State {
    OPEN,
    /** The decision stands. */
    UPHELD,
    /** The decision was taken back. */
    REVERSED;

    String code() {
      return Codes.of(this);
    }

    static State of(String code) {
      return Codes.stored(State.class, code);
    }
  }
}
