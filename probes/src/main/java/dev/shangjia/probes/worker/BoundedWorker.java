package dev.shangjia.probes.worker;

import dev.shangjia.engine.facts.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has files looked at, each on a daemon thread of its own that is given up when its time is over.
 *
 * <p>Parsers that are not ours do not ask for the time. A thread that is given up is interrupted;
 * one that does not mind goes on until its file is at an end. There are at most {@value
 * #MOST_AT_WORK} such threads in a process, those given up included: when none is free in time, the
 * look has timed out. So no number of hostile files makes more.
 *
 * <p>Safe for use by several threads.
 */
public final class BoundedWorker {
  static final int MOST_AT_WORK = 32;

  private static final Semaphore AT_WORK = new Semaphore(MOST_AT_WORK);

  private final String name;
  private final int maxBytes;
  private final Duration timeout;
  private final Ending ending;

  /** Says why a look ended early, in the words of a probe. */
  @FunctionalInterface
  public interface Ending {
    /**
     * A failure for it.
     *
     * @param values as {@link EarlyEnd} lists them
     */
    Observation.Result.Failed of(EarlyEnd end, Object... values);
  }

  /** Looks at the content of a file; on a worker's thread it may be given up. */
  @FunctionalInterface
  public interface Look {
    /** What is seen. What it throws is a fault of the probe, {@link EarlyEnd#BROKEN}. */
    Observation.Result at(byte[] content);
  }

  /**
   * A worker.
   *
   * @param name of its threads
   * @param maxBytes the largest file, in bytes
   * @param timeout wall time of one look, and of waiting for its turn
   * @param ending the words for what ends early
   */
  public BoundedWorker(String name, int maxBytes, Duration timeout, Ending ending) {
    this.name = name;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.ending = ending;
  }

  /** Reads a file and has it looked at. */
  public Observation.Result observe(Path file, Look look) {
    return read(file, content -> observe(content, look));
  }

  /** Reads a file, and looks at it on the thread that calls. Of a larger one no more is read. */
  public Observation.Result read(Path file, Look look) {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        return ending.of(EarlyEnd.TOO_LARGE, Files.size(file), maxBytes);
      }
    } catch (IOException e) {
      return ending.of(EarlyEnd.UNREADABLE);
    }
    return look.at(content);
  }

  /** Has a content looked at that is in memory already; it must not change meanwhile. */
  public Observation.Result observe(byte[] content, Look look) {
    if (content.length > maxBytes) {
      return ending.of(EarlyEnd.TOO_LARGE, content.length, maxBytes);
    }
    try {
      if (AT_WORK.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return started(content, look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return timedOut();
  }

  private Observation.Result started(byte[] content, Look look) throws InterruptedException {
    var result = new AtomicReference<Observation.@Nullable Result>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .unstarted(
                () -> {
                  try {
                    result.set(seen(content, look));
                  } finally {
                    AT_WORK.release();
                  }
                });
    start(thread);
    boolean inTime;
    try {
      inTime = thread.join(timeout);
    } finally {
      thread.interrupt();
    }
    // What a look still says once it is interrupted is not what it would have seen.
    Observation.Result seen = inTime ? result.get() : null;
    return seen == null ? timedOut() : seen;
  }

  private static void start(Thread thread) {
    try {
      thread.start();
    } catch (Throwable notStarted) {
      AT_WORK.release();
      throw notStarted;
    }
  }

  private Observation.Result seen(byte[] content, Look look) {
    try {
      return look.at(content);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return ending.of(EarlyEnd.BROKEN, e.getClass().getSimpleName());
    }
  }

  private Observation.Result timedOut() {
    return ending.of(EarlyEnd.TIMED_OUT, timeout.toMillis());
  }
}
