package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.ReindexingWatch.Sight;
import dev.shangjia.platform.catalog.Reindexing;
import dev.shangjia.platform.catalog.Reindexing.Progress;
import dev.shangjia.platform.database.DatabaseFault;
import dev.shangjia.platform.database.DatabasePlace;
import dev.shangjia.platform.database.DatabaseUnavailable;
import dev.shangjia.platform.database.ExistingDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./shangjia reindex}: has the servers make the market's indexes anew, and watches. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Has every running server make its index of the market anew, and shows how far they are.",
      "Search stays up meanwhile. Without a server, the next start does it."
          + " docs/operations.md tells more."
    })
final class Reindex implements Callable<Integer> {
  private static final int NOT_DONE = 1;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The server's data folder (default: shangjia.data, or ./data).")
  private @Nullable Path data;

  @Override
  public Integer call() throws InterruptedException {
    try (var settings = LooseSettings.open()) {
      var place = DatabasePlace.of(LooseSettings.data(data, settings), settings.getEnvironment());
      return made(place);
    } catch (DatabaseUnavailable unavailable) {
      TerminalLanguage.complain(unavailable.fault().words());
      return Serve.COULD_NOT_RUN;
    }
  }

  private static int made(DatabasePlace place) throws InterruptedException {
    try (var database = ExistingDatabase.toWork(place)) {
      var reindexing = Reindexing.order(database.connection(), Clock.systemUTC().instant());
      if (database.isStartedForThis()) {
        say(
            new LocalText(
                "当前没有服务器在使用 %s。下次启动时会重建索引，重建期间搜索照常。".formatted(place),
                "No server works on %s. Its next start makes the index anew; search stays up meanwhile."
                    .formatted(place)));
        return 0;
      }
      return watched(reindexing);
    } catch (SQLException | DataAccessException failed) {
      throw new DatabaseUnavailable(
          new DatabaseFault.Unreachable(
              place.toString(), Objects.requireNonNullElse(failed.getMessage(), "?")),
          failed);
    }
  }

  private static int watched(Reindexing reindexing) throws InterruptedException {
    var watch = new ReindexingWatch();
    ProgressLine line = ProgressLine.onErr();
    long begun = System.nanoTime();
    while (true) {
      List<Progress> now = reindexing.progress();
      Duration since = Duration.ofNanos(System.nanoTime() - begun);
      Sight sight = watch.look(now, since);
      line.show(watch.done(), watch.total(), since);
      if (sight != Sight.GOES_ON) {
        line.end();
        return said(sight, now, since);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static int said(Sight sight, List<Progress> indexes, Duration since) {
    return switch (sight) {
      case DONE -> {
        say(
            new LocalText(
                "已重建 %d 个索引，用时 %d 秒：%s".formatted(indexes.size(), since.toSeconds(), list(indexes)),
                "Indexes made anew: %d, in %d s:%s"
                    .formatted(indexes.size(), since.toSeconds(), list(indexes))));
        yield 0;
      }
      case NOBODY_BEGAN -> {
        TerminalLanguage.complain(
            new LocalText(
                "%d 秒内没有服务器开始重建。请求已保存：正在忙碌的服务器稍后会执行，未运行的服务器在启动时执行。".formatted(since.toSeconds()),
                "No server has begun within %d seconds. The order stays: a busy server carries it out later, and one that does not run when it starts."
                    .formatted(since.toSeconds())));
        yield NOT_DONE;
      }
      case STANDS_STILL -> {
        TerminalLanguage.complain(
            new LocalText(
                "%d 分钟没有进展：%s%n服务器可能已停止。它下次启动时会重新开始。"
                    .formatted(ReindexingWatch.STANDS_STILL_AFTER.toMinutes(), list(indexes)),
                "Nothing went on for %d minutes:%s%nA server may have stopped. It begins again when it starts."
                    .formatted(ReindexingWatch.STANDS_STILL_AFTER.toMinutes(), list(indexes))));
        yield NOT_DONE;
      }
      case GOES_ON -> throw new IllegalStateException("still goes on");
    };
  }

  private static String list(List<Progress> indexes) {
    var list = new StringBuilder();
    for (Progress one : indexes) {
      list.append("%n  %s  %,d / %,d".formatted(one.index(), one.done(), one.total()));
    }
    return list.toString();
  }

  private static void say(LocalText words) {
    System.out.println(words.in(TerminalLanguage.now()));
  }
}
