package dev.shangjia.platform.apps;

/** What came of creating an app. */
public sealed interface Creating {

  /** It is there, with its first version. */
  record Created(App app, AppVersionId version) implements Creating {}

  /** It has no name. */
  record NameMissing() implements Creating {}

  /**
   * Its name is too long.
   *
   * @param codePoints how long
   * @param limit how long it may be
   */
  record NameTooLong(int codePoints, int limit) implements Creating {}

  /** The market does not run this program. */
  record ProgramNotOffered(String program) implements Creating {}
}
