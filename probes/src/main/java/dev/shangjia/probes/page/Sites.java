package dev.shangjia.probes.page;

import dev.shangjia.engine.facts.WebAddress;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Who addresses belong to, as far as their hosts tell. */
final class Sites {
  private Sites() {}

  /** Loaded when it is first needed: the list of public suffixes is long. */
  private static final class Suffixes {
    static final PublicSuffixMatcher KNOWN = PublicSuffixMatcherLoader.getDefault();
  }

  /** Whether two addresses are of one site: their hosts have the same registered domain. */
  static boolean isSame(WebAddress one, WebAddress other) {
    return one.host().equals(other.host())
        || (isName(one.host())
            && isName(other.host())
            && domain(one.host()).equals(domain(other.host())));
  }

  private static boolean isName(String host) {
    return !host.startsWith("[") && !host.matches("[0-9.]+");
  }

  private static String domain(String host) {
    String domain = Suffixes.KNOWN.getDomainRoot(host);
    return domain == null ? host : domain;
  }
}
