package dev.shangjia.probes.page;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens one page in one view, and notes what is seen of it. */
final class ViewVisit {
  private static final long QUIET = Duration.ofMillis(500).toNanos();
  private static final Duration LAYOUT = Duration.ofSeconds(4);
  private static final Duration AGAIN = Duration.ofMillis(300);
  private static final Duration PICTURE = Duration.ofSeconds(5);
  private static final int MOST = 20;
  private static final int TALLEST = 6000;
  private static final int LONGEST_URL = 500;
  private static final List<String> FOUND = List.of("overlaps", "clipped");

  private final Tab tab;
  private final PageView view;
  private final PageLimits limits;
  private final Evidence evidence;
  private final Deadline deadline;
  private final ObjectNode facts;
  private ViewFailure failure = ViewFailure.NONE;

  ViewVisit(
      Tab tab,
      PageView view,
      PageLimits limits,
      Evidence evidence,
      Deadline deadline,
      ObjectNode facts) {
    this.tab = tab;
    this.view = view;
    this.limits = limits;
    this.evidence = evidence;
    this.deadline = deadline;
    this.facts = facts;
  }

  /**
   * Visits a page and puts what is seen into the facts, as far as it goes.
   *
   * @return why it did not go further
   */
  ViewFailure to(String url) throws BrowserFault {
    try {
      load(url);
      if (isShown()) {
        look();
        click();
      }
    } catch (BrowserFault fault) {
      if (tab.isCrashed()) {
        failure = ViewFailure.CRASHED;
      } else if (fault.kind() == BrowserFault.Kind.GONE) {
        throw fault;
      } else {
        failure = ViewFailure.UNRESPONSIVE;
      }
    } finally {
      putTraffic();
    }
    return failure;
  }

  private boolean isShown() {
    return failure == ViewFailure.NONE
        || (failure == ViewFailure.TIMEOUT && tab.loading().status() > 0);
  }

  private void load(String url) throws BrowserFault {
    Deadline end = deadline.within(limits.load());
    JsonNode answer;
    try {
      answer = tab.call("Page.navigate", DevTools.params().put("url", url), end);
    } catch (BrowserFault fault) {
      if (fault.kind() != BrowserFault.Kind.LATE) {
        throw fault;
      }
      failure = ViewFailure.TIMEOUT;
      facts.put("loadMillis", limits.load().toMillis());
      return;
    }
    if (answer.path("isDownload").asBoolean(false)) {
      failure = ViewFailure.DOWNLOAD;
      return;
    }
    failure = ViewFailure.of(answer.path("errorText").asString(""));
    if (failure == ViewFailure.NONE) {
      settle(end);
    }
  }

  /** Waits for the load event, also of the pages that the first one leads to, and for quiet. */
  private void settle(Deadline end) throws BrowserFault {
    boolean loaded = tab.await(() -> isOver() || tab.loading().isLoaded(), end);
    Deadline quiet = end.within(limits.settle());
    while (loaded && !isOver() && !quiet.isOver()) {
      tab.await(() -> isOver() || tab.traffic().isQuietFor(QUIET), quiet);
      if (tab.loading().isLoaded() && tab.traffic().isQuietFor(QUIET)) {
        break;
      }
      loaded = tab.await(() -> isOver() || tab.loading().isLoaded(), end);
    }
    ViewFailure last = ViewFailure.of(tab.loading().error());
    if (tab.loading().isGoingInCircles()) {
      failure = ViewFailure.REDIRECT_LOOP;
    } else if (tab.traffic().isTooMuch()) {
      failure = ViewFailure.TOO_LARGE;
    } else if (last != ViewFailure.NONE) {
      failure = last;
    } else if (!loaded) {
      failure = ViewFailure.TIMEOUT;
    }
    if (failure != ViewFailure.NONE) {
      tab.stop(deadline);
    }
    long millis = tab.loading().loadMillis();
    if (millis >= 0) {
      facts.put("loadMillis", millis);
    } else if (failure == ViewFailure.TIMEOUT) {
      facts.put("loadMillis", limits.load().toMillis());
    }
    if (tab.loading().readyMillis() >= 0) {
      facts.put("readyMillis", tab.loading().readyMillis());
    }
  }

