package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Entry;
import dev.shangjia.platform.contents.ContentStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Stored files and keys, into a backup and out of it. */
final class Contents {
  private Contents() {}

  /**
   * Writes all contents of a store. One that is deleted meanwhile is left out.
   *
   * @return the paths of what was written
   */
  static NavigableSet<String> write(ContentStore store, String prefix, ArchiveWriter archive)
      throws IOException, SQLException {
    var written = new TreeSet<String>();
    for (String path : store.paths()) {
      try (var in = store.open(path)) {
        archive.add(
            prefix + path,
            out -> {
              in.transferTo(out);
              return 0;
            });
        written.add(path);
      } catch (NoSuchFileException deleted) {
        // its row has gone too, or a newer snapshot will be taken
      }
    }
    return written;
  }

  /** Those of the paths, or beginnings of paths that end in a dot, that were not written. */
  static List<String> missing(List<String> expected, NavigableSet<String> written) {
    return expected.stream().filter(path -> !isIn(path, written)).toList();
  }

  private static boolean isIn(String path, NavigableSet<String> written) {
    String next = written.ceiling(path);
    return next != null && (path.endsWith(".") ? next.startsWith(path) : next.equals(path));
  }

  /** Refuses an archive of which a part would come to lie elsewhere than below its prefix. */
  static void refuseOtherPaths(Archive archive, String prefix) {
    for (Entry entry : archive.below(prefix)) {
      Path path = Path.of(entry.name().substring(prefix.length()));
      if (path.isAbsolute() || !path.equals(path.normalize()) || path.startsWith("..")) {
        throw new Refusal(new BackupFault.NoBackup(archive.file(), entry.name()));
      }
    }
  }

  /** Puts contents back into an empty store. */
  static void restore(Archive archive, String prefix, ContentStore store) throws IOException {
    for (Entry entry : archive.below(prefix)) {
      Path draft = store.draft();
      try (OutputStream out = Files.newOutputStream(draft)) {
        archive.copy(entry, out);
      }
      store.keep(draft, entry.name().substring(prefix.length()));
    }
  }

  /** Takes out again what a restore that failed put into a store. */
  static void clear(Archive archive, String prefix, ContentStore store) throws IOException {
    for (Entry entry : archive.below(prefix)) {
      store.delete(entry.name().substring(prefix.length()));
    }
  }
}
