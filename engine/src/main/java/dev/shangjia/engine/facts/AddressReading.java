package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.WebAddress.Flaw;
import dev.shangjia.engine.facts.WebAddress.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as the URL standard of browsers has it, and refuses what it merely tolerates. */
final class AddressReading {
  static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,31})://");

  private static final Pattern WHOLE =
      Pattern.compile("[A-Za-z]+://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(?::([0-9]{0,9}))?");

  /** Signs that stand for themselves in paths and queries. */
  private static final String PLAIN = "!$&'()*+,-./:;=?@_~%[]|^{}`\\";

  private AddressReading() {}

  static Reading read(String written) {
    String text = written.strip();
    Matcher scheme = SCHEME.matcher(text);
    if (text.length() > WebAddress.MOST_CHARACTERS || hasOddSigns(text) || !scheme.lookingAt()) {
      return refused(hasOtherScheme(text) ? Flaw.OTHER_SCHEME : Flaw.NOT_AN_ADDRESS);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      return refused(Flaw.OTHER_SCHEME);
    }
    Matcher parts = WHOLE.matcher(text);
    if (!parts.matches()) {
      return refused(Flaw.NOT_AN_ADDRESS);
    }
    if (parts.group(1).indexOf('@') >= 0) {
      return refused(Flaw.CREDENTIALS);
    }
    String query = parts.group(3);
    String target = encoded(path(parts.group(2))) + (query == null ? "" : encoded(query));
    return address(name, parts.group(1), target)
        .<Reading>map(Reading.Read::new)
        .orElseGet(() -> refused(Flaw.NOT_AN_ADDRESS));
  }

  private static Reading refused(Flaw flaw) {
    return new Reading.Refused(flaw);
  }

  /** Such as {@code mailto:} and {@code javascript:}, which are followed by no slashes. */
  private static boolean hasOtherScheme(String text) {
    return text.length() <= WebAddress.MOST_CHARACTERS
        && text.matches("(?s)(?i)(mailto|tel|sms|javascript|data|file|blob|about|view-source):.*");
  }

  /**
   * Browsers drop line breaks and read a backslash as a slash; whoever writes these is mistaken or
   * deceives.
   */
  private static boolean hasOddSigns(String text) {
    return text.codePoints()
        .anyMatch(
            sign ->
                Character.isWhitespace(sign)
                    || Character.isSpaceChar(sign)
                    || Character.isISOControl(sign)
                    || sign == '\\'
                    || (sign >= 0xD800 && sign <= 0xDFFF)
                    || Character.getType(sign) == Character.FORMAT);
  }

  private static Optional<WebAddress> address(String scheme, String authority, String target) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String port = parts.group(2);
    int number =
        port == null || port.isEmpty() ? WebAddress.standardPort(scheme) : Integer.parseInt(port);
    return number < 1 || number > 65_535
        ? Optional.empty()
        : HostText.normalized(parts.group(1))
            .map(host -> new WebAddress(scheme, host, number, target));
  }

  private static String path(String path) {
    Deque<String> steps = new ArrayDeque<>();
    String[] all = path.split("/", -1);
    for (int i = 1; i < all.length; i++) {
      String step = all[i].replaceAll("(?i)%2e", ".");
      boolean last = i == all.length - 1;
      switch (step) {
        case "." -> {
          if (last) {
            steps.addLast("");
          }
        }
        case ".." -> {
          steps.pollLast();
          if (last) {
            steps.addLast("");
          }
        }
        default -> steps.addLast(all[i]);
      }
    }
    return "/" + String.join("/", steps);
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder(text.length());
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char sign = (char) (unit & 0xFF);
      boolean plain =
          (sign >= '0' && sign <= '9')
              || (sign >= 'A' && sign <= 'Z')
              || (sign >= 'a' && sign <= 'z')
              || PLAIN.indexOf(sign) >= 0;
      encoded.append(plain ? String.valueOf(sign) : "%%%02X".formatted((int) sign));
    }
    return encoded.toString();
  }
}
