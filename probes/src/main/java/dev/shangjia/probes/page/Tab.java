package dev.shangjia.probes.page;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page that is open in the browser: what it does is noted, what it asks for is refused. Whoever
 * waits for it is woken by what happens, and looks at no clock but that of the end.
 */
final class Tab {
  private static final String WORLD = "shangjia";

  /** What {@code watch.js} calls. */
  private static final String PAINTED = "shangjiaPainted";

  private static final Duration HURRY = Duration.ofMillis(500);

  private final DevTools devTools;
  private final String session;
  private final String target;
  private final Traffic traffic;
  private final Loading loading;
  private final Complaints complaints = new Complaints();
  private final Set<String> children = ConcurrentHashMap.newKeySet();
  private final AtomicInteger interruptions = new AtomicInteger();
  private final Bell bell = new Bell();
  private volatile long paintedMillis = -1;
  private volatile boolean crashed;
  private volatile boolean gone;

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

  /**
   * Milliseconds from the click on the page to the picture with the first change after it, since
   * {@link #watch}; -1 while nothing has changed.
   */
  long paintedMillis() {
    return paintedMillis;
  }

  /** Takes the size of a view and begins to take notes. */
  void prepare(PageView view, String userAgent, Deadline deadline) throws BrowserFault {
    devTools.listen(session, new Ear(session));
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
    call(
        "Runtime.addBinding",
        DevTools.params().put("name", PAINTED).put("executionContextName", WORLD),
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

  /** Looks from now on for the first change after a click. */
  void watch(Deadline deadline) throws BrowserFault {
    paintedMillis = -1;
    evaluate(Scripts.WATCH.call(), deadline);
  }

  /** How often something has happened; to be noted before looking, for {@link #awaitMore}. */
  long heard() {
    return bell.rings();
  }

  /** Waits until something has happened since, or until time is over. */
  void awaitMore(long heard, Deadline deadline) throws BrowserFault {
    if (crashed || gone) {
      throw new BrowserFault(BrowserFault.Kind.GONE, "the page or its browser is gone");
    }
    try {
      bell.await(heard, deadline);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserFault(BrowserFault.Kind.LATE, "interrupted");
    }
  }

  /** Waits until something holds that events bring about; false when it does not in time. */
  boolean await(BooleanSupplier condition, Deadline deadline) throws BrowserFault {
    for (long heard = heard(); !condition.getAsBoolean(); heard = heard()) {
      if (deadline.isOver()) {
        return false;
      }
      awaitMore(heard, deadline);
    }
    return true;
  }

  /** Waits until nothing was loaded for some time, or until something else holds. */
  void awaitQuiet(Duration quiet, BooleanSupplier over, Deadline deadline) throws BrowserFault {
    for (long heard = heard(); !over.getAsBoolean(); heard = heard()) {
      long left = traffic.untilQuietFor(quiet.toNanos());
      if (left <= 0 || deadline.isOver()) {
        return;
      }
      awaitMore(heard, left == Long.MAX_VALUE ? deadline : deadline.within(Duration.ofNanos(left)));
    }
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
    bell.ring();
  }

  /** Hears one session of the page: its own, or that of a frame or a worker inside it. */
  private final class Ear implements DevTools.Listener {
    private final String from;

    Ear(String from) {
      this.from = from;
    }

    @Override
    public void happened(String method, JsonNode params) {
      note(from, method, params);
      bell.ring();
    }

    @Override
    public void ended() {
      gone = true;
      bell.ring();
    }
  }

  private void note(String from, String method, JsonNode params) {
    if (method.startsWith("Network.")) {
      traffic.happened(from, method, params);
    }
    switch (method) {
      case "Target.attachedToTarget" -> attach(params.path("sessionId").asString(""));
      case "Page.javascriptDialogOpening" -> {
        interruptions.incrementAndGet();
        post("Page.handleJavaScriptDialog", DevTools.params().put("accept", false));
      }
      case "Runtime.bindingCalled" -> {
        if (from.equals(session) && params.path("name").asString("").equals(PAINTED)) {
          paintedMillis = millis(params.path("payload").asString(""));
        }
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

  private static long millis(String payload) {
    try {
      return Math.round(Double.parseDouble(payload));
    } catch (NumberFormatException noTime) {
      return -1;
    }
  }

  private void attach(String child) {
    children.add(child);
    devTools.listen(child, new Ear(child));
    devTools.post(child, "Network.enable", DevTools.params());
    follow(child);
  }
}
