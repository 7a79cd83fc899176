package dev.shangjia.platform.casework;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what waits. What fails is set aside and tried again later, each time after twice as
 * long, up to an hour: so it neither holds up what comes after it nor fills the log. Each node of a
 * market knows of its own failures only, and of none after a restart.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> names a piece of work; equal ones are the same
 */
final class SetAside<T> {
  private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String what;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<T, Rest> resting = new ConcurrentHashMap<>();

  private record Rest(Duration length, long until) {}

  /**
   * Sets nothing aside yet.
   *
   * @param what failed, as the log says it; {@code {}} stands for which
   */
  SetAside(String what) {
    this(what, System::nanoTime);
  }

  SetAside(String what, LongSupplier nanoTime) {
    this.what = what;
    this.nanoTime = nanoTime;
  }

  /**
   * Works some off.
   *
   * @param waiting gives at most so many that wait, always those first that wait longest
   * @param most how many are tried at once
   */
  void work(IntFunction<List<T>> waiting, int most, Consumer<T> work) {
    List<T> all = waiting.apply(most + resting.size());
    // What is not waiting any more, somebody else did.
    resting.keySet().retainAll(all);
    all.stream().filter(one -> !rests(one)).limit(most).forEach(one -> tried(one, work));
  }

  private boolean rests(T one) {
    Rest rest = resting.get(one);
    return rest != null && nanoTime.getAsLong() - rest.until() < 0;
  }

  private void tried(T one, Consumer<T> work) {
    try {
      work.accept(one);
      resting.remove(one);
    } catch (RuntimeException e) {
      Rest before = resting.get(one);
      Duration length = before == null ? FIRST : longer(before.length());
      resting.put(one, new Rest(length, nanoTime.getAsLong() + length.toNanos()));
      LOG.error(what + "; it is tried again after {}", one, length, e);
    }
  }

  private static Duration longer(Duration length) {
    Duration twice = length.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }
}
