package dev.shangjia.platform.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, which refuses to run as root.
 *
 * <ul>
 *   <li>An ordinary user: as this user.
 *   <li>Root: as whoever owns the data, or as a user of its own. {@code nobody} would not do: the
 *       browser that looks at strangers' pages runs as nobody.
 *   <li>Root, and the data lie where only root can go: in a user namespace. The server keeps root's
 *       own files then, though not root's other powers, so no role of the application may be
 *       superuser.
 * </ul>
 *
 * @param owner the number of the user who must own the data
 * @param prefix what stands before each command of the server
 * @param namedUser the number of the user that {@code initdb} runs as, which insists on a name
 * @param namedPrefix what stands before {@code initdb}
 */
record RunAs(int owner, List<String> prefix, int namedUser, List<String> namedPrefix) {
  /** A user whom no account, container image or service manager uses. */
  static final int DATABASE_USER = 65_433;

  /** Has a name everywhere. */
  private static final int NOBODY = 65_534;

  private static final int ROOT = 0;
  private static final Duration TRIAL = Duration.ofSeconds(20);

  RunAs {
    prefix = List.copyOf(prefix);
    namedPrefix = List.copyOf(namedPrefix);
  }

  /**
   * Decides.
   *
   * @param dataFolder what the user named, for messages
   * @param cluster the data, which may not exist yet
   * @param program one that will be run, and that has to be reached
   * @throws DatabaseUnavailable when there is no way
   * @throws IOException when the owner of the data cannot be read
   */
  static RunAs decide(Path dataFolder, Path cluster, Path program) throws IOException {
    int self = self();
    if (self == ROOT) {
      int owner = Files.exists(cluster) ? Folders.owner(cluster) : ROOT;
      return asRoot(dataFolder, owner == ROOT ? DATABASE_USER : owner, program);
    }
    return new RunAs(self, List.of(), self, List.of());
  }

  /**
   * Refuses an ordinary user data that belong to somebody else.
   *
   * @throws DatabaseUnavailable naming both users
   */
  static void checkOwner(Path cluster) throws IOException {
    int self = self();
    if (self != ROOT && Files.exists(cluster) && Folders.owner(cluster) != self) {
      String owner = Files.getOwner(cluster).getName() + " (" + Folders.owner(cluster) + ")";
      throw new DatabaseUnavailable(new DatabaseFault.OtherOwner(cluster, owner, userName(self)));
    }
  }

  private static RunAs asRoot(Path dataFolder, int user, Path program) {
    if (isLinux() && works(program, user(user)) && works(program, user(NOBODY))) {
      return new RunAs(user, user(user), NOBODY, user(NOBODY));
    }
    List<String> namespace = List.of("unshare", "--user", "--");
    if (isLinux() && works(program, namespace)) {
      return new RunAs(ROOT, namespace, ROOT, namespace);
    }
    throw new DatabaseUnavailable(new DatabaseFault.RootRefused(dataFolder));
  }

  private static List<String> user(int number) {
    String user = Integer.toString(number);
    return List.of(
        "setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs", "--");
  }

  /** A command of the server, as its user. */
  Command command(Path folder, List<String> words) {
    return new Command(folder, Stream.concat(prefix.stream(), words.stream()).toList());
  }

  /** A command that needs a user with a name. */
  Command namedCommand(Path folder, List<String> words) {
    return new Command(folder, Stream.concat(namedPrefix.stream(), words.stream()).toList());
  }

  /**
   * What makes Linux stop the server, cleanly, when the thread that started it ends, and with it
   * this process; nothing where that is not to be had. It has to stand after the change of user,
   * which would undo it.
   */
  static List<String> untilParentEnds() {
    List<String> prefix = List.of("setpriv", "--pdeathsig", "INT", "--");
    return isLinux() && works(Path.of("true"), prefix) ? prefix : List.of();
  }

  private static boolean works(Path program, List<String> prefix) {
    List<String> words =
        Stream.concat(prefix.stream(), Stream.of(program + "", "--version")).toList();
    try {
      return new Command(Path.of("/"), words)
          .run(TRIAL)
          .filter(Command.Outcome::isGood)
          .isPresent();
    } catch (IOException missing) {
      return false;
    }
  }

  static String userName(int number) {
    return System.getProperty("user.name", "?") + " (" + number + ")";
  }

  /** The number of the user who runs this process. */
  static int self() {
    return (int) new UnixSystem().getUid();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  }
}
