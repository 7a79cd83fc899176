package dev.shangjia.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private static final PostgresSettings SETTINGS = PostgresSettings.defaults();

  @TempDir static Path folder;

  /** Made once; each test starts a server on it, which takes a twentieth of a second. */
  private static Path data;

  @BeforeAll
  static void makeData() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    data = folder.resolve("数据 of one");
    EmbeddedPostgres.start(data, SETTINGS).close();
  }

  @Test
  void runsOnAPathWithSpacesAndChineseAndKeepsRowsAcrossRestarts() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      Sql.run(connection, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('上架')");
    }
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SELECT word FROM kept")).isEqualTo("上架");
    }
  }

  @Test
  void commitsReachTheDisk() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(Sql.ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(Sql.ask(connection, "SHOW data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void findsChineseTrigrams() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      Sql.run(connection, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
      assertThat(Sql.ask(connection, "SELECT show_trgm('会议纪要')::text")).isNotEqualTo("{}");
      assertThat(Sql.ask(connection, "SELECT similarity('会议纪要助手', '会议纪要')")).isNotEqualTo("0");
      assertThat(Sql.ask(connection, "SELECT upper('é')")).isEqualTo("É");
    }
  }

  @Test
  void listensOnLoopbackOnlyAndAsksForThePassword() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.ask(connection, "SHOW unix_socket_directories")).isEmpty();
      var refused =
          catchThrowableOfType(
              SQLException.class, () -> Sql.connect(postgres.port(), "wrong").close());
      assertThat(refused.getSQLState()).isEqualTo("28P01");
    }
  }

  @Test
  void keepsThePasswordAndTheLogFromOtherUsers() throws IOException {
    Path password = data.resolve("postgres/superuser.password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(password).strip()).matches("[0-9a-f]{48}");
    assertThat(data.resolve("postgres/beginning")).doesNotExist();
    Path log = data.resolve("postgres/postgres.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesASecondInstanceAndNamesTheFolderAndTheProcess() throws SQLException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
      DatabaseFault fault = faultOf(data, SETTINGS);
      String pid = Long.toString(ProcessHandle.current().pid());
      assertThat(fault).isEqualTo(new DatabaseFault.InUse(data.toAbsolutePath(), pid));
      assertThat(fault.words().en()).contains(data.toString(), "process " + pid);
      assertThat(fault.words().zh()).contains(data.toString(), "进程 " + pid);
      try (var connection = Sql.connect(postgres)) {
        assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersionAndSaysWhatToDo() throws IOException {
    Path version = data.resolve("postgres/cluster/PG_VERSION");
    String ours = Files.readString(version);
    Files.writeString(version, "17\n");
    try {
      DatabaseFault fault = faultOf(data, SETTINGS);
      assertThat(fault).isEqualTo(new DatabaseFault.OtherMajor(data.toAbsolutePath(), "17", "18"));
      assertThat(fault.words().en()).contains("PostgreSQL 17", "backup FILE", "restore FILE");
      assertThat(fault.words().zh()).contains("PostgreSQL 17", "backup FILE", "restore FILE");
    } finally {
      Files.writeString(version, ours);
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(faultOf(data, SETTINGS.withPort(taken.getLocalPort())))
          .isEqualTo(new DatabaseFault.PortTaken(taken.getLocalPort()));
    }
  }

  @Test
  void saysThatThePasswordIsGone() throws IOException {
    Path password = data.resolve("postgres/superuser.password");
    Path aside = data.resolve("aside");
    Files.move(password, aside);
    try {
      assertThat(faultOf(data, SETTINGS))
          .isEqualTo(new DatabaseFault.PasswordMissing(password.toAbsolutePath()));
    } finally {
      Files.move(aside, password);
    }
  }

  @Test
  void saysThatADataFolderIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    DatabaseFault fault = faultOf(file, SETTINGS);
    assertThat(fault).isInstanceOf(DatabaseFault.NotWritable.class);
    assertThat(fault.words().en()).contains(file.toString());
  }

  @Test
  void tellsWhatTheServerSaidWhenItDoesNotStart() throws IOException {
    Path settings = data.resolve("postgres/cluster/postgresql.auto.conf");
    String before = Files.readString(settings);
    Files.writeString(settings, "no_such_parameter = 1\n");
    try {
      assertThat(faultOf(data, SETTINGS).words().en()).contains("postgres", "no_such_parameter");
    } finally {
      Files.writeString(settings, before);
    }
  }

  @Test
  void takesAStrangersNumberInTheNoteOfARunForStale() throws IOException, SQLException {
    Path note = data.resolve("postgres/cluster/postmaster.pid");
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(note, stranger.pid() + "\n" + data + "\n1\n1\n\n127.0.0.1\n1 1\nready\n");
      try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
          var connection = Sql.connect(postgres)) {
        assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void unpacksAgainWhatAPowerFailureLeftEmpty() throws IOException, SQLException {
    Path program = data.resolve("postgres/bin-" + PostgresBinaries.VERSION + "/bin/pg_ctl");
    Files.write(program, new byte[0]);
    EmbeddedPostgres.start(data, SETTINGS).close();
    assertThat(program).isNotEmptyFile();
  }

  @Test
  void deletesProgramsOfOtherVersions() throws IOException {
    Path old = Files.createDirectories(data.resolve("postgres/bin-18.1.0/bin"));
    EmbeddedPostgres.start(data, SETTINGS).close();
    assertThat(old.getParent()).doesNotExist();
  }

  @Test
  void runsTheVersionThatTheBuildNames() throws SQLException, IOException {
    try (var postgres = EmbeddedPostgres.start(data, SETTINGS);
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SHOW server_version") + ".0")
          .isEqualTo(PostgresBinaries.VERSION);
    }
  }

  @Test
  void nobodyCanConnectOnceItIsClosed() throws SQLException {
    var postgres = EmbeddedPostgres.start(data, SETTINGS);
    try (var idle = Sql.connect(postgres)) {
      postgres.close();
      assertThat(ProcessHandle.of(postgres.pid()).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
      assertThat(idle.isValid(1)).isFalse();
    }
    postgres.close();
  }

  private static DatabaseFault faultOf(Path dataFolder, PostgresSettings settings) {
    return catchThrowableOfType(
            DatabaseUnavailable.class, () -> EmbeddedPostgres.start(dataFolder, settings).close())
        .fault();
  }
}
