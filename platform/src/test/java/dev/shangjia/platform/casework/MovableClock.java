package dev.shangjia.platform.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves. */
public final class MovableClock extends Clock {
  private final AtomicReference<Instant> now;

  /** Stands still at a time. */
  public MovableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** Stands still at another time. */
  public void set(Instant at) {
    now.set(at);
  }

  @Override
  public Instant instant() {
    return now.get();
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
