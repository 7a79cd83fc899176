package dev.shangjia.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of the database when the Java process ends as it should not. */
class KilledProcessTest {
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
  void runsAsAnOrdinaryUser() throws Exception {
    assumeTrue(RunAs.self() == 0, "only root can become another user; others test it all the time");
    String nobody = "65534";
    Path home = Files.createDirectory(folder.resolve("home"));
    Folders.give(home, Integer.parseInt(nobody));
    String classPath = ChildJvm.readableClassPath(folder.resolve("lib"));
    List<String> asNobody =
        List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "--");
    ChildJvm child = ChildJvm.start(home.resolve("data"), classPath, asNobody);
    try (var connection = Sql.connect(child.port(), child.password())) {
      assertThat(Sql.ask(connection, "SELECT 1")).isEqualTo("1");
      assertThat(Folders.owner(Path.of("/proc/" + child.postgres())))
          .isEqualTo(Integer.parseInt(nobody));
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