  private boolean isOver() {
    return tab.traffic().isTooMuch()
        || tab.loading().isGoingInCircles()
        || !tab.loading().error().isEmpty();
  }

  private void look() throws BrowserFault {
    tab.evaluate(Scripts.STILL.with(Duration.ofSeconds(2).toMillis()), deadline.within(LAYOUT));
    Screenshot first = picture(view.height());
    JsonNode layout = layout();
    if (FOUND.stream().anyMatch(name -> !layout.path(name).isEmpty())) {
      keepWhatStays(layout);
    }
    boolean blank = !layout.path("content").asBoolean(true) || first.isOfOneColour(view.height());
    int height = Math.min(layout.path("height").asInt(view.height()), TALLEST);
    Screenshot whole = height > view.height() ? picture(height) : first;
    evidence.keep(whole.sha256(), whole.png());
    for (String name :
        List.of(
            "title",
            "text",
            "overflowPixels",
            "overflowing",
            "overlaps",
            "clipped",
            "textStyles")) {
      facts.set(name, layout.path(name));
    }
    facts.put("blank", blank).put("screenshot", whole.sha256());
    tab.evaluate(Scripts.MOVING.call(), deadline.within(LAYOUT));
  }

  private JsonNode layout() throws BrowserFault {
    return tab.evaluate(Scripts.LAYOUT.with(MOST), deadline.within(LAYOUT));
  }

  /** What a script moves may pass over other things for a moment; what stays is at fault. */
  private void keepWhatStays(JsonNode layout) throws BrowserFault {
    tab.await(() -> false, deadline.within(AGAIN));
    JsonNode later = layout();
    for (String name : FOUND) {
      ArrayNode found = (ArrayNode) layout.path(name);
      for (int i = found.size() - 1; i >= 0; i--) {
        JsonNode one = found.get(i);
        if (later.path(name).valueStream().noneMatch(other -> isSame(one, other))) {
          found.remove(i);
        }
      }
    }
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.path("text").equals(other.path("text"))
        && one.path("with").equals(other.path("with"))
        && Math.abs(one.path("left").asInt(0) - other.path("left").asInt(0)) <= 2
        && Math.abs(one.path("top").asInt(0) - other.path("top").asInt(0)) <= 2;
  }

  private Screenshot picture(int height) throws BrowserFault {
    ObjectNode params =
        DevTools.params().put("format", "png").put("captureBeyondViewport", height > view.height());
    params
        .putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", view.width())
        .put("height", height)
        .put("scale", 1);
    String data =
        tab.call("Page.captureScreenshot", params, deadline.within(PICTURE))
            .path("data")
            .asString("");
    return new Screenshot(Base64.getDecoder().decode(data));
  }

  private void click() throws BrowserFault {
    if (failure == ViewFailure.NONE && tab.loading().status() < 400) {
      new ClickTrial(tab, limits, deadline)
          .run()
          .ifPresent(
              response ->
                  facts.put("clicked", response.label()).put("responseMillis", response.millis()));
    }
  }

  private void putTraffic() {
    if (tab.loading().status() > 0) {
      facts.put("status", tab.loading().status());
    }
    if (failure == ViewFailure.NONE || tab.loading().status() > 0) {
      facts.put("finalUrl", cut(tab.loading().url()));
    }
    ArrayNode failed = facts.putArray("failedRequests");
    for (Traffic.Failure one : tab.traffic().failures(tab.loading().url())) {
      if (failed.size() < MOST) {
        failed
            .addObject()
            .put("url", cut(one.url()))
            .put("status", one.status())
            .put("reason", one.reason());
      }
    }
    ArrayNode errors = facts.putArray("consoleErrors");
    tab.complaints().texts().forEach(errors::add);
  }

  private static String cut(String url) {
    return url.length() <= LONGEST_URL ? url : url.substring(0, LONGEST_URL);
  }
}
