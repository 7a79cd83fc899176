package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The folder that PostgreSQL keeps its data in, and the password to it.
 *
 * @param dataFolder what the user named, for messages
 * @param home {@code postgres} in it
 */
record Cluster(Path dataFolder, Path home) {
  static final String SUPERUSER = "postgres";

  /**
   * Stretching makes passwords of people slower to guess. All of ours are random and too long to be
   * guessed, and each of the thousands of rounds would cost at every connection.
   */
  static final String PASSWORDS_ARE_LONG = "scram_iterations=1";

  private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
  private static final int PASSWORD_BYTES = 24;

  Path folder() {
    return home.resolve("cluster");
  }

  private Path passwordFile() {
    return home.resolve("superuser.password");
  }

  boolean exists() {
    return Files.exists(folder());
  }

  /**
   * Refuses data of another major version.
   *
   * @throws DatabaseUnavailable when the data are there and this PostgreSQL cannot read them
   */
  void checkMajor() throws IOException {
    if (exists()) {
      String found = Files.readString(folder().resolve("PG_VERSION")).strip();
      if (!found.equals(PostgresBinaries.MAJOR)) {
        throw new DatabaseUnavailable(
            new DatabaseFault.OtherMajor(dataFolder, found, PostgresBinaries.MAJOR));
      }
    }
  }

  /**
   * Creates the data: UTF-8, compared by code point, with the character classes of Unicode, so that
   * trigrams are found in Chinese. Either all of it is there afterwards, or nothing.
   *
   * @param random where the password comes from
   */
  void create(PostgresBinaries binaries, RunAs runAs, RandomGenerator random) throws IOException {
    Path beginning = home.resolve("beginning");
    Folders.delete(beginning);
    Folders.create(beginning, "rwx------");
    String password = password(random);
    writePrivate(passwordFile(), password);
    Path copy = beginning.resolve("password");
    writePrivate(copy, password);
    if (RunAs.self() != runAs.namedUser()) {
      Folders.give(beginning, runAs.namedUser());
    }
    Path made = beginning.resolve("cluster");
    Tool.run(dataFolder, runAs.namedCommand(home, initdb(binaries, made, copy)), INITDB_LIMIT);
    ownBy(made, runAs);
    Files.move(made, folder(), StandardCopyOption.ATOMIC_MOVE);
    Folders.force(home);
    Folders.delete(beginning);
  }

  /** Gives the data to the user that the server will run as. */
  void ownBy(RunAs runAs) throws IOException {
    ownBy(folder(), runAs);
  }

  private static void ownBy(Path made, RunAs runAs) throws IOException {
    if (Folders.owner(made) != runAs.owner()) {
      Folders.give(made, runAs.owner());
    }
  }

  private static List<String> initdb(PostgresBinaries binaries, Path made, Path password) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    return List.of(
        binaries.initdb().toString(),
        "--pgdata=" + made,
        "--username=" + SUPERUSER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--set=" + PASSWORDS_ARE_LONG,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--lc-collate=C",
        "--lc-ctype=" + (mac ? "en_US.UTF-8" : "C.UTF-8"),
        "--text-search-config=simple",
        "--data-checksums",
        "--no-instructions");
  }

  /**
   * The superuser's password.
   *
   * @throws DatabaseUnavailable when its file is gone
   */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      throw new DatabaseUnavailable(new DatabaseFault.PasswordMissing(passwordFile()));
    }
    return Files.readString(passwordFile()).strip();
  }

  private static String password(RandomGenerator random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void writePrivate(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Folders.createPrivate(file);
    Files.writeString(file, text + "\n");
  }
}
