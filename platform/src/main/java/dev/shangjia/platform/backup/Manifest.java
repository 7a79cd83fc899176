package dev.shangjia.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself.
 *
 * @param format the version of the backup's format
 * @param made when the database was as it is in the backup
 * @param release the build that made it; for people
 * @param postgres the version of PostgreSQL; for people
 * @param keys whether keys are in it
 * @param migrations by module, in the order in which they ran
 * @param tables all tables with rows
 * @param sequences where numbers go on
 * @param entries every part with its checksum
 */
record Manifest(
    int format,
    Instant made,
    String release,
    String postgres,
    Keys keys,
    Map<String, List<Migration>> migrations,
    List<Table> tables,
    List<Sequence> sequences,
    List<Entry> entries) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String CHECKSUM = "manifest.sha256";
  static final String FILES = "files/";
  static final String KEYS = "keys/";

  /**
   * A migration that has run.
   *
   * @param checksum of its text, as Flyway computes it; null for one that is not text
   */
  record Migration(String version, @Nullable Integer checksum) {}

  /**
   * The rows of a table.
   *
   * @param columns in the order in which they were written
   * @param entry the part that holds them
   */
  record Table(String schema, String name, List<String> columns, long rows, String entry) {}

  /**
   * A sequence.
   *
   * @param called whether {@code last} was given out already
   */
  record Sequence(String schema, String name, long last, boolean called) {}

  /**
   * A part of the backup.
   *
   * @param name its path in the archive
   * @param bytes its size before compression
   * @param sha256 in hexadecimal
   */
  record Entry(String name, long bytes, String sha256) {}

  /** The last migration of each module. */
  Map<String, String> lastMigrations() {
    return migrations.entrySet().stream()
        .filter(module -> !module.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                module -> Objects.requireNonNull(module.getValue().getLast()).version()));
  }

  Amount amount() {
    return new Amount(
        tables.size(),
        tables.stream().mapToLong(Table::rows).sum(),
        (int) entries.stream().filter(entry -> entry.name().startsWith(FILES)).count(),
        entries.stream().mapToLong(Entry::bytes).sum());
  }
}
