package dev.shangjia.probes.page;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Observation.Result.Failed;

/** Why no page could be looked at, whatever the page. */
final class PageFailures {
  private PageFailures() {}

  static Failed noBrowser() {
    return new Failed(
        "no-browser",
        new LocalText(
            "本机没有找到 Chromium，无法打开页面；请安装 chromium，或用环境变量 " + BrowserSearch.VARIABLE + " 指明它的位置",
            "no Chromium was found to open the page in; install chromium, or set "
                + BrowserSearch.VARIABLE
                + " to where it is"));
  }

  static Failed noNetwork() {
    return new Failed(
        "no-network",
        new LocalText(
            "本机没有联网，无法打开页面；请联网后重试，或用 --offline 跳过",
            "this machine has no network, so the page was not opened; connect it and check again,"
                + " or leave pages out with --offline"));
  }

  static Failed noProxy() {
    return new Failed(
        "no-proxy",
        new LocalText(
            "本机 127.0.0.1 上没有空闲端口，页面没有打开；请稍后重试",
            "no port was free on 127.0.0.1, so the page was not opened; try again later"));
  }

  /** The browser did not start, or ended early; its log says whether the sandbox is why. */
  static Failed broken(BrowserFault fault) {
    String log = String.valueOf(fault.getMessage());
    if (log.contains("No usable sandbox") || log.contains("sandbox_host_linux")) {
      return new Failed(
          "no-sandbox",
          new LocalText(
              "Chromium 的沙箱在本机无法启动，页面没有打开；请安装 chromium-sandbox，或允许普通用户创建命名空间",
              "Chromium's sandbox does not start on this machine, so the page was not opened;"
                  + " install chromium-sandbox, or allow users to create namespaces"));
    }
    return new Failed(
        "browser-broken",
        new LocalText(
            "Chromium 没有正常启动或中途退出，页面没有看完；请在本机直接运行它试试",
            "Chromium did not start or ended early, so the page was not seen; try to run it by"
                + " itself"));
  }
}
