package dev.shangjia.platform.backup;

import dev.shangjia.platform.backup.Manifest.Table;
import dev.shangjia.platform.contents.ContentStore;
import dev.shangjia.platform.database.DatabaseFault;
import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.DatabaseUnavailable;
import dev.shangjia.platform.database.ExistingDatabase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * Backups of all that a server keeps: every row of the database as it was at one moment, and every
 * stored file. They work while a server runs, and without one; a restore needs an empty place.
 * Sessions are left out: everybody signs in again.
 *
 * <pre>{@code
 * Backups.of(Path.of("data"), environment).write(Path.of("monday.zip"), Keys.LEFT_OUT);
 * Backups.of(Path.of("elsewhere"), environment).restore(Path.of("monday.zip"));
 * }</pre>
 */
public final class Backups {
  private static final int TRIES = 3;
  private static final String MASTER = "master";

  private final DatabasePlace place;
  private final Environment settings;

  private Backups(DatabasePlace place, Environment settings) {
    this.place = place;
    this.settings = settings;
  }

  /**
   * Of a data folder, and of the database and the bucket that the settings name.
   *
   * @param data the data folder
   */
  public static Backups of(Path data, Environment settings) {
    return new Backups(DatabasePlace.of(data, settings), settings);
  }

  /**
   * Writes a backup. It takes a moment's view of the database and holds up nobody but migrations.
   *
   * @param file where to, which must not exist yet
   * @param keys whether the keys go into it
   * @throws DatabaseUnavailable when there is no database, or it cannot be read
   */
  public BackupResult write(Path file, Keys keys) {
    Path target = file.toAbsolutePath().normalize();
    try {
      for (int tries = 1; ; tries++) {
        Optional<BackupResult> result = attempt(target, keys, tries == TRIES);
        if (result.isPresent()) {
          return result.get();
        }
      }
    } catch (Refusal refused) {
      return new BackupResult.Refused(refused.fault());
    } catch (IOException failed) {
      return new BackupResult.Refused(notAccessible(target, failed));
    } catch (SQLException failed) {
      throw new IllegalStateException("the database " + place + " cannot be read", failed);
    }
  }

  /** Empty when a content was replaced or deleted since the moment of the snapshot. */
  private Optional<BackupResult> attempt(Path target, Keys keys, boolean last)
      throws IOException, SQLException {
    try (var database = ExistingDatabase.toRead(place);
        var contents = ContentStore.of(place.data(), settings);
        var archive = new ArchiveWriter(target)) {
      var snapshot = new Snapshot(database.connection());
      if (snapshot.isOfNothing()) {
        throw new DatabaseUnavailable(new DatabaseFault.NothingThere(place.toString()));
      }
      List<Table> tables = tables(snapshot, archive);
      NavigableSet<String> files = Contents.write(contents, Manifest.FILES, archive);
      List<String> missing = Contents.missing(snapshot.contents(), files);
      if (!missing.isEmpty() && !last) {
        return Optional.empty();
      }
      if (keys == Keys.INCLUDED) {
        addKeys(archive);
      }
      Manifest manifest = manifest(snapshot, keys, tables, archive);
      archive.finish(Archive.JSON.writeValueAsBytes(manifest));
      return Optional.of(new BackupResult.Written(target, manifest.amount(), missing));
    }
  }

  private static List<Table> tables(Snapshot snapshot, ArchiveWriter archive)
      throws IOException, SQLException {
    var written = new ArrayList<Table>();
    for (Snapshot.Table table : snapshot.tables()) {
      String entry = "tables/" + table.schema() + "." + table.name() + ".copy";
      long rows = archive.add(entry, out -> snapshot.copy(table, out));
      written.add(new Table(table.schema(), table.name(), table.columns(), rows, entry));
    }
    return written;
  }

  private void addKeys(ArchiveWriter archive) throws IOException, SQLException {
    String named = settings.getProperty("shangjia.master-key-file");
    if (named == null) {
      Contents.write(Restore.keys(place.data()), Manifest.KEYS, archive);
      return;
    }
    // The setting names the key in use; what lies in the data folder may be left from before.
    byte[] key = Files.readAllBytes(Path.of(named));
    archive.add(
        Manifest.KEYS + MASTER,
        out -> {
          out.write(key);
          return 0;
        });
  }

  private static Manifest manifest(
      Snapshot snapshot, Keys keys, List<Table> tables, ArchiveWriter archive) throws SQLException {
    return new Manifest(
        Manifest.FORMAT,
        snapshot.moment(),
        System.getProperty("shangjia.build", "?"),
        snapshot.postgres(),
        keys,
        snapshot.migrations(),
        tables,
        snapshot.sequences(),
        archive.entries());
  }

  /**
   * Fills an empty data folder, and an empty database and an empty bucket of your own where the
   * settings name them, from a backup. All checksums are compared before anything is written.
   *
   * @param file the backup
   * @throws DatabaseUnavailable when the database cannot be opened
   */
  public RestoreResult restore(Path file) {
    Path source = file.toAbsolutePath().normalize();
    try (Archive archive = Archive.open(source);
        ContentStore contents = ContentStore.of(place.data(), settings)) {
      archive.verify();
      new Restore(archive, place, contents).run();
      Manifest manifest = archive.manifest();
      return new RestoreResult.Restored(
          place.data(), manifest.made(), manifest.amount(), manifest.keys());
    } catch (Refusal refused) {
      return new RestoreResult.Refused(refused.fault());
    } catch (IOException failed) {
      return new RestoreResult.Refused(notAccessible(source, failed));
    } catch (SQLException failed) {
      throw new IllegalStateException("the database " + place + " cannot be filled", failed);
    }
  }

  private static BackupFault notAccessible(Path path, IOException failed) {
    if (failed instanceof FileSystemException named) {
      String reason =
          Objects.requireNonNullElse(named.getReason(), named.getClass().getSimpleName());
      return new BackupFault.NotAccessible(
          Path.of(Objects.requireNonNullElse(named.getFile(), path.toString())), reason);
    }
    return new BackupFault.NotAccessible(path, String.valueOf(failed.getMessage()));
  }
}
