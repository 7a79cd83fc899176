package dev.shangjia.bench.market;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time that processors worked for this process and the ones it started, which are those of its
 * database. What else runs on the machine does not count, so it says what a step costs where rates
 * say how busy the machine was.
 */
final class CpuTime {
  private CpuTime() {}

  /** What was used until now; what processes used that have ended is not in it. */
  static Duration used() {
    return own().plus(ofDatabase());
  }

  /** This process alone: the server, or the engine that runs in it, and who asks them. */
  static Duration own() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return Duration.ofNanos(system.getProcessCpuTime());
  }

  private static Duration ofDatabase() {
    Stream<Optional<Duration>> times =
        ProcessHandle.current().descendants().map(one -> one.info().totalCpuDuration());
    return times.flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus);
  }
}
