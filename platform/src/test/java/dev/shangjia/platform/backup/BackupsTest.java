package dev.shangjia.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shangjia.engine.Language;
import dev.shangjia.platform.contents.ContentStore;
import dev.shangjia.platform.contents.S3Server;
import dev.shangjia.platform.database.DatabaseFault;
import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.DatabaseUnavailable;
import dev.shangjia.platform.database.EmptyDatabase;
import dev.shangjia.platform.database.ExistingDatabase;
import dev.shangjia.platform.database.MigratedDatabase;
import dev.shangjia.platform.database.RestoreMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

class BackupsTest {
  /** What has to be written with care in PostgreSQL's text format. */
  private static final String AWKWARD = "上架\t\"服务商\"\\N\n第二行 \\. 'x' 🙂";

  @TempDir static Path folder;

  private static Path data;
  private static EmptyDatabase server;
  private static Connection market;

  /** A backup of the market while it stood still. */
  private static Path still;

  @BeforeAll
  static void startAMarket() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    data = folder.resolve("数据 one");
    server = EmptyDatabase.open(Places.embedded(data));
    server.migrate();
    market = Places.market(server);
    Places.found(market, data, AWKWARD);
    Places.found(market, data, "two");
    Rows.run(
        market,
        List.of(
            "INSERT INTO accounts.person (email, name) VALUES ('a@b', E'\\\\N'), ('b@c', '')",
            "INSERT INTO accounts.membership VALUES (1, 1, '{owner,\"a b\",NULL}')",
            "UPDATE accounts.person SET last_organization_id = 1 WHERE id = 1",
            "INSERT INTO accounts.attempt VALUES ('p', '\\x00ff0a', 0.1::float8 + 0.2, true,"
                + " now())",
            "INSERT INTO infra.spring_session VALUES ('p', 's', 0, 0, 0, 0, NULL)",
            "INSERT INTO infra.scheduled_tasks (task_name, task_instance, task_data,"
                + " execution_time, picked, version) VALUES ('t', 'i', '\\xdeadbeef', now(), false,"
                + " 1)"));
    market.commit();
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/master"), "a secret");
    still = folder.resolve("still.zip");
    assertThat(backups(data).write(still, Keys.LEFT_OUT)).isInstanceOf(BackupResult.Written.class);
  }

  @AfterAll
  static void stop() throws Exception {
    market.close();
    server.close();
  }

  private static Backups backups(Path data) {
    return Backups.of(data, Places.noSettings());
  }

  @Test
  void restoredMarketIsTheSameInEveryRowNumberAndGuard() throws Exception {
    Path file = folder.resolve("same.zip");
    Map<String, String> before = Places.inventory(Places.embedded(data));
    var written = (BackupResult.Written) backups(data).write(file, Keys.LEFT_OUT);
    assertThat(written.missing()).isEmpty();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Path copy = folder.resolve("same");
    var restored = (RestoreResult.Restored) backups(copy).restore(file);

    assertThat(restored.amount()).isEqualTo(written.amount());
    assertThat(Places.inventory(Places.embedded(copy))).isEqualTo(before);
    assertThat(before)
        .containsKeys("\"policies\".\"rulebook\"", "\"casework\".\"case_event\"")
        .doesNotContainKey("\"infra\".\"spring_session\"");
    assertThat(before.get("\"accounts\".\"organization\"")).contains("服务商");
    assertThat(copy.resolve("keys")).doesNotExist();
    assertThat(copy.resolve("restoring")).doesNotExist();
    assertThat(text(copy, 1, AWKWARD)).isEqualTo(AWKWARD);
    goesOnAfterTheLastNumber(copy);
  }

  private static String text(Path data, long organization, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(Digests.sha256().digest(bytes));
    return Files.readString(Places.file(data, organization, sha256));
  }

  private static void goesOnAfterTheLastNumber(Path copy) throws Exception {
    try (var database = EmptyDatabase.open(Places.embedded(copy));
        var connection = Places.market(database)) {
      Places.found(connection, copy, "three");
      assertThat(database.isEmpty()).isFalse();
    }
  }

  @Test
  void backupWhileRowsAreWrittenIsOfOneMoment() throws Exception {
    var goesOn = new AtomicBoolean(true);
    var founded = new AtomicInteger();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              try (var connection = Places.market(server)) {
                while (goesOn.get()) {
                  Places.found(connection, data, "more " + founded.incrementAndGet());
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Path file = folder.resolve("moving.zip");
    BackupResult result;
    int during;
    try {
      int before = awaitMoreThan(founded, 0);
      result = backups(data).write(file, Keys.LEFT_OUT);
      during = awaitMoreThan(founded, before);
    } finally {
      goesOn.set(false);
      writing.join();
    }
    assertThat(((BackupResult.Written) result).missing()).isEmpty();
    assertThat(during).as("rows were written meanwhile").isPositive();

    Path copy = folder.resolve("moving");
    assertThat(backups(copy).restore(file)).isInstanceOf(RestoreResult.Restored.class);
    try (var database = ExistingDatabase.toRead(Places.embedded(copy))) {
      List<String> torn =
          Rows.of(
              database.connection(),
              """
              SELECT o.name FROM accounts.organization o
              FULL JOIN files.file f ON f.organization_id = o.id
              WHERE o.id IS NULL OR f.sha256 IS NULL
              """,
              row -> row.getString(1));
      assertThat(torn).isEmpty();
      for (String[] one :
          Rows.of(
              database.connection(),
              "SELECT organization_id, sha256 FROM files.file",
              row -> new String[] {row.getString(1), row.getString(2)})) {
        assertThat(Places.file(copy, Long.parseLong(one[0]), one[1])).exists();
      }
    }
  }

  private static int awaitMoreThan(AtomicInteger number, int than) {
    while (number.get() <= than) {
      Thread.onSpinWait();
    }
    return number.get();
  }

  @Test
  void stoppedServerIsBackedUpAndItsOlderTablesAreBroughtUpToDate() throws Exception {
    Path old = folder.resolve("old");
    try (var database = EmptyDatabase.open(Places.embedded(old))) {
      database.migrateTo(Map.of("infra", "1", "tenancy", "1", "accounts", "1", "files", "1"));
      try (var connection = Places.market(database)) {
        Rows.run(
            connection,
            List.of(
                "INSERT INTO accounts.person (email, name, password) VALUES ('a', 'A', 'hash')"));
      }
    }
    Path file = folder.resolve("old.zip");
    assertThat(backups(old).write(file, Keys.LEFT_OUT)).isInstanceOf(BackupResult.Written.class);

    Path copy = folder.resolve("renewed");
    assertThat(backups(copy).restore(file)).isInstanceOf(RestoreResult.Restored.class);

    Map<String, String> now = Places.inventory(Places.embedded(copy));
    assertThat(now.get("\"accounts\".\"password\"")).contains("hash");
    assertThat(now.get("migrations"))
        .isEqualTo(Places.inventory(Places.embedded(data)).get("migrations"));
  }

  @Test
  void keysAreInABackupOnlyWhenAskedFor() throws Exception {
    Path file = folder.resolve("keys.zip");
    backups(data).write(file, Keys.INCLUDED);
    Path copy = folder.resolve("keys");

    var restored = (RestoreResult.Restored) backups(copy).restore(file);

    assertThat(restored.keys()).isEqualTo(Keys.INCLUDED);
    assertThat(copy.resolve("keys/master")).hasContent("a secret");
    assertThat(Files.getPosixFilePermissions(copy.resolve("keys/master")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var zip = new ZipFile(still.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("keys"));
    }
  }

  @Test
  void contentThatIsNotOnTheDiskIsNamed() throws Exception {
    Path other = folder.resolve("lacking");
    assertThat(backups(other).restore(still)).isInstanceOf(RestoreResult.Restored.class);
    try (var all = Files.walk(other.resolve("files/2"))) {
      Files.delete(all.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    var written =
        (BackupResult.Written) backups(other).write(folder.resolve("lacking.zip"), Keys.LEFT_OUT);
    assertThat(written.missing()).singleElement().asString().startsWith("2/");
  }

  @Test
  void filesMoveIntoABucketAndBackToADisk() throws Exception {
    Environment bucket = S3Server.environment(S3Server.running().newBucket());
    Path remote = folder.resolve("remote");
    assertThat(Backups.of(remote, bucket).restore(still))
        .isInstanceOf(RestoreResult.Restored.class);
    try (ContentStore contents = ContentStore.of(remote, bucket)) {
      assertThat(contents.paths()).hasSizeGreaterThanOrEqualTo(2);
    }

    Path file = folder.resolve("remote.zip");
    var written = (BackupResult.Written) Backups.of(remote, bucket).write(file, Keys.LEFT_OUT);
    assertThat(written.missing()).isEmpty();
    Path home = folder.resolve("home");
    assertThat(backups(home).restore(file)).isInstanceOf(RestoreResult.Restored.class);
    assertThat(text(home, 1, AWKWARD)).isEqualTo(AWKWARD);

    Path second = folder.resolve("second");
    var refused = (RestoreResult.Refused) Backups.of(second, bucket).restore(file);
    assertThat(refused.fault().words().in(Language.EN)).contains("market-", "is not empty");
    assertThat(second).doesNotExist();
  }

  @Test
  void partThatIsNotAsItWasWrittenIsFoundBeforeAnythingIsRestored() throws Exception {
    List<String> parts;
    try (var zip = new ZipFile(still.toFile())) {
      parts = zip.stream().map(ZipEntry::getName).toList();
    }
    assertThat(parts).hasSizeGreaterThan(30);
    Path copy = folder.resolve("from-damaged");
    for (String part : parts) {
      Path damaged = copied("damaged.zip", Map.of(part, text -> text + "x"));
      BackupFault fault = refusalOf(damaged, copy);
      assertThat(fault).as(part).isInstanceOf(BackupFault.Damaged.class);
      assertThat(fault.words().in(Language.ZH)).contains("已损坏");
      assertThat(copy).doesNotExist();
    }
  }

  @Test
  void bytesThatChangedOnTheWayAreFoundWhereverTheyMatter() throws Exception {
    byte[] bytes = Files.readAllBytes(still);
    int refused = 0;
    for (int place = 0; place < bytes.length; place += 7) {
      byte[] changed = bytes.clone();
      changed[place] ^= 0x10;
      Path damaged = Files.write(folder.resolve("flipped.zip"), changed);
      try (Archive archive = Archive.open(damaged)) {
        archive.verify();
      } catch (Refusal | IOException found) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(bytes.length / 7 / 3);
  }

  @Test
  void backupThatWasNotCopiedToItsEndIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(still);
    Path half = folder.resolve("half.zip");
    Files.write(half, Arrays.copyOf(bytes, bytes.length - 100));
    assertThat(refusalOf(half, folder.resolve("from-half")))
        .isInstanceOf(BackupFault.NoBackup.class);
    assertThat(refusalOf(folder.resolve("no-such.zip"), folder.resolve("from-half")))
        .isInstanceOf(BackupFault.NotAccessible.class);
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws Exception {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("mine"), "mine");
    BackupFault fault = refusalOf(still, full);
    assertThat(fault).isEqualTo(new BackupFault.NotEmpty(full.toString(), "mine"));
    assertThat(fault.words().in(Language.EN)).contains(full.toString(), "mine", "empty");
    assertThat(full.resolve("mine")).hasContent("mine");
    assertThat(backups(data).write(still, Keys.LEFT_OUT))
        .isEqualTo(new BackupResult.Refused(new BackupFault.FileExists(still)));
  }

  @Test
  void backupOfAnotherFormatOrOfUnknownTablesIsRefused() throws Exception {
    Path newer = rewritten("newer.zip", text -> text.replace("\"format\":1", "\"format\":2"));
    assertThat(refusalOf(newer, folder.resolve("from-newer")))
        .isEqualTo(new BackupFault.OtherFormat(newer, 2, 1));
    Path unknown =
        rewritten(
            "unknown.zip",
            text ->
                text.replace("\"files\":[{\"version\":\"1\"", "\"files\":[{\"version\":\"77\""));
    assertThat(refusalOf(unknown, folder.resolve("from-unknown")))
        .isEqualTo(new BackupFault.OtherTables("files", "77"));
    assertThat(folder.resolve("from-unknown")).doesNotExist();
  }

  @Test
  void aPartThatWouldComeToLieElsewhereIsRefused() throws Exception {
    String part = "files/../../outside";
    Path file = folder.resolve("reaching.zip");
    try (var archive = new ArchiveWriter(file)) {
      archive.add(
          part,
          out -> {
            out.write(1);
            return 0;
          });
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              Instant.EPOCH,
              "?",
              "?",
              Keys.LEFT_OUT,
              Map.of(),
              List.of(),
              List.of(),
              archive.entries());
      archive.finish(Archive.JSON.writeValueAsBytes(manifest));
    }
    Path copy = folder.resolve("from-reaching");
    assertThat(refusalOf(file, copy)).isEqualTo(new BackupFault.NoBackup(file, part));
    assertThat(copy).doesNotExist();
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void rowsThatDoNotFitTogetherLeaveNothingBehind() throws Exception {
    Path torn = rewritten("torn.zip", text -> text.replace("\"rows\":2", "\"rows\":3"));
    Path copy = Files.createDirectory(folder.resolve("from-torn"));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> backups(copy).restore(torn))
        .withMessageContaining("3 rows");
    assertThat(copy).isEmptyDirectory();
  }

  private static BackupFault refusalOf(Path file, Path copy) {
    return ((RestoreResult.Refused) backups(copy).restore(file)).fault();
  }

  /** A copy of a backup with another manifest that is whole in itself. */
  private static Path rewritten(String name, UnaryOperator<String> change) throws IOException {
    String manifest;
    try (var from = new ZipFile(still.toFile())) {
      manifest =
          new String(
              from.getInputStream(from.getEntry(Manifest.NAME)).readAllBytes(),
              StandardCharsets.UTF_8);
    }
    String changed = change.apply(manifest);
    assertThat(changed).isNotEqualTo(manifest);
    byte[] digest = Digests.sha256().digest(changed.getBytes(StandardCharsets.UTF_8));
    return copied(
        name,
        Map.of(
            Manifest.NAME, _ -> changed, Manifest.CHECKSUM, _ -> HexFormat.of().formatHex(digest)));
  }

  /** A copy of a backup, some parts of which are others. */
  private static Path copied(String name, Map<String, UnaryOperator<String>> changes)
      throws IOException {
    Path file = folder.resolve(name);
    try (var from = new ZipFile(still.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        UnaryOperator<String> change =
            changes.getOrDefault(entry.getName(), UnaryOperator.identity());
        to.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void folderWithoutADatabaseOrWithAHalfRestoreIsRefused() throws Exception {
    Path nothing = folder.resolve("nothing");
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> backups(nothing).write(folder.resolve("nothing.zip"), Keys.LEFT_OUT))
        .satisfies(
            unavailable ->
                assertThat(unavailable.fault()).isInstanceOf(DatabaseFault.NothingThere.class));
    assertThat(nothing).doesNotExist();
    assertThat(folder.resolve("nothing.zip")).doesNotExist();

    RestoreMark.set(Files.createDirectory(nothing));
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> backups(nothing).write(folder.resolve("nothing.zip"), Keys.LEFT_OUT))
        .satisfies(
            unavailable ->
                assertThat(unavailable.fault()).isEqualTo(new DatabaseFault.HalfRestored(nothing)));
  }

  @Test
  void databaseOfYourOwnIsBackedUpAndRestoredWithoutASuperuser() throws Exception {
    Path file = folder.resolve("external.zip");
    Path home = Files.createDirectory(folder.resolve("external"));
    try (var one = MigratedDatabase.copy();
        var two = MigratedDatabase.prepared()) {
      var settings = Places.settings(MigratedDatabase.settings(one));
      try (var database = EmptyDatabase.open(DatabasePlace.of(home, settings));
          var connection = Places.market(database)) {
        Places.found(connection, home, AWKWARD);
      }
      assertThat(Backups.of(home, settings).write(file, Keys.LEFT_OUT))
          .isInstanceOf(BackupResult.Written.class);

      var others = Places.settings(MigratedDatabase.settings(two));
      Path copy = folder.resolve("external-copy");
      assertThat(Backups.of(copy, others).restore(file)).isInstanceOf(RestoreResult.Restored.class);

      assertThat(Places.inventory(DatabasePlace.of(copy, others)))
          .isEqualTo(Places.inventory(DatabasePlace.of(home, settings)));
      assertThat(text(copy, 1, AWKWARD)).isEqualTo(AWKWARD);
      Path again = folder.resolve("external-again");
      assertThat(((RestoreResult.Refused) Backups.of(again, others).restore(file)).fault())
          .isInstanceOf(BackupFault.NotEmpty.class);
    }
  }

  @Test
  void roleThatDoesNotSeeEveryRowMakesNoBackup() throws Exception {
    try (var one = MigratedDatabase.copy()) {
      var values = new HashMap<>(MigratedDatabase.settings(one));
      for (String part : List.of("username", "password")) {
        values.put(
            "shangjia.database.backup." + part,
            values.getOrDefault("shangjia.database.app." + part, ""));
      }
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(
              () ->
                  Backups.of(folder, Places.settings(values))
                      .write(folder.resolve("weak.zip"), Keys.LEFT_OUT))
          .satisfies(
              unavailable ->
                  assertThat(unavailable.fault()).isInstanceOf(DatabaseFault.RoleTooWeak.class));
    }
  }
}
