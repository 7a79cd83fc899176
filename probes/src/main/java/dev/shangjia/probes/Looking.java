package dev.shangjia.probes;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has probes look at files, two at a time, within one time limit for all of them. */
final class Looking {
  private static final int THREADS = 2;

  /**
   * One file for one probe.
   *
   * @param path the file's path in the dossier
   * @param content where it can be read
   * @param file its hash and size when the dossier was read
   */
  record Sight(Probe probe, String path, Path content, FileValue file) {}

  private final ObservationCache cache;
  private final Duration limit;
  private final Gathering.Progress progress;
  private int done;

  Looking(ObservationCache cache, Duration limit, Gathering.Progress progress) {
    this.cache = cache;
    this.limit = limit;
    this.progress = progress;
  }

  /** The observations of all sights, in their order. */
  List<Observation> at(List<Sight> sights) {
    long end = System.nanoTime() + limit.toNanos();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("shangjia-probe-", 1).factory());
    try {
      List<Future<Result>> futures =
          sights.stream().map(sight -> threads.submit(() -> look(sight, sights.size()))).toList();
      var observations = new ArrayList<Observation>();
      for (int i = 0; i < sights.size(); i++) {
        observations.add(observation(sights.get(i), await(futures.get(i), end)));
      }
      return observations;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Observation observation(Sight sight, Result result) {
    return new Observation(
        sight.probe().name(), sight.probe().version(), "sha256:" + sight.file().sha256(), result);
  }

  private Result await(Future<Result> future, long end) {
    try {
      return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException late) {
      future.cancel(true);
      return timedOut();
    } catch (ExecutionException broken) {
      return broken(Objects.requireNonNullElse(broken.getCause(), broken));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return timedOut();
    }
  }

  private Result look(Sight sight, int total) {
    Result result = cache.find(sight.probe(), sight.file()).orElseGet(() -> lookAfresh(sight));
    synchronized (this) {
      progress.moved(++done, total, sight.path());
    }
    return result;
  }

  private Result lookAfresh(Sight sight) {
    Result result = sight.probe().observe(sight.content());
    if (!isUnchanged(sight)) {
      return changed();
    }
    cache.keep(sight.probe(), sight.file(), result);
    return result;
  }

  /** People save files while they are checked; what was seen must be of the bytes hashed before. */
  private static boolean isUnchanged(Sight sight) {
    try {
      return FileHash.of(sight.content(), sight.file().bytes()).equals(sight.file());
    } catch (IOException gone) {
      return false;
    }
  }

  private Result timedOut() {
    return new Result.Failed(
        "timed-out",
        new LocalText(
            "检测总时长超过 %d 秒，未能完成，请减少或缩小文件后重试".formatted(limit.toSeconds()),
            "looking at all files took longer than %d s; hand in fewer or smaller ones"
                .formatted(limit.toSeconds())));
  }

  private static Result changed() {
    return new Result.Failed(
        "file-changed",
        new LocalText(
            "检测期间文件内容发生了变化，请重新检查", "the file changed while it was looked at; check again"));
  }

  private static Result broken(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return new Result.Failed(
        "probe-broken",
        new LocalText(
            "检测程序出错（" + name + "），请联系平台并附上该文件",
            "the probe broke (" + name + "); report it together with the file"));
  }
}
