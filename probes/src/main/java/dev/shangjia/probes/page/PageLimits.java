package dev.shangjia.probes.page;

import java.time.Duration;

/**
 * What opening one page may cost. Whatever reaches a limit ends early and is reported with what was
 * seen until then.
 *
 * @param start until the browser answers
 * @param load from the first request to the load event
 * @param settle how long to wait, after that, until nothing more is loaded
 * @param answer how long the page may take to be measured, pictured or touched, each time
 * @param response how long to wait for what a click sets off
 * @param view wall time for one view
 * @param page wall time for all views of a page, with the start of the browser
 * @param bytes the most that one view may load
 * @param requests the most that one view may send
 * @param memory of all processes of the browser, in bytes; watched on Linux
 */
public record PageLimits(
    Duration start,
    Duration load,
    Duration settle,
    Duration answer,
    Duration response,
    Duration view,
    Duration page,
    long bytes,
    int requests,
    long memory) {

  /** 15 s, 12 s, 3 s, 4 s, 6 s; 25 s a view, 50 s a page; 40 MB, 600 requests, 1.5 GB. */
  public static final PageLimits STANDARD =
      new PageLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(12),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(25),
          Duration.ofSeconds(50),
          40_000_000,
          600,
          1_500_000_000);

  /**
   * The same with more time, for a machine that has other things to do. The time that a page is
   * given to become quiet stays: a page that never does is looked at as it is.
   *
   * @param factor 1 or more
   */
  public PageLimits times(int factor) {
    return new PageLimits(
        start.multipliedBy(factor),
        load.multipliedBy(factor),
        settle,
        answer.multipliedBy(factor),
        response.multipliedBy(factor),
        view.multipliedBy(factor),
        page.multipliedBy(factor),
        bytes,
        requests,
        memory);
  }

  /** The same for the other views of a page that one of them has shown to be slow or stuck. */
  PageLimits hurried() {
    Duration hurry = Duration.ofSeconds(4);
    return new PageLimits(
        start,
        load.compareTo(hurry) < 0 ? load : hurry,
        settle,
        answer,
        response,
        view,
        page,
        bytes,
        requests,
        memory);
  }
}
