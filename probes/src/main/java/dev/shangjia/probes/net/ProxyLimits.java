package dev.shangjia.probes.net;

import java.time.Duration;

/**
 * What a {@link GuardedProxy} grants its user.
 *
 * @param connect how long connecting to a target may take
 * @param idle how long nothing may come from either side of a connection
 * @param total how long a connection may last
 * @param bytes how much may come from all targets together, over the proxy's life
 * @param connections how many there may be at once
 */
public record ProxyLimits(
    Duration connect, Duration idle, Duration total, long bytes, int connections) {

  /** 5 s to connect, 15 s idle, 60 s in all, 64 MB, 64 connections. */
  public static final ProxyLimits STANDARD =
      new ProxyLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60), 64L << 20, 64);
}
