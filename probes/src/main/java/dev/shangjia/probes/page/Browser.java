package dev.shangjia.probes.page;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Chromium that opens pages, each as on a first visit: nothing is kept between two of them. */
final class Browser implements AutoCloseable {
  private final BrowserProcess process;
  private final DevTools devTools;
  private final String userAgent;
  private final Map<String, Tab> byTarget = new ConcurrentHashMap<>();

  private Browser(BrowserProcess process, DevTools devTools, String userAgent) {
    this.process = process;
    this.devTools = devTools;
    this.userAgent = userAgent;
  }

  /**
   * Starts a browser and waits until it answers.
   *
   * @throws BrowserFault when it does not answer; the message is the end of its log
   */
  static Browser start(Path executable, PageLimits limits, Deadline deadline) throws BrowserFault {
    BrowserProcess process;
    try {
      process = BrowserProcess.start(executable, limits);
    } catch (IOException notStarted) {
      throw new BrowserFault(BrowserFault.Kind.GONE, String.valueOf(notStarted.getMessage()));
    }
    try {
      DevTools devTools = process.connect();
      JsonNode version =
          devTools.call(
              DevTools.BROWSER,
              "Browser.getVersion",
              DevTools.params(),
              deadline.within(limits.start()));
      String agent = version.path("userAgent").asString("").replace("HeadlessChrome", "Chrome");
      var browser = new Browser(process, devTools, agent);
      devTools.listen(DevTools.BROWSER, browser::happened);
      ObjectNode discover = DevTools.params().put("discover", true);
      devTools.call(DevTools.BROWSER, "Target.setDiscoverTargets", discover, deadline);
      return browser;
    } catch (BrowserFault fault) {
      process.close();
      throw new BrowserFault(fault.kind(), process.complaint());
    }
  }

  /**
   * Opens an empty page in a context of its own.
   *
   * @param proxy on this machine, the only address that the page may connect to
   */
  Tab open(PageView view, InetSocketAddress proxy, PageLimits limits, Deadline deadline)
      throws BrowserFault {
    ObjectNode alone =
        DevTools.params()
            .put("disposeOnDetach", true)
            .put("proxyServer", "http://127.0.0.1:" + proxy.getPort())
            .put("proxyBypassList", "<-loopback>");
    String context =
        ask("Target.createBrowserContext", alone, deadline).path("browserContextId").asString("");
    refuseEverything(context, deadline);
    ObjectNode target =
        DevTools.params()
            .put("url", "about:blank")
            .put("browserContextId", context)
            .put("width", view.width())
            .put("height", view.height());
    String id = ask("Target.createTarget", target, deadline).path("targetId").asString("");
    ObjectNode attach = DevTools.params().put("targetId", id).put("flatten", true);
    String session = ask("Target.attachToTarget", attach, deadline).path("sessionId").asString("");
    var tab = new Tab(devTools, session, id, limits);
    byTarget.put(id, tab);
    tab.prepare(view, userAgent, deadline);
    return tab;
  }

  /** Permissions, and files to keep. */
  private void refuseEverything(String context, Deadline deadline) throws BrowserFault {
    ObjectNode permissions = DevTools.params().put("browserContextId", context);
    permissions.putArray("permissions");
    ask("Browser.grantPermissions", permissions, deadline);
    ask(
        "Browser.setDownloadBehavior",
        DevTools.params().put("behavior", "deny").put("browserContextId", context),
        deadline);
  }

  void dispose(Tab tab) {
    byTarget.remove(tab.target());
    tab.leave();
    devTools.post(
        DevTools.BROWSER, "Target.closeTarget", DevTools.params().put("targetId", tab.target()));
  }

  boolean isOutOfMemory() {
    return process.isOutOfMemory();
  }

  @Override
  public void close() {
    process.close();
  }

  private JsonNode ask(String method, ObjectNode params, Deadline deadline) throws BrowserFault {
    return devTools.call(DevTools.BROWSER, method, params, deadline);
  }

  /** Windows that a page opens are closed at once: nobody looks at them. */
  private void happened(String method, JsonNode params) {
    JsonNode info = params.path("targetInfo");
    Tab opener = byTarget.get(info.path("openerId").asString(""));
    if (method.equals("Target.targetCreated") && opener != null) {
      opener.countPopup();
      devTools.post(
          DevTools.BROWSER,
          "Target.closeTarget",
          DevTools.params().put("targetId", info.path("targetId").asString("")));
    }
  }
}
