package dev.shangjia.platform.database;

import java.time.Duration;

/**
 * How the embedded PostgreSQL runs.
 *
 * @param port its TCP port on 127.0.0.1, 1 to 65535, or 0 for any that is free
 * @param maxConnections the most connections at a time, at least 5
 * @param sharedBuffersMegabytes its own cache in MiB, at least 1
 * @param durability what a commit survives
 * @param startLimit how long it may take until it accepts connections; the recovery after a power
 *     failure counts, so be generous
 * @param stopLimit how long a clean stop may take; afterwards it is stopped as if by a power
 *     failure, and recovers at the next start
 */
public record PostgresSettings(
    int port,
    int maxConnections,
    int sharedBuffersMegabytes,
    Durability durability,
    Duration startLimit,
    Duration stopLimit) {

  /** Refuses what PostgreSQL would refuse, with {@link IllegalArgumentException}. */
  public PostgresSettings {
    require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
    require(maxConnections >= 5, "maxConnections", maxConnections, "5 or more");
    require(sharedBuffersMegabytes >= 1, "sharedBuffersMegabytes", sharedBuffersMegabytes, "1 up");
    require(startLimit.isPositive(), "startLimit", startLimit, "more than 0");
    require(stopLimit.isPositive(), "stopLimit", stopLimit, "more than 0");
  }

  /** For a server: any free port, 100 connections, 128 MiB, full durability. */
  public static PostgresSettings defaults() {
    return new PostgresSettings(
        0, 100, 128, Durability.FULL, Duration.ofMinutes(10), Duration.ofSeconds(30));
  }

  /** The same for so many connections at a time. */
  PostgresSettings withMaxConnections(int other) {
    return new PostgresSettings(
        port, other, sharedBuffersMegabytes, durability, startLimit, stopLimit);
  }

  /** The same with another port. */
  public PostgresSettings withPort(int other) {
    return new PostgresSettings(
        other, maxConnections, sharedBuffersMegabytes, durability, startLimit, stopLimit);
  }

  /** The same with another durability. */
  public PostgresSettings withDurability(Durability other) {
    return new PostgresSettings(
        port, maxConnections, sharedBuffersMegabytes, other, startLimit, stopLimit);
  }

  private static void require(boolean fits, String name, Object found, String allowed) {
    if (!fits) {
      throw new IllegalArgumentException(name + " is " + found + "; allowed: " + allowed);
    }
  }
}
