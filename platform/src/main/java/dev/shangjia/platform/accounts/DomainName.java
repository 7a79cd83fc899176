package dev.shangjia.platform.accounts;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * The name of a domain that somebody can own: no address, and no suffix under which all register.
 */
final class DomainName {
  private static final int LONGEST = 253;
  private static final Pattern SCHEME = Pattern.compile("^https?://");
  private static final Pattern END = Pattern.compile("[/.]+$");
  private static final Pattern SHAPE =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private DomainName() {}

  /** Loaded when it is first needed: the list of public suffixes is long. */
  private static final class Suffixes {
    static final PublicSuffixMatcher KNOWN = PublicSuffixMatcherLoader.getDefault();
  }

  /** What was entered, in ASCII and lower case; empty when it is no such name. */
  static Optional<String> read(String entered) {
    String bare = SCHEME.matcher(entered.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return ascii(END.matcher(bare).replaceFirst(""))
        .filter(name -> name.length() <= LONGEST && SHAPE.matcher(name).matches())
        .filter(name -> Suffixes.KNOWN.getDomainRoot(name) != null);
  }

  private static Optional<String> ascii(String name) {
    try {
      return Optional.of(IDN.toASCII(name).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
