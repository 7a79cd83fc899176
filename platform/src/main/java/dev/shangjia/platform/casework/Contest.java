package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody says a finding is wrong.
 *
 * @param rule the rule's id, without the program
 * @param finding what the finding said
 * @param words why it is wrong, in the words of who contests it
 * @param fileSha256 a document that shows it; null for none
 * @param answer what the desk said; null while it is open
 * @param waivedUntil until when the finding does not count; null when it counts
 */
record Contest(
    long id,
    CaseId caseId,
    String rule,
    String fingerprint,
    String evidenceHash,
    LocalText finding,
    String words,
    @Nullable String fileSha256,
    @Nullable String fileName,
    State state,
    String filedBy,
    Instant filedAt,
    @Nullable String answer,
    @Nullable Instant waivedUntil) {

  /** How far it has come. */
  enum State {
    OPEN,
    /** The finding does not count. */
    ACCEPTED,
    DECLINED;

    String code() {
      return Codes.of(this);
    }

    static State of(String code) {
      return Codes.stored(State.class, code);
    }
  }
}
