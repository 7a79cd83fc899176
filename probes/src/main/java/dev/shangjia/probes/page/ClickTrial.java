package dev.shangjia.probes.page;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clicks something harmless on a page and waits until the page has answered: until it was painted
 * with the first change, and what it asked its server for in the meantime has come, or until the
 * page that it leads to can be read.
 */
final class ClickTrial {
  /** A page that has not changed by then, and waits for nothing, does not answer this click. */
  private static final Duration NOTHING = Duration.ofSeconds(1);

  /** Requests that begin so soon after a click were set off by it. */
  private static final Duration SET_OFF = Duration.ofMillis(300);

  private static final Duration LOOK = Duration.ofMillis(1500);

  private static final int MOST = 3;

  private final Tab tab;
  private final Duration patience;
  private final Deadline deadline;

  ClickTrial(Tab tab, PageLimits limits, Deadline deadline) {
    this.tab = tab;
    this.patience = limits.response();
    this.deadline = deadline;
  }

  /**
   * How a page answered.
   *
   * @param label what was clicked
   * @param millis until it had answered; when it had not in time, how long was waited
   */
  record Response(String label, long millis) {}

  /** The first answer that a click gets; none when there is nothing to click, or no answer. */
  Optional<Response> run() throws BrowserFault {
    for (int i = 0; i < MOST; i++) {
      JsonNode target = tab.evaluate(Scripts.TARGETS.with(i), deadline.within(LOOK));
      if (!target.isObject()) {
        break;
      }
      tab.evaluate(Scripts.WATCH.call(), deadline.within(LOOK));
      long millis = click(target.path("x").asDouble(0), target.path("y").asDouble(0));
      if (millis >= 0) {
        return Optional.of(new Response(target.path("label").asString(""), millis));
      }
    }
    return Optional.empty();
  }

  private long click(double x, double y) throws BrowserFault {
    int stepsBefore = tab.loading().steps();
    int documentsBefore = tab.loading().documents();
    int interruptionsBefore = tab.interruptions();
    mouse("mouseMoved", x, y, deadline);
    mouse("mousePressed", x, y, deadline);
    long clicked = System.nanoTime();
    tab.post("Input.dispatchMouseEvent", mouse("mouseReleased", x, y));
    Deadline end = deadline.within(patience);
    boolean asked = false;
    while (!end.isOver()) {
      if (tab.loading().documents() > documentsBefore) {
        tab.await(tab.loading()::isReady, end);
        return millisSince(clicked);
      }
      long painted = painted(end);
      boolean answered =
          painted >= 0
              || tab.loading().steps() > stepsBefore
              || tab.interruptions() > interruptionsBefore;
      boolean loading = tab.traffic().waitingFor(clicked, clicked + SET_OFF.toNanos()) > 0;
      asked |= loading;
      boolean waiting = loading || System.nanoTime() - clicked < SET_OFF.toNanos();
      if (answered && !waiting) {
        return asked || painted < 0 ? millisSince(clicked) : painted;
      }
      if (!waiting && System.nanoTime() - clicked > NOTHING.toNanos()) {
        return -1;
      }
      pause();
    }
    return millisSince(clicked);
  }

  /** Milliseconds until the first change was seen; -1 when nothing has changed. */
  private long painted(Deadline end) throws BrowserFault {
    try {
      return Math.round(tab.evaluate(Scripts.WATCHED.call(), end).asDouble(-1));
    } catch (BrowserFault fault) {
      if (fault.kind() == BrowserFault.Kind.GONE) {
        throw fault;
      }
      // the page is on its way to another, or too busy to say; the loop finds out which
      return -1;
    }
  }

  private void pause() throws BrowserFault {
    tab.await(() -> false, deadline.within(Duration.ofMillis(20)));
  }

  private static long millisSince(long time) {
    return (System.nanoTime() - time) / 1_000_000;
  }

  private void mouse(String type, double x, double y, Deadline within) throws BrowserFault {
    tab.call("Input.dispatchMouseEvent", mouse(type, x, y), within.within(LOOK));
  }

  private static ObjectNode mouse(String type, double x, double y) {
    ObjectNode event = DevTools.params().put("type", type).put("x", x).put("y", y);
    if (!type.equals("mouseMoved")) {
      event.put("button", "left").put("clickCount", 1);
    }
    return event;
  }
}
