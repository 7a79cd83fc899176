package dev.shangjia.probes.page;

import dev.shangjia.probes.net.GuardedProxy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Visits one page in several views, with one browser unless the page breaks it. */
final class Visits implements AutoCloseable {
  private final Path executable;
  private final GuardedProxy proxy;
  private PageLimits limits;
  private final Evidence evidence;
  private final Deadline deadline;
  private @Nullable Browser browser;

  Visits(
      Path executable,
      GuardedProxy proxy,
      PageLimits limits,
      Evidence evidence,
      Deadline deadline) {
    this.executable = executable;
    this.proxy = proxy;
    this.limits = limits;
    this.evidence = evidence;
    this.deadline = deadline;
  }

  /** The facts of a view before anything is opened in it. */
  static ObjectNode begun(PageView view) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("view", view.name())
        .put("width", view.width())
        .put("height", view.height());
  }

  /**
   * The facts of one view.
   *
   * @throws BrowserFault when no browser starts
   */
  ObjectNode visit(String url, PageView view) throws BrowserFault {
    ObjectNode facts = begun(view);
    boolean late = deadline.isOver() || Thread.currentThread().isInterrupted();
    ViewFailure failure = late ? ViewFailure.NOT_OPENED : visit(url, view, running(), facts);
    return facts.put("failure", failure.code());
  }

  private ViewFailure visit(String url, PageView view, Browser running, ObjectNode facts) {
    Deadline end = deadline.within(limits.view());
    try {
      Tab tab = running.open(view, proxy.address(), limits, end);
      ViewFailure failure =
          new ViewVisit(tab, view, limits, Refusals.of(proxy), evidence, end, facts).to(url);
      if (failure == ViewFailure.UNRESPONSIVE
          || failure == ViewFailure.TIMEOUT
          || failure == ViewFailure.TOO_LARGE) {
        limits = limits.hurried();
      }
      if (failure == ViewFailure.UNRESPONSIVE || failure == ViewFailure.CRASHED) {
        close();
      } else {
        running.dispose(tab);
      }
      return failure;
    } catch (BrowserFault fault) {
      boolean memory = running.isOutOfMemory();
      close();
      return memory ? ViewFailure.TOO_MUCH_MEMORY : ViewFailure.CRASHED;
    }
  }

  private Browser running() throws BrowserFault {
    Browser known = browser;
    if (known == null) {
      known = Browser.start(executable, limits, deadline);
      browser = known;
    }
    return known;
  }

  @Override
  public void close() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }
}
