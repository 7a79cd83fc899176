package dev.shangjia.probes.page;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Observation.Result;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens a page in Chromium, in each view that apps are shown in, and measures it. The facts are
 * those of the catalogue's {@code page}. Chromium runs in its sandbox, as an unprivileged user,
 * with an empty profile, and reaches nothing but a proxy.
 *
 * <p>A page that is down, broken, too large or endless is seen as such, in {@code failure} of each
 * view. That there is no browser, or that it does not start, is a failure with one of the codes
 * {@code no-browser}, {@code no-sandbox}, {@code browser-broken}.
 *
 * <p>Opens one page at a time: two would slow each other down, and times are measured.
 */
public final class PageProbe {
  private final List<PageView> views;
  private final PageLimits limits;
  private final Evidence evidence;
  private final BrowserSearch search;

  /**
   * A probe of the standard views and limits.
   *
   * @param environment variables, of which {@code SHANGJIA_CHROMIUM} and {@code PATH} say where the
   *     browser is
   * @param evidence keeps the screenshots
   */
  public PageProbe(Map<String, String> environment, Evidence evidence) {
    this(PageView.STANDARD, PageLimits.STANDARD, environment, evidence);
  }

  public PageProbe(
      List<PageView> views, PageLimits limits, Map<String, String> environment, Evidence evidence) {
    this.views = List.copyOf(views);
    this.limits = limits;
    this.evidence = evidence;
    this.search = new BrowserSearch(environment);
  }

  /**
   * Opens a page.
   *
   * @param url an address of {@code http} or {@code https}
   * @param proxy what all traffic goes through
   */
  public synchronized Result observe(String url, InetSocketAddress proxy) {
    Optional<Path> executable = search.find();
    if (executable.isEmpty()) {
      return noBrowser();
    }
    Deadline deadline = Deadline.in(limits.page());
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode seen = facts.putArray("views");
    var visits = new Visits(executable.get(), proxy, limits, evidence, deadline);
    try (visits) {
      for (PageView view : views) {
        seen.add(visits.visit(url, view));
      }
      return new Result.Seen(facts);
    } catch (BrowserFault fault) {
      return broken(fault);
    }
  }

  private static Result noBrowser() {
    return new Result.Failed(
        "no-browser",
        new LocalText(
            "本机没有找到 Chromium，无法打开页面；请安装 chromium，或用环境变量 " + BrowserSearch.VARIABLE + " 指明它的位置",
            "no Chromium was found to open the page in; install chromium, or set "
                + BrowserSearch.VARIABLE
                + " to where it is"));
  }

  private static Result broken(BrowserFault fault) {
    String log = String.valueOf(fault.getMessage());
    if (log.contains("No usable sandbox") || log.contains("sandbox_host_linux")) {
      return new Result.Failed(
          "no-sandbox",
          new LocalText(
              "Chromium 的沙箱在本机无法启动，页面没有打开；请安装 chromium-sandbox，或允许普通用户创建命名空间",
              "Chromium's sandbox does not start on this machine, so the page was not opened;"
                  + " install chromium-sandbox, or allow users to create namespaces"));
    }
    return new Result.Failed(
        "browser-broken",
        new LocalText(
            "Chromium 没有正常启动或中途退出，页面没有看完；请在本机直接运行它试试",
            "Chromium did not start or ended early, so the page was not seen; try to run it by"
                + " itself"));
  }
}
