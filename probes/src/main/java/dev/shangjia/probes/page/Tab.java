package dev.shangjia.probes.page;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A page that is open in the browser: what it does is noted, what it asks for is refused. */
final class Tab {
  private static final String WORLD = "shangjia";
  private static final Duration LOOK = Duration.ofMillis(15);
  private static final Duration HURRY = Duration.ofMillis(500);

  private final DevTools devTools;
  private final String session;
  private final String target;
  private final Traffic traffic;
  private final Loading loading;
  private final Complaints complaints = new Complaints();
  private final Set<String> children = ConcurrentHashMap.newKeySet();
  private final AtomicInteger interruptions = new AtomicInteger();
  private volatile boolean crashed;

  Tab(DevTools devTools, String session, String target, PageLimits limits) {
    this.devTools = devTools;
    this.session = session;
    this.target = target;
    this.traffic = new Traffic(limits);
    this.loading = new Loading(target);
  }

  String target() {
    return target;
  }

  Traffic traffic() {
    return traffic;
  }

  Loading loading() {
    return loading;
  }

  Complaints complaints() {
    return complaints;
  }

  /** How many windows and dialogs it opened. */
  int interruptions() {
    return interruptions.get();
  }

  boolean isCrashed() {
    return crashed;
  }

  /** Takes the size of a view and begins to take notes. */
  void prepare(PageView view, String userAgent, Deadline deadline) throws BrowserFault {
    devTools.listen(session, (method, params) -> happened(session, method, params));
    for (String domain : new String[] {"Page", "Network", "Runtime", "Log", "Inspector"}) {
      call(domain + ".enable", DevTools.params(), deadline);
    }
    call("Page.setLifecycleEventsEnabled", DevTools.params().put("enabled", true), deadline);
    call(
        "Emulation.setDeviceMetricsOverride",
        DevTools.params()
            .put("width", view.width())
            .put("height", view.height())
            .put("deviceScaleFactor", 1)
            .put("mobile", false),
        deadline);
    call(
        "Network.setUserAgentOverride",
        DevTools.params().put("userAgent", userAgent).put("acceptLanguage", "zh-CN,zh,en"),
        deadline);
    call(
        "Page.addScriptToEvaluateOnNewDocument",
        DevTools.params().put("source", "window.print = () => {};"),
        deadline);
    follow(session);
  }

  /** Frames and workers of other processes count too. */
  private void follow(String one) {
    devTools.post(
        one,
        "Target.setAutoAttach",
        DevTools.params()
            .put("autoAttach", true)
            .put("waitForDebuggerOnStart", false)
            .put("flatten", true));
  }

  JsonNode call(String method, ObjectNode params, Deadline deadline) throws BrowserFault {
    return devTools.call(session, method, params, deadline);
  }

  void post(String method, ObjectNode params) {
    devTools.post(session, method, params);
  }

  /**
   * Runs a script in a world of its own, so that nothing of the page can mislead it.
   *
   * @param call a JavaScript expression; a promise is waited for
   */
  JsonNode evaluate(String call, Deadline deadline) throws BrowserFault {
    ObjectNode world =
        DevTools.params()
            .put("frameId", target)
            .put("worldName", WORLD)
            .put("grantUniveralAccess", false);
    long context =
        call("Page.createIsolatedWorld", world, deadline).path("executionContextId").asLong(0);
    JsonNode answer =
        call(
            "Runtime.evaluate",
            DevTools.params()
                .put("expression", call)
                .put("contextId", context)
                .put("returnByValue", true)
                .put("awaitPromise", true)
                .put("timeout", Math.max(1, deadline.left() / 1_000_000)),
            deadline);
    if (answer.has("exceptionDetails")) {
      throw new BrowserFault(
          BrowserFault.Kind.REFUSED,
          answer.path("exceptionDetails").path("exception").path("description").asString(""));
    }
    return answer.path("result").path("value");
  }

  /** Waits until something holds; false when it does not in time. */
  boolean await(BooleanSupplier condition, Deadline deadline) throws BrowserFault {
    while (!condition.getAsBoolean()) {
      if (crashed) {
        throw new BrowserFault(BrowserFault.Kind.GONE, "the page crashed");
      }
      if (deadline.isOver()) {
        return false;
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new BrowserFault(BrowserFault.Kind.LATE, "interrupted");
      }
    }
    return true;
  }

  /** Stops what is under way; a page that is too busy to be stopped is left alone. */
  void stop(Deadline deadline) {
    try {
      call("Page.stopLoading", DevTools.params(), deadline.within(HURRY));
    } catch (BrowserFault busy) {
      // what follows will find out
    }
  }

  /** Takes no more notes. */
  void leave() {
    devTools.forget(session);
    children.forEach(devTools::forget);
  }

  void countPopup() {
    interruptions.incrementAndGet();
  }

  private void happened(String from, String method, JsonNode params) {
    if (method.startsWith("Network.")) {
      traffic.happened(from, method, params);
    }
    switch (method) {
      case "Target.attachedToTarget" -> attach(params.path("sessionId").asString(""));
      case "Page.javascriptDialogOpening" -> {
        interruptions.incrementAndGet();
        post("Page.handleJavaScriptDialog", DevTools.params().put("accept", false));
      }
      case "Inspector.targetCrashed" -> crashed |= from.equals(session);
      default -> {
        if (from.equals(session)) {
          loading.happened(method, params);
          complaints.happened(method, params);
        }
      }
    }
  }

  private void attach(String child) {
    children.add(child);
    devTools.listen(child, (method, params) -> happened(child, method, params));
    devTools.post(child, "Network.enable", DevTools.params());
    follow(child);
  }
}
