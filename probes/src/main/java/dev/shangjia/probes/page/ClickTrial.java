package dev.shangjia.probes.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  private static final int MOST = 3;

  private final Tab tab;
  private final PageLimits limits;
  private final Deadline deadline;

  ClickTrial(Tab tab, PageLimits limits, Deadline deadline) {
    this.tab = tab;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * How a page answered.
   *
   * @param label what was clicked
   * @param millis until it had answered; when it had not in time, how long was waited
   * @param status of HTTP, of the page that the click led to; empty when it led to none
   */
  record Response(String label, long millis, OptionalInt status) {}

  /**
   * What came of clicking.
   *
   * @param dead what was clicked before, and did not answer
   * @param response the first answer that a click got; null when there was nothing to click, or no
   *     answer
   */
  record Outcome(List<String> dead, @Nullable Response response) {}

  Outcome run() throws BrowserFault {
    var dead = new ArrayList<String>();
    for (int i = 0; i < MOST; i++) {
      JsonNode target = tab.evaluate(Scripts.TARGETS.with(i), deadline.within(limits.answer()));
      if (!target.isObject()) {
        break;
      }
      tab.watch(deadline.within(limits.answer()));
      int documentsBefore = tab.loading().documents();
      String label = target.path("label").asString("");
      long millis = click(target.path("x").asDouble(0), target.path("y").asDouble(0));
      if (millis >= 0) {
        boolean led = tab.loading().documents() > documentsBefore && tab.loading().status() > 0;
        OptionalInt status = led ? OptionalInt.of(tab.loading().status()) : OptionalInt.empty();
        return new Outcome(dead, new Response(label, millis, status));
      }
      dead.add(label);
    }
    return new Outcome(dead, null);
  }

  /** Milliseconds until the page had answered; -1 when it did not. */
  private long click(double x, double y) throws BrowserFault {
    int stepsBefore = tab.loading().steps();
    int documentsBefore = tab.loading().documents();
    int interruptionsBefore = tab.interruptions();
    mouse("mouseMoved", x, y);
    mouse("mousePressed", x, y);
    long clicked = System.nanoTime();
    tab.post("Input.dispatchMouseEvent", event("mouseReleased", x, y));
    Deadline end = deadline.within(limits.response());
    Deadline setOff = end.within(SET_OFF);
    Deadline nothing = end.within(NOTHING);
    boolean asked = false;
    while (!end.isOver()) {
      long heard = tab.heard();
      if (tab.loading().documents() > documentsBefore) {
        tab.await(tab.loading()::isReady, end);
        return millisSince(clicked);
      }
      long painted = tab.paintedMillis();
      boolean answered =
          painted >= 0
              || tab.loading().steps() > stepsBefore
              || tab.interruptions() > interruptionsBefore;
      boolean loading = tab.traffic().waitingFor(clicked, clicked + SET_OFF.toNanos()) > 0;
      asked |= loading;
      boolean waiting = loading || !setOff.isOver();
      if (answered && !waiting) {
        return asked || painted < 0 ? millisSince(clicked) : painted;
      }
      if (!waiting && nothing.isOver()) {
        if (hasNothingToShow(end)) {
          return -1;
        }
        continue;
      }
      tab.awaitMore(heard, !setOff.isOver() ? setOff : loading ? end : nothing);
    }
    return millisSince(clicked);
  }

  /** Whether nothing has changed even once the page's scripts, if they were busy, let it paint. */
  private boolean hasNothingToShow(Deadline end) throws BrowserFault {
    int stepsBefore = tab.loading().steps();
    try {
      tab.evaluate(Scripts.FRAME.call(), end);
    } catch (BrowserFault fault) {
      if (fault.kind() == BrowserFault.Kind.GONE) {
        throw fault;
      }
      // on its way to another page, or busy for longer than anybody waits
      return false;
    }
    return tab.paintedMillis() < 0 && tab.loading().steps() == stepsBefore;
  }

  private static long millisSince(long time) {
    return (System.nanoTime() - time) / 1_000_000;
  }

  private void mouse(String type, double x, double y) throws BrowserFault {
    tab.call("Input.dispatchMouseEvent", event(type, x, y), deadline.within(limits.answer()));
  }

  private static ObjectNode event(String type, double x, double y) {
    ObjectNode event = DevTools.params().put("type", type).put("x", x).put("y", y);
    if (!type.equals("mouseMoved")) {
      event.put("button", "left").put("clickCount", 1);
    }
    return event;
  }
}
