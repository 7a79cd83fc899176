package dev.shangjia.platform.casework;

import java.time.Instant;

/**
 * What somebody wrote into a case.
 *
 * @param writerName what they were called then
 * @param words as written, plain text
 */
record Note(
    long id,
    Visibility visibility,
    String writtenBy,
    String writerName,
    String writerSide,
    Instant writtenAt,
    String words) {

  /** Who reads it. */
  enum Visibility {
    /** Everybody who takes part in the case. */
    PUBLIC,
    /** The desk. */
    PRIVATE;

    String code() {
      return Codes.of(this);
    }

    static Visibility of(String code) {
      return Codes.stored(Visibility.class, code);
    }
  }
}
