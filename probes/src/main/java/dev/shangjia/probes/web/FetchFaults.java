package dev.shangjia.probes.web;

import dev.shangjia.engine.LocalText;
import dev.shangjia.probes.web.Fetched.NotLooked;

/** Why nothing can be said of an address, for reasons on our side. */
final class FetchFaults {
  private FetchFaults() {}

  static NotLooked noNetwork(String host) {
    return new NotLooked(
        "no-network",
        new LocalText(
            "无法查询域名 " + host + "：本机没有联网，或域名服务器没有应答。请检查网络后重试，或使用 --offline 跳过联网检测",
            "the name "
                + host
                + " could not be looked up: this machine has no network, or no name server"
                + " answered. Check the network and try again, or leave addresses out with"
                + " --offline"));
  }

  static NotLooked noWay(String host) {
    return new NotLooked(
        "no-network",
        new LocalText(
            "本机的网络到不了 " + host + " 的地址（例如没有 IPv6）。请换一个网络后重试",
            "this machine's network has no way to the address of "
                + host
                + " (it may lack IPv6). Try again from another network"));
  }

  static NotLooked lookupTimedOut() {
    return new NotLooked(
        "lookup-timed-out",
        new LocalText(
            "查询域名超时，链接没有打开。请检查本机的网络和域名服务器后重试",
            "looking the name up took too long, so the address was not opened. Check this machine's"
                + " network and name server, and try again"));
  }

  static NotLooked broken(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return new NotLooked(
        "probe-broken",
        new LocalText(
            "打开链接的程序出错（" + name + "），请联系平台并附上该链接",
            "opening the address itself failed ("
                + name
                + "); report it together with the address"));
  }
}
