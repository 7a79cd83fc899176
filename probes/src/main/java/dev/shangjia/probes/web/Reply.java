package dev.shangjia.probes.web;

/** What one request came to. */
sealed interface Reply {

  /** The trail has the answer. */
  record Whole() implements Reply {}

  /** The trail has the answer, as much of it as is read of one. */
  record Cut() implements Reply {}

  /**
   * The answer is elsewhere.
   *
   * @param status 3xx
   * @param location as written
   */
  record Elsewhere(int status, String location) implements Reply {}
}
