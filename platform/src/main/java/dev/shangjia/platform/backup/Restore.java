package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Migration;
import dev.shangjia.platform.contents.ContentStore;
import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.EmptyDatabase;
import dev.shangjia.platform.database.RestoreMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One restore: everything comes to be there, or nothing stays. */
final class Restore {
  /** What a disk of its own holds though it is empty. */
  private static final String OF_THE_DISK = "lost+found";

  private final Archive archive;
  private final DatabasePlace place;
  private final ContentStore contents;

  Restore(Archive archive, DatabasePlace place, ContentStore contents) {
    this.archive = archive;
    this.place = place;
    this.contents = contents;
  }

  /** The keys of a data folder. */
  static ContentStore keys(Path data) {
    return ContentStore.onDisk(data.resolve("keys"), data.resolve("files"));
  }

  void run() throws IOException, SQLException {
    Path data = place.data();
    boolean wasThere = Files.exists(data);
    Contents.refuseOtherPaths(archive, Manifest.FILES);
    Contents.refuseOtherPaths(archive, Manifest.KEYS);
    refuseUnlessEmpty(data);
    Files.createDirectories(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x")));
    RestoreMark.set(data);
    boolean done = false;
    try {
      Contents.restore(archive, Manifest.FILES, contents);
      Contents.restore(archive, Manifest.KEYS, keys(data));
      restoreDatabase();
      RestoreMark.clear(data);
      done = true;
    } finally {
      if (!done) {
        try {
          Contents.clear(archive, Manifest.FILES, contents);
        } finally {
          empty(data, wasThere);
        }
      }
    }
  }

  private void refuseUnlessEmpty(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      try (Stream<Path> all = Files.list(data)) {
        Optional<Path> found = all.filter(one -> !one.endsWith(OF_THE_DISK)).findFirst();
        if (found.isPresent()) {
          throw new Refusal(
              new BackupFault.NotEmpty(data.toString(), found.get().getFileName().toString()));
        }
      }
    }
    Optional<String> kept = contents.paths().stream().findFirst();
    if (kept.isPresent()) {
      throw new Refusal(new BackupFault.NotEmpty(contents.toString(), kept.get()));
    }
  }

  private void restoreDatabase() throws IOException, SQLException {
    try (EmptyDatabase database = EmptyDatabase.open(place)) {
      if (!database.isEmpty()) {
        throw new Refusal(new BackupFault.NotEmpty(place.toString(), "migration"));
      }
      refuseOtherTables(database);
      boolean done = false;
      try {
        database.migrateTo(archive.manifest().lastMigrations());
        try (Connection connection = database.connect()) {
          new Loading(connection, archive).run();
        }
        database.migrate();
        done = true;
      } finally {
        if (!done) {
          database.clear();
        }
      }
    }
  }

  /** The tables must become exactly those that the rows were read from. */
  private void refuseOtherTables(EmptyDatabase database) {
    Map<String, Map<String, Optional<Integer>>> known = database.migrations();
    archive
        .manifest()
        .migrations()
        .forEach(
            (module, migrations) -> {
              Map<String, Optional<Integer>> ours = known.getOrDefault(module, Map.of());
              for (Migration migration : migrations) {
                Optional<Integer> checksum = ours.get(migration.version());
                if (checksum == null
                    || !checksum.equals(Optional.ofNullable(migration.checksum()))) {
                  throw new Refusal(new BackupFault.OtherTables(module, migration.version()));
                }
              }
            });
  }

  private static void empty(Path data, boolean keepFolder) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(data)) {
      all =
          below
              .filter(one -> !one.endsWith(OF_THE_DISK))
              .filter(one -> !(keepFolder && one.equals(data)))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }
}
