package dev.shangjia.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
  /** Equal to the version of the binaries in the build; a test compares them. */
  static final String VERSION = "18.4.0";

  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final String PREFIX = "bin-";
  private static final String STAMP = "unpacked";

  Path initdb() {
    return folder.resolve("bin/initdb");
  }

  Path pgCtl() {
    return folder.resolve("bin/pg_ctl");
  }

  Path postgres() {
    return folder.resolve("bin/postgres");
  }

  /**
   * Unpacks the programs of this machine's kind below a folder, unless they are there, and deletes
   * those of other versions.
   *
   * @throws DatabaseUnavailable when there are none for this kind of machine
   */
  static PostgresBinaries in(Path home) throws IOException {
    Path folder = home.resolve(PREFIX + VERSION);
    if (!isWhole(folder)) {
      Path part = home.resolve("unpacking");
      Folders.delete(part);
      Folders.delete(folder);
      unpack(part);
      Files.writeString(part.resolve(STAMP), Long.toString(size(part)));
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    deleteOthers(home, folder);
    return new PostgresBinaries(folder);
  }

  /** A power failure can leave files of length 0 under a name that is already final. */
  private static boolean isWhole(Path folder) throws IOException {
    Path stamp = folder.resolve(STAMP);
    return Files.exists(stamp)
        && Files.readString(stamp).equals(Long.toString(size(folder) - Files.size(stamp)));
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        size += Files.size(one);
      }
    }
    return size;
  }

  private static void deleteOthers(Path home, Path kept) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(home)) {
      others =
          all.filter(one -> one.getFileName().toString().startsWith(PREFIX))
              .filter(one -> !one.equals(kept))
              .toList();
    }
    for (Path other : others) {
      Folders.delete(other);
    }
  }

  private static void unpack(Path folder) throws IOException {
    Folders.create(folder, "rwxr-xr-x");
    try (var archive = new TarArchiveInputStream(new XZInputStream(open()))) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(entry.getName() + " leads out of the archive");
        }
        write(entry, archive, target);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Folders.create(target, "rwxr-xr-x");
      return;
    }
    Folders.create(Objects.requireNonNull(target.getParent()), "rwxr-xr-x");
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static InputStream open() throws IOException {
    String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    InputStream archive =
        PostgresBinaries.class.getResourceAsStream("/postgres-" + resource(system) + ".txz");
    if (archive == null) {
      throw new DatabaseUnavailable(new DatabaseFault.NoBinaries(system));
    }
    return new BufferedInputStream(archive);
  }

  /** The name's part that says for which kind of machine an archive is. */
  static String resource(String system) {
    String lower = system.toLowerCase(Locale.ROOT);
    String kernel = lower.startsWith("mac") ? "darwin" : lower.replaceFirst(" .*", "");
    String processor =
        switch (lower.substring(lower.lastIndexOf(' ') + 1)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return kernel + "-" + processor;
  }
}
