package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.MigratedDatabase;
import dev.shangjia.platform.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, one of which is killed. */
class TwoNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROVIDERS = 16;
  private static final int ANSWERS = 8;

  @TempDir Path folder;

  @Test
  void oneGoesOnWithPeopleAndJobsOfTheOther() throws Exception {
    try (TestDatabase database = MigratedDatabase.copy()) {
      Map<String, Object> settings = new HashMap<>(MigratedDatabase.settings(database));
      settings.put("test.providers", 1);
      settings.put("test.list", folder.resolve("providers"));
      settings.put("db-scheduler.heartbeat-interval", "1s");
      try (Node one =
              Node.start(Node.freePort(), folder.resolve("one.log"), settings).awaitReady();
          Node other =
              Node.start(Node.freePort(), folder.resolve("other.log"), settings).awaitReady();
          Connection connection = database.connect()) {
        while (!Files.exists(folder.resolve("providers"))) {
          LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
        }
        var browser = new Browsing(one.port());
        assertThat(browser.signIn(NodeMain.DESK, NodeMain.PASSWORD).location()).isEqualTo("/");
        assertThat(firstPage(browser.at(other.port())))
            .as("signed in at one node is signed in at the other")
            .contains("Desk");

        one.kill();

        assertThat(firstPage(browser.at(other.port()))).contains("Desk");
        leaveAJobBehind(connection);
        awaitTakenOver(connection);
      }
    }
  }

  @Test
  void casesGoOnWhenOneIsKilled() throws Exception {
    try (TestDatabase database = MigratedDatabase.copy()) {
      Map<String, Object> settings = new HashMap<>(MigratedDatabase.settings(database));
      Path list = folder.resolve("providers");
      settings.put("test.providers", PROVIDERS);
      settings.put("test.list", list);
      try (Node one =
              Node.start(Node.freePort(), folder.resolve("one.log"), settings).awaitReady();
          Node other =
              Node.start(Node.freePort(), folder.resolve("other.log"), settings).awaitReady();
          Connection connection = database.connect()) {
        while (!Files.exists(list)) {
          LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
        }
        List<String> tokens = Files.readAllLines(list);
        var load = new CaseLoad(List.of(one.port(), other.port()), tokens.getFirst());
        List<CaseLoad.Provider> providers =
            tokens.stream().skip(1).map(CaseLoad.Provider::of).toList();
        int half = providers.size() / 2;
        CompletableFuture<?> work =
            CompletableFuture.allOf(
                CompletableFuture.runAsync(
                    () -> load.play(providers.subList(0, half)), Thread::startVirtualThread),
                CompletableFuture.runAsync(
                    () -> load.play(providers.subList(half, providers.size())),
                    Thread::startVirtualThread));
        awaitAnswers(load, work, ANSWERS);

        one.kill();
        int before = load.answers();
        awaitAnswers(load, work, before + ANSWERS);
        load.stop();
        work.join();

        assertThat(load.answers()).isGreaterThanOrEqualTo(before + ANSWERS);
        KeptCases.compare(load, connection);
      }
    }
  }

  @Test
  void appsAreInstalledAtBothAndGoOnWhenOneIsKilled() throws Exception {
    try (TestDatabase database = MigratedDatabase.copy()) {
      Map<String, Object> settings = new HashMap<>(MigratedDatabase.settings(database));
      Path list = folder.resolve("providers");
      settings.put("test.providers", 1);
      settings.put("test.enterprises", 2);
      settings.put("test.list", list);
      try (Node one =
              Node.start(Node.freePort(), folder.resolve("one.log"), settings).awaitReady();
          Node other =
              Node.start(Node.freePort(), folder.resolve("other.log"), settings).awaitReady();
          Connection connection = database.connect()) {
        while (!Files.exists(list)) {
          LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
        }
        String app = Files.readString(folder.resolve("app")).strip();
        var load = new InstallLoad(List.of(other.port(), one.port()), app);
        // Two admins of the same enterprise, and one of another.
        CompletableFuture<?> work =
            CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> load.play(0), Thread::startVirtualThread),
                CompletableFuture.runAsync(() -> load.play(0), Thread::startVirtualThread),
                CompletableFuture.runAsync(() -> load.play(1), Thread::startVirtualThread));
        awaitAnswers(load, work, ANSWERS);

        one.kill();
        awaitAnswers(load, work, load.answers() + ANSWERS);
        load.stop();
        work.join();

        load.compare(connection);
      }
    }
  }

  private static void awaitAnswers(InstallLoad load, CompletableFuture<?> work, int number) {
    while (load.answers() < number && !work.isDone()) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
  }

  private static void awaitAnswers(CaseLoad load, CompletableFuture<?> work, int number) {
    while (load.answers() < number && !work.isDone()) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
  }

  private static String firstPage(Browsing browser) {
    return browser.get(browser.get("/").location()).text();
  }

  /** What the table says when a node was killed in the middle of a job. */
  private static void leaveAJobBehind(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      int left =
          statement.executeUpdate(
              """
              UPDATE infra.scheduled_tasks
              SET picked = true, picked_by = 'killed', last_heartbeat = now() - interval '1 hour',
                  execution_time = now() - interval '1 hour', version = version + 1
              WHERE task_name = (SELECT min(task_name) FROM infra.scheduled_tasks)
              """);
      assertThat(left).isPositive();
    }
  }

  private static void awaitTakenOver(Connection connection) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isLeftBehind(connection)) {
      assertThat(System.nanoTime()).as("the job is taken over").isLessThan(end);
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
  }

  private static boolean isLeftBehind(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM infra.scheduled_tasks WHERE picked_by = 'killed'")) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }
}
