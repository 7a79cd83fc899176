package dev.shangjia.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of the database when the Java process ends as it should not. */
class KilledProcessTest {
  private static final int NOBODY = 65_534;

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--");

  @TempDir static Path folder;

  /** Made once; a first start takes some seconds, another start a twentieth of one. */
  private static Path data;

  @BeforeAll
  static void makeData() throws IOException {
    letOthersThrough();
    data = folder.resolve("data");
    EmbeddedPostgres.start(data, PostgresSettings.defaults()).close();
  }

  @BeforeEach
  void letOthersThroughAgain() throws IOException {
    letOthersThrough();
  }

  private static void letOthersThrough() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void killedProcessLeavesNoServerAndLosesNoCommit() throws Exception {
    ChildJvm child = ChildJvm.start(data, ChildJvm.ownClassPath(), List.of());
    ProcessHandle server = ProcessHandle.of(child.postgres()).orElseThrow();
    try (var connection = Sql.connect(child.port(), child.password())) {
      Sql.run(connection, "CREATE TABLE survived AS SELECT 7 AS figure");
    }

    child.process().destroyForcibly();
    child.process().waitFor();

    server.onExit().get(20, TimeUnit.SECONDS);
    try (var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults());
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SELECT figure FROM survived")).isEqualTo("7");
    }
  }

  @Test
  void nextStartStopsAServerThatOutlivedItsProcess() throws Exception {
    var cluster = new Cluster(data, data.resolve("postgres"));
    var binaries = PostgresBinaries.in(cluster.home());
    RunAs runAs = RunAs.decide(data, cluster.folder(), binaries.postgres());
    PostgresProcess orphan =
        PostgresProcess.start(
            cluster,
            binaries,
            runAs,
            List.of(
                "listen_addresses=127.0.0.1", "port=" + freePort(), "unix_socket_directories="));
    assertThat(orphan.isReadyWithin(PostgresSettings.defaults().startLimit())).isTrue();

    try (var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults());
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      assertThat(ProcessHandle.of(orphan.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void serverThatIsKilledStartsAgainOnItsPortWithAllThatWasCommitted() throws Exception {
    try (var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults());
        var before = Sql.connect(postgres)) {
      Sql.run(before, "CREATE TABLE outlived AS SELECT 8 AS figure");
      long killed = postgres.pid();
      int port = postgres.port();

      ProcessHandle.of(killed).orElseThrow().destroyForcibly();

      try (var after = connectAgain(postgres)) {
        assertThat(Sql.ask(after, "SELECT figure FROM outlived")).isEqualTo("8");
      }
      assertThat(postgres.pid()).isNotEqualTo(killed);
      assertThat(postgres.port()).isEqualTo(port);
    }
  }

  private static Connection connectAgain(EmbeddedPostgres postgres) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return Sql.connect(postgres);
      } catch (SQLException notYet) {
        if (System.nanoTime() - end > 0) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void ordinaryUserIsToldWhoseTheDataAre() throws Exception {
    assumeTrue(RunAs.self() == 0, "only root can give data away");
    Path home = Files.createDirectory(folder.resolve("given"));
    Path cluster = Files.createDirectories(home.resolve("postgres/cluster"));
    Folders.give(home, NOBODY);
    Folders.give(cluster, RunAs.DATABASE_USER);
    String classPath = ChildJvm.readableClassPath(folder.resolve("given-lib"));
    assertThat(ChildJvm.refusal(home, classPath, AS_NOBODY))
        .contains(cluster.toString(), "belongs to user", "(65433)", "(65534)", "chown -R");
  }

  @Test
  void runsAsAnOrdinaryUser() throws Exception {
    assumeTrue(RunAs.self() == 0, "only root can become another user; others test it all the time");
    Path home = Files.createDirectory(folder.resolve("home"));
    Folders.give(home, NOBODY);
    String classPath = ChildJvm.readableClassPath(folder.resolve("lib"));
    ChildJvm child = ChildJvm.start(home.resolve("data"), classPath, AS_NOBODY);
    try (var connection = Sql.connect(child.port(), child.password())) {
      assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      assertThat(Folders.owner(Path.of("/proc/" + child.postgres()))).isEqualTo(NOBODY);
    } finally {
      child.process().getOutputStream().close();
    }
    assertThat(child.process().waitFor()).isZero();
  }

  @Test
  void rootRunsItAsAUserOfItsOwn() throws IOException, SQLException {
    assumeTrue(RunAs.self() == 0, "a matter of root");
    assertThat(userOfServer()).isEqualTo(RunAs.DATABASE_USER);
  }

  @Test
  void rootRunsItInANamespaceWhereOnlyRootCanGoAndMovesBetweenBoth()
      throws IOException, SQLException {
    assumeTrue(RunAs.self() == 0, "a matter of root");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertThat(userOfServer()).isZero();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    assertThat(userOfServer()).isEqualTo(RunAs.DATABASE_USER);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertThat(userOfServer()).isZero();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static int userOfServer() throws IOException, SQLException {
    try (var postgres = EmbeddedPostgres.start(data, PostgresSettings.defaults());
        var connection = Sql.connect(postgres)) {
      assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      return Folders.owner(Path.of("/proc/" + postgres.pid()));
    }
  }
}
