package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Entry;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files of the data folder, into a backup and out of it. */
final class Contents {
  /** Where contents lie that are not whole yet. */
  private static final String INCOMING = "incoming";

  private Contents() {}

  /**
   * Writes all files below a folder. A file that is deleted meanwhile is left out.
   *
   * @return the paths below the folder of what was written
   */
  static NavigableSet<String> write(Path folder, String prefix, ArchiveWriter archive)
      throws IOException, SQLException {
    var written = new TreeSet<String>();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        archive.add(
            prefix + name,
            out -> {
              in.transferTo(out);
              return 0;
            });
        written.add(name);
      } catch (NoSuchFileException deleted) {
        // its row has gone too, or a newer snapshot will be taken
      }
    }
    return written;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Path incoming = folder.resolve(INCOMING);
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.startsWith(incoming))
          .sorted()
          .toList();
    }
  }

  /** Those of the paths, or beginnings of paths that end in a dot, that were not written. */
  static List<String> missing(List<String> expected, NavigableSet<String> written) {
    return expected.stream().filter(path -> !isIn(path, written)).toList();
  }

  private static boolean isIn(String path, NavigableSet<String> written) {
    String next = written.ceiling(path);
    return next != null && (path.endsWith(".") ? next.startsWith(path) : next.equals(path));
  }

  /** Puts files back into an empty folder, for their owner alone. */
  static void restore(Archive archive, String prefix, Path folder) throws IOException {
    for (Entry entry : archive.below(prefix)) {
      Path file = folder.resolve(entry.name().substring(prefix.length())).normalize();
      if (!file.startsWith(folder)) {
        throw new Refusal(new BackupFault.NoBackup(folder, entry.name()));
      }
      createFolders(Objects.requireNonNull(file.getParent()));
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          OutputStream out = Channels.newOutputStream(channel)) {
        archive.copy(entry, out);
        channel.force(true);
      }
    }
  }

  private static void createFolders(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
