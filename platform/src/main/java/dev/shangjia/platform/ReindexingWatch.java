package dev.shangjia.platform;

import dev.shangjia.platform.catalog.Reindexing.Progress;
import java.time.Duration;
import java.util.List;

/** Says of looks at indexes that are made anew whether there is anything left to wait for. */
final class ReindexingWatch {
  /** How long a server may take until it begins: it may be in the middle of another round. */
  static final Duration BEGINS_WITHIN = Duration.ofSeconds(60);

  /** Servers look every second; who has not begun by then when others are done is not there. */
  static final Duration OTHERS_BEGIN_WITHIN = Duration.ofSeconds(3);

  static final Duration STANDS_STILL_AFTER = Duration.ofMinutes(5);

  private List<Progress> last = List.of();
  private Duration changedAt = Duration.ZERO;

  /** What a look shows. */
  enum Sight {
    GOES_ON,
    DONE,
    NOBODY_BEGAN,
    STANDS_STILL
  }

  /**
   * Looks at the indexes.
   *
   * @param since how long ago it was ordered
   */
  Sight look(List<Progress> now, Duration since) {
    if (!now.equals(last)) {
      last = List.copyOf(now);
      changedAt = since;
    }
    Duration quiet = since.minus(changedAt);
    if (now.isEmpty()) {
      return over(quiet, BEGINS_WITHIN, Sight.NOBODY_BEGAN);
    }
    return now.stream().allMatch(Progress::isFinished)
        ? over(quiet, OTHERS_BEGIN_WITHIN, Sight.DONE)
        : over(quiet, STANDS_STILL_AFTER, Sight.STANDS_STILL);
  }

  private static Sight over(Duration quiet, Duration limit, Sight then) {
    return quiet.compareTo(limit) < 0 ? Sight.GOES_ON : then;
  }

  /** Listings that are in their index again, of all indexes. */
  int done() {
    return last.stream().mapToInt(Progress::done).sum();
  }

  /** Listings that are to be in an index, of all indexes. */
  int total() {
    return last.stream().mapToInt(Progress::total).sum();
  }
}
