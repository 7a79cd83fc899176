package dev.shangjia.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file that a person wrote: a rulebook, a dossier, a facts file. Reading
 * collects problems and goes on, so that all of them are reported together.
 *
 * @param severity whether the file can be used all the same
 * @param code a stable name of the kind of problem, such as {@code yaml/duplicate-key}
 * @param place where it stands
 * @param message what was found, what is allowed, and the nearest known name where there is one
 * @param excerpt the line with a caret below the place, or null when there is none to show
 */
public record Problem(
    Severity severity,
    String code,
    SourcePlace place,
    LocalText message,
    @Nullable String excerpt) {

  /** Whether a problem stops the file from being used. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(String code, SourcePlace place, LocalText message) {
    return new Problem(Severity.ERROR, code, place, message, null);
  }

  public static Problem warning(String code, SourcePlace place, LocalText message) {
    return new Problem(Severity.WARNING, code, place, message, null);
  }

  /** The same problem with the line it speaks of and a caret below the place. */
  public Problem withExcerpt(String lineAndCaret) {
    return new Problem(severity, code, place, message, lineAndCaret);
  }

  /** The same problem at another place, such as with the folder's path before the file's. */
  public Problem at(SourcePlace elsewhere) {
    return new Problem(severity, code, elsewhere, message, excerpt);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
