package dev.shangjia.platform.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Stands where it is put while the demo is filled, and goes with the system's clock afterwards. Who
 * does something at a time of their own sees that one.
 */
final class DemoClock extends Clock {
  private static final ScopedValue<Instant> OWN = ScopedValue.newInstance();

  private final InstantSource system;
  private volatile @Nullable Instant standing;

  private DemoClock(InstantSource system, @Nullable Instant standing) {
    this.system = system;
    this.standing = standing;
  }

  static DemoClock standing(Instant at) {
    return new DemoClock(InstantSource.system(), at);
  }

  static DemoClock running() {
    return new DemoClock(InstantSource.system(), null);
  }

  /** Goes forward; it never goes back, because what is recorded is in the order of time. */
  void to(Instant at) {
    Instant now = instant();
    if (at.isAfter(now)) {
      standing = at;
    }
  }

  /** Does something at a time of its own, whatever others do meanwhile. */
  static void at(Instant time, Runnable what) {
    ScopedValue.where(OWN, time).run(what);
  }

  void run() {
    standing = null;
  }

  /** The time outside of the play. */
  Instant outside() {
    return system.instant();
  }

  @Override
  public Instant instant() {
    Instant at = OWN.isBound() ? OWN.get() : standing;
    return at == null ? system.instant() : at;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the market's times are instants");
  }
}
