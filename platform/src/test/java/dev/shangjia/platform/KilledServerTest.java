package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.ReadableDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** A server on its own data folder that is killed while people work, again and again. */
class KilledServerTest {
  private static final int PEOPLE_AT_A_TIME = 3;

  @TempDir Path folder;

  @Test
  void nothingAcceptedIsLostOrDoubled() throws Exception {
    killWhilePeopleWork(2, 24, 6);
  }

  @Tag("soak")
  @Test
  void nothingAcceptedIsLostOrDoubledInManyKills() throws Exception {
    killWhilePeopleWork(20, 600, 40);
  }

  private void killWhilePeopleWork(int kills, int providers, int answersBetween) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = folder.resolve("data");
    Path log = folder.resolve("server.log");
    Path list = folder.resolve("providers");
    var settings = Map.of("shangjia.data", data, "test.providers", providers, "test.list", list);
    int port = Node.freePort();
    Node node = Node.start(port, log, settings).awaitReady();
    try {
      List<String> tokens = await(list);
      var load = new CaseLoad(port, tokens.getFirst());
      List<CompletableFuture<Void>> people = begin(load, tokens.subList(1, tokens.size()));
      for (int kill = 0; kill < kills && !allDone(people); kill++) {
        awaitAnswers(load, people, load.answers() + answersBetween);
        node.kill();
        node = Node.start(port, log, settings).awaitReady();
      }
      int afterTheLastKill = load.answers();
      awaitAnswers(load, people, afterTheLastKill + answersBetween);
      load.stop();
      people.forEach(CompletableFuture::join);
      assertThat(load.answers()).isGreaterThan(kills * answersBetween);
      compare(load, data);
    } finally {
      node.close();
    }
  }

  private static List<String> await(Path list) {
    while (!Files.exists(list)) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
    try {
      return Files.readAllLines(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CompletableFuture<Void>> begin(CaseLoad load, List<String> lines) {
    List<CaseLoad.Provider> providers = lines.stream().map(CaseLoad.Provider::of).toList();
    var people = new ArrayList<CompletableFuture<Void>>();
    int each = providers.size() / PEOPLE_AT_A_TIME;
    for (int one = 0; one < PEOPLE_AT_A_TIME; one++) {
      List<CaseLoad.Provider> share = providers.subList(one * each, (one + 1) * each);
      people.add(CompletableFuture.runAsync(() -> load.play(share)));
    }
    return people;
  }

  private static boolean allDone(List<CompletableFuture<Void>> people) {
    return people.stream().allMatch(CompletableFuture::isDone);
  }

  private static void awaitAnswers(
      CaseLoad load, List<CompletableFuture<Void>> people, int number) {
    while (load.answers() < number && !allDone(people)) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
    people.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .forEach(CompletableFuture::join);
  }

  private static void compare(CaseLoad load, Path data) throws SQLException {
    DatabasePlace place = DatabasePlace.of(data, new StandardEnvironment());
    try (var database = ReadableDatabase.open(place)) {
      Connection connection = database.connection();
      Map<Long, Long> sequences =
          numbers(connection, "SELECT id, sequence FROM casework.case_state");
      assertThat(sequences).hasSizeGreaterThanOrEqualTo(load.cases().size());
      load.promised()
          .forEach(
              (id, promised) ->
                  assertThat(sequences.get(id)).as("case %d", id).isGreaterThanOrEqualTo(promised));
      Map<Long, Long> owners =
          numbers(connection, "SELECT organization_id, id FROM casework.case_state");
      assertThat(owners).as("one case for each provider").hasSameSizeAs(sequences);
      assertThat(owners).containsAllEntriesOf(load.cases());
      assertThat(
              numbers(
                  connection,
                  "SELECT case_id, count(*) FROM casework.case_event WHERE sequence > 0 GROUP BY"
                      + " 1"))
          .as("events of each case, none missing, none twice")
          .isEqualTo(sequences);
      assertThat(
              numbers(
                  connection,
                  """
                  SELECT case_id, count(*) FROM effects.effect GROUP BY 1 HAVING count(*) <> 2
                  """))
          .as("effects that are missing or doubled")
          .isEmpty();
      assertThat(
              numbers(
                  connection,
                  """
                  SELECT s.id, 0 FROM casework.case_state s
                  WHERE s.end_name = 'admitted'
                    AND NOT EXISTS (SELECT FROM effects.effect e WHERE e.case_id = s.id)
                  """))
          .as("ends without effects")
          .isEmpty();
    }
  }

  private static Map<Long, Long> numbers(Connection connection, String query) throws SQLException {
    var found = new TreeMap<Long, Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return found;
  }
}
