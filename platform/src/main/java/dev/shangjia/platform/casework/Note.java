package dev.shangjia.platform.casework;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    private final String code = name().toLowerCase(Locale.ROOT);

    String code() {
      return code;
    }

    /** The one with a code; empty for a word that is none, which must not make words public. */
    static Optional<Visibility> of(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }
}
