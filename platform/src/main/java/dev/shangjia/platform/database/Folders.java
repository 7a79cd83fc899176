package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done with whole folders. */
final class Folders {
  private Folders() {}

  /** Creates a folder with these permissions, whatever the umask; one that is there stays as is. */
  static void create(Path folder, String permissions) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Creates an empty file that only its owner can read and write. */
  static void createPrivate(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Deletes a folder with all that is in it; follows no link. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path one : below(folder).sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(one);
    }
  }

  /** Gives a folder, with all that is in it, to a user and the group of the same number. */
  static void give(Path folder, int user) throws IOException {
    for (Path one : below(folder).toList()) {
      Files.setAttribute(one, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(one, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** The number of the user who owns a file. */
  static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  /** Waits until the disk has what a folder lists. */
  static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Stream<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList().stream();
    }
  }
}
