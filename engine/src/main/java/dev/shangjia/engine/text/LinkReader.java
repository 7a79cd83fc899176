package dev.shangjia.engine.text;

import java.util.Locale;
import java.util.Set;

/** Reads what an address-like run of characters is. */
final class LinkReader {
  /** What was read; an empty range if it is no address. */
  record Link(int start, int end, String label) {}

  private static final Set<String> SCHEMES =
      Set.of(
          "http", "https", "ftp", "ftps", "ws", "wss", "sftp", "tg", "weixin", "alipays", "mqqapi");
  private static final Set<String> REVERSED =
      Set.of("com", "cn", "org", "net", "io", "dev", "me", "top");
  private static final Set<String> MAIL_HOSTS =
      Set.of(
          "qq.com",
          "163.com",
          "126.com",
          "gmail.com",
          "foxmail.com",
          "outlook.com",
          "sina.com",
          "139.com");

  private LinkReader() {}

  static Link read(Folded text, int start, int end) {
    if (startsWith(text, end, "://") && SCHEMES.contains(text(text, start, end))) {
      return readUrl(text, start, end + 3);
    }
    int at = atSign(text, end);
    if (at > 0) {
      Link mail = readMail(text, start, end, at);
      if (mail.end() > 0) {
        return mail;
      }
    }
    Link nothing = new Link(end, end, "");
    return isPartOfSomethingElse(text, start, end) ? nothing : readDomain(text, start, end);
  }

  private static Link readUrl(Folded text, int start, int hostStart) {
    int hostEnd = Hosts.end(text, hostStart);
    if (hostEnd == hostStart) {
      return new Link(hostStart, hostStart, "");
    }
    int end = Hosts.pathEnd(text, hostEnd);
    return new Link(start, end, Hosts.isLocal(text(text, hostStart, hostEnd)) ? "local" : "url");
  }

  /** Where the host behind an at sign begins, also behind {@code (at)}; 0 if there is none. */
  private static int atSign(Folded text, int end) {
    if (text.at(end) == '@') {
      return end + 1;
    }
    for (String disguise : new String[] {"(at)", "[at]", " at ", "#"}) {
      if (startsWith(text, end, disguise)) {
        return end + disguise.length();
      }
    }
    return 0;
  }

  private static Link readMail(Folded text, int start, int localEnd, int hostStart) {
    int hostEnd = Hosts.trimmedEnd(text, hostStart);
    String host = text(text, hostStart, hostEnd).replace(" ", "");
    boolean plain = text.at(localEnd) == '@';
    boolean known = plain ? Hosts.hasKnownEnding(host) : MAIL_HOSTS.contains(host);
    boolean repository = text(text, start, localEnd).equals("git") && text.at(hostEnd) == ':';
    int localStart = localStart(text, start);
    return known && !repository && hostStart > start + 1
        ? new Link(localStart, hostEnd, "email")
        : new Link(0, 0, "");
  }

  /**
   * A path's, variable's or call's part, or the host behind an at sign that was no mail address.
   */
  private static int localStart(Folded text, int start) {
    int first = start;
    while (start - first < 64 && isLocalPart(text.at(first - 1))) {
      first--;
    }
    return first;
  }

  private static boolean isLocalPart(int point) {
    return Glyphs.isAsciiAlphanumeric(point)
        || point == '_'
        || point == '+'
        || point == '%'
        || point == '.'
        || point == '-';
  }

  private static boolean isPartOfSomethingElse(Folded text, int start, int end) {
    return switch (text.at(start - 1)) {
      case '@', '/', '\\', '_', '$', '=' -> true;
      default -> text.at(end) == '_' || text.at(end) == '\\';
    };
  }

  private static Link readDomain(Folded text, int runStart, int runEnd) {
    int start = runStart;
    while (text.at(start) == '-') {
      start++;
    }
    int end = Hosts.trimmedEnd(text, start);
    Link nothing = new Link(runEnd, runEnd, "");
    if (end <= start) {
      return nothing;
    }
    String[] labels = Hosts.labels(text(text, start, end));
    boolean web = labels[0].equals("www") && labels.length > 2;
    boolean path = text.at(end) == '/' && Glyphs.isLetterOrDigit(text.at(end + 1));
    String label = domainLabel(text, start, end, labels, web || path);
    if (label.isEmpty()) {
      return nothing;
    }
    String shown = Hosts.isLocal(String.join(".", labels)) ? "local" : web ? "url" : label;
    return new Link(start, path ? Hosts.pathEnd(text, end) : end, shown);
  }

  private static String domainLabel(
      Folded text, int start, int end, String[] labels, boolean certain) {
    String ending = labels[labels.length - 1];
    if (labels.length < 2 || !Hosts.areLabels(labels)) {
      return "";
    }
    Hosts.Ending kind = Hosts.ending(ending);
    if (kind == Hosts.Ending.UNKNOWN || (labels.length > 2 && REVERSED.contains(labels[0]))) {
      return "";
    }
    if (certain) {
      return "domain";
    }
    if (text.at(end) == '(' || isSentenceEnd(text, start, end, ending.length())) {
      return "";
    }
    boolean numeric = labels[labels.length - 2].chars().allMatch(Character::isDigit);
    return switch (kind) {
      case COMMON -> isProperName(text, start, end, labels) ? "dotted-name" : "domain";
      case BRANDED -> numeric ? "" : "dotted-name";
      case WORD, UNKNOWN -> "";
    };
  }

  /**
   * {@code data.Top ten} and {@code ASP.NET}: an ending with a capital is no domain's, unless all
   * letters are capitals.
   */
  private static boolean isSentenceEnd(Folded text, int start, int end, int endingLength) {
    String written = text.original(start, end, "").text();
    String ending = text.original(end - endingLength, end, "").text();
    if (!Character.isUpperCase(ending.codePointAt(0))) {
      return false;
    }
    boolean allCapitals = written.equals(written.toUpperCase(Locale.ROOT));
    return !allCapitals || ending.equals("NET");
  }

  /**
   * {@code Booking.com}: written with a capital, as companies write their names and nobody writes
   * an address.
   */
  private static boolean isProperName(Folded text, int start, int end, String[] labels) {
    String written = text.original(start, end, "").text();
    boolean mixed =
        !written.equals(written.toUpperCase(Locale.ROOT))
            && !written.equals(written.toLowerCase(Locale.ROOT));
    return labels.length == 2 && mixed;
  }

  private static boolean startsWith(Folded text, int index, String literal) {
    for (int i = 0; i < literal.length(); i++) {
      if (text.at(index + i) != literal.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String text(Folded text, int start, int end) {
    StringBuilder part = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      part.appendCodePoint(text.at(i));
    }
    return part.toString();
  }
}
