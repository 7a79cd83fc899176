package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.ExistingDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** The command beside a server in a process of its own, and without one. */
class ReindexTest {
  @TempDir Path folder;

  @Test
  void serverMakesItsIndexAnewWhileItIsSearched() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = folder.resolve("data");
    Path list = folder.resolve("providers");
    Map<String, Object> settings = new HashMap<>();
    settings.put("shangjia.data", data);
    settings.put("test.providers", 1);
    settings.put("test.enterprises", 1);
    settings.put("test.list", list);
    try (Node node =
        Node.start(Node.freePort(), folder.resolve("server.log"), settings).awaitReady()) {
      while (!Files.exists(list)) {
        LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
      }
      var browser = new Browsing(node.port());
      assertThat(found(browser)).contains("门店打烊");

      Process reindex = start("--data", data.toString());
      while (reindex.isAlive()) {
        assertThat(found(browser)).as("search stays up").contains("门店打烊");
      }

      assertThat(output(reindex))
          .contains("Indexes made anew: 1, in ")
          .contains("100 %  1 / 1")
          .contains(data.resolve("search").toString());
      assertThat(reindex.exitValue()).isZero();
      assertThat(found(browser)).contains("门店打烊");
    }

    Process alone = start("--data", data.toString());
    assertThat(output(alone)).contains("Its next start makes the index anew");
    assertThat(alone.exitValue()).isZero();
    assertThat(waiting(data)).as("orders that no index has begun with").isOne();
  }

  @Test
  void saysThatThereIsNoDatabase() throws Exception {
    Process reindex = start("--data", folder.resolve("nothing").toString());
    assertThat(output(reindex)).contains("There is no database of Shangjia in");
    assertThat(reindex.exitValue()).isEqualTo(Serve.COULD_NOT_RUN);
  }

  private static String found(Browsing browser) {
    return browser.get("/market/search?q=dayang").page().select("main").text();
  }

  private Process start(String... arguments) throws Exception {
    var words =
        new java.util.ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dshangjia.lang=en",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "reindex"));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String output(Process process) throws Exception {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(folder.resolve("said"));
  }

  private static int waiting(Path data) throws Exception {
    try (var database = ExistingDatabase.toRead(DatabasePlace.of(data, new StandardEnvironment()));
        var statement = database.connection().createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT count(*) FROM catalog.reindexing
                WHERE id NOT IN (SELECT reindexing_id FROM catalog.reindexing_progress)
                """)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
