package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.ExistingDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void noInstallationIsLostOrDoubledAndNoRemovalIsForgotten() throws Exception {
    killWhileAdminsInstall(2, 3, 8);
  }

  @Tag("soak")
  @Test
  void noInstallationIsLostOrDoubledInManyKills() throws Exception {
    killWhileAdminsInstall(20, 6, 40);
  }

  private void killWhileAdminsInstall(int kills, int enterprises, int answersBetween)
      throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = folder.resolve("data");
    Path log = folder.resolve("server.log");
    Path list = folder.resolve("providers");
    int port = Node.freePort();
    Map<String, Object> settings = new HashMap<>(settings(data));
    settings.put("test.providers", 1);
    settings.put("test.enterprises", enterprises);
    settings.put("test.list", list);
    Node node = Node.start(port, log, settings).awaitReady();
    try {
      await(list);
      var load =
          new InstallLoad(List.of(port), Files.readString(list.resolveSibling("app")).strip());
      var people = new ArrayList<CompletableFuture<Void>>();
      for (int one = 0; one < enterprises; one++) {
        int enterprise = one;
        people.add(
            CompletableFuture.runAsync(() -> load.play(enterprise), Thread::startVirtualThread));
      }
      for (int kill = 0; kill <= kills; kill++) {
        int enough = load.answers() + answersBetween;
        while (load.answers() < enough && people.stream().noneMatch(CompletableFuture::isDone)) {
          LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
        }
        if (kill < kills) {
          node.kill();
          node = Node.start(port, log, settings).awaitReady();
        }
      }
      load.stop();
      people.forEach(CompletableFuture::join);
      try (var database =
          ExistingDatabase.toRead(DatabasePlace.of(data, new StandardEnvironment()))) {
        load.compare(database.connection());
      }
    } finally {
      node.close();
    }
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
    int port = Node.freePort();
    try (var invitations = new InvitationLoad(port)) {
      Map<String, Object> settings = new HashMap<>(invitations.settings());
      settings.putAll(settings(data));
      settings.put("test.providers", providers);
      settings.put("test.list", list);
      Node node = Node.start(port, log, settings).awaitReady();
      try {
        List<String> tokens = await(list);
        var load = new CaseLoad(List.of(port), tokens.getFirst());
        List<CompletableFuture<Void>> people = begin(load, tokens.subList(1, tokens.size()));
        people.add(
            CompletableFuture.runAsync(
                () -> invitations.invite(providers), Thread::startVirtualThread));
        for (int kill = 0; kill < kills && !allDone(people); kill++) {
          int mails = invitations.received();
          awaitAnswers(load, people, load.answers() + answersBetween);
          awaitMail(invitations, people, mails + 1);
          node.kill();
          node = Node.start(port, log, settings).awaitReady();
        }
        int afterTheLastKill = load.answers();
        awaitAnswers(load, people, afterTheLastKill + answersBetween);
        load.stop();
        invitations.stop();
        people.forEach(CompletableFuture::join);
        assertThat(load.answers()).isGreaterThan(kills * answersBetween);
        compare(load, invitations, data);
      } finally {
        node.close();
      }
    }
  }

  /** What a killed server had begun is taken up within seconds. */
  private static Map<String, Object> settings(Path data) {
    return Map.of("shangjia.data", data, "db-scheduler.heartbeat-interval", "1s");
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
      people.add(CompletableFuture.runAsync(() -> load.play(share), Thread::startVirtualThread));
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

  private static void awaitMail(
      InvitationLoad invitations, List<CompletableFuture<Void>> people, int number) {
    while (invitations.received() < number && !allDone(people)) {
      LockSupport.parkNanos(Node.LOOK_AGAIN.toNanos());
    }
  }

  private static void compare(CaseLoad load, InvitationLoad invitations, Path data)
      throws Exception {
    DatabasePlace place = DatabasePlace.of(data, new StandardEnvironment());
    try (var database = ExistingDatabase.toRead(place)) {
      KeptCases.compare(load, database.connection());
      invitations.compare(database.connection());
    }
  }
}
