package dev.shangjia.probes.page;

import dev.shangjia.engine.facts.WebAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens one page in one view, and notes what is seen of it. */
final class ViewVisit {
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofMillis(300);
  private static final int MOST = 20;
  private static final int TALLEST = 6000;
  private static final int LONGEST_URL = 500;
  private static final List<String> FOUND = List.of("overlaps", "clipped");

  private final Tab tab;
  private final PageView view;
  private final PageLimits limits;
  private final Refusals refusals;
  private final Evidence evidence;
  private final Deadline deadline;
  private final ObjectNode facts;
  private ViewFailure failure = ViewFailure.NONE;

  ViewVisit(
      Tab tab,
      PageView view,
      PageLimits limits,
      Refusals refusals,
      Evidence evidence,
      Deadline deadline,
      ObjectNode facts) {
    this.tab = tab;
    this.view = view;
    this.limits = limits;
    this.refusals = refusals;
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
      putDocument(url);
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
      putTroubles();
    }
    return failure;
  }

  private boolean isShown() {
    return failure == ViewFailure.NONE || (failure == ViewFailure.TIMEOUT && status() > 0);
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
    failure = documentFailure(answer.path("errorText").asString(""));
    if (failure == ViewFailure.NONE) {
      settle(end);
    }
  }

  /** Waits for the load event, also of the pages that the first one leads to, and for quiet. */
  private void settle(Deadline end) throws BrowserFault {
    boolean loaded = tab.await(() -> isOver() || tab.loading().isLoaded(), end);
    Deadline quiet = end.within(limits.settle());
    while (loaded && !isOver() && !quiet.isOver()) {
      tab.awaitQuiet(QUIET, this::isOver, quiet);
      if (tab.loading().isLoaded() && tab.traffic().untilQuietFor(QUIET.toNanos()) <= 0) {
        break;
      }
      loaded = tab.await(() -> isOver() || tab.loading().isLoaded(), end);
    }
    ViewFailure last = documentFailure(tab.loading().error());
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

  /** Why there is no document: the proxy knows better than the browser. */
  private ViewFailure documentFailure(String error) {
    int seen = tab.loading().status();
    if (error.isEmpty() && seen == 0) {
      return ViewFailure.NONE;
    }
    return refusals
        .reason(tab.loading().url(), seen)
        .map(ViewFailure::ofProxy)
        .orElseGet(() -> ViewFailure.of(error));
  }

  /** The HTTP status of the document; 0 while no server has answered. */
  private int status() {
    int seen = tab.loading().status();
    return refusals.reason(tab.loading().url(), seen).isPresent() ? 0 : seen;
  }

  private boolean isOver() {
    return tab.traffic().isTooMuch()
        || tab.loading().isGoingInCircles()
        || !tab.loading().error().isEmpty();
  }

  private void look() throws BrowserFault {
    tab.evaluate(
        Scripts.STILL.with(Duration.ofSeconds(2).toMillis()), deadline.within(limits.answer()));
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
            "textStyles",
            "paints",
            "moving",
            "imagesBelow")) {
      facts.set(name, layout.path(name));
    }
    facts.put("blank", blank).put("screenshot", whole.sha256());
    tab.evaluate(Scripts.MOVING.call(), deadline.within(limits.answer()));
  }

  private JsonNode layout() throws BrowserFault {
    return tab.evaluate(Scripts.LAYOUT.with(MOST), deadline.within(limits.answer()));
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
        && Math.abs(one.path("x").asInt(0) - other.path("x").asInt(0)) <= 2
        && Math.abs(one.path("y").asInt(0) - other.path("y").asInt(0)) <= 2;
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
        tab.call("Page.captureScreenshot", params, deadline.within(limits.answer()))
            .path("data")
            .asString("");
    return new Screenshot(Base64.getDecoder().decode(data));
  }

  private void click() throws BrowserFault {
    if (failure != ViewFailure.NONE || status() >= 400) {
      return;
    }
    ClickTrial.Outcome outcome = new ClickTrial(tab, limits, deadline).run();
    ArrayNode dead = facts.putArray("deadClicks");
    outcome.dead().forEach(dead::add);
    ClickTrial.Response response = outcome.response();
    if (response != null) {
      facts.put("clicked", response.label()).put("responseMillis", response.millis());
      response.status().ifPresent(status -> facts.put("clickedStatus", status));
    }
  }

  /** What the page is and took to load, before anything on it is clicked. */
  private void putDocument(String asked) {
    if (status() > 0) {
      facts.put("status", status());
    }
    if (failure == ViewFailure.NONE || status() > 0) {
      String shown = tab.loading().url();
      facts.put("finalUrl", cut(shown));
      WebAddress.of(shown)
          .ifPresent(
              last -> {
                boolean same =
                    WebAddress.of(asked).filter(to -> Sites.isSame(to, last)).isPresent();
                facts.put("finalHost", last.host()).put("otherSite", !same);
              });
    }
    facts.put("requests", tab.traffic().sent()).put("bytes", tab.traffic().bytes());
  }

  private void putTroubles() {
    ArrayNode failed = facts.putArray("failedRequests");
    for (Traffic.Failure one : tab.traffic().failures(tab.loading().url())) {
      if (failed.size() < MOST) {
        Optional<String> refused = refusals.reason(one.url(), one.status());
        failed
            .addObject()
            .put("url", cut(one.url()))
            .put("status", refused.isPresent() ? 0 : one.status())
            .put("reason", refused.orElse(one.reason()));
      }
    }
    ArrayNode errors = facts.putArray("consoleErrors");
    tab.complaints().texts().forEach(errors::add);
  }

  private static String cut(String url) {
    return url.length() <= LONGEST_URL ? url : url.substring(0, LONGEST_URL);
  }
}
