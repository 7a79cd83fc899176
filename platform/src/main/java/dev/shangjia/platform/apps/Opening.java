package dev.shangjia.platform.apps;

import java.util.List;

/** What came of asking for the dossier of a procedure. */
sealed interface Opening {

  /** It is there. */
  record Opened(DossierId dossier) implements Opening {}

  /** The market does not run the program. */
  record NoSuchProgram(String program) implements Opening {}

  /**
   * The program has no such procedure, or none that a provider starts with a dossier.
   *
   * @param known those that there are
   */
  record NoSuchProcedure(String program, String procedure, List<String> known) implements Opening {
    public NoSuchProcedure {
      known = List.copyOf(known);
    }
  }

  /** The procedure is about an app, and none is named. */
  record AppMissing(String procedure) implements Opening {}

  /** There is no such app of the organization. */
  record NoSuchApp(AppId app) implements Opening {}

  /** The app is in another program. */
  record OtherProgram(App app, String program) implements Opening {}
}
