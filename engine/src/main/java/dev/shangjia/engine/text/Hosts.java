package dev.shangjia.engine.text;

import java.util.Set;

/** Host names and what follows them, in folded text. */
final class Hosts {
  /** What the last label of a dotted name tells about it. */
  enum Ending {
    /** Used by web sites and hardly by anything else. */
    COMMON,
    /** Used by web sites, but products, files and identifiers end like this too. */
    BRANDED,
    /** A word that follows a full stop more often than a host. */
    WORD,
    UNKNOWN
  }

  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_LINK = 2048;

  private static final Set<String> COMMON =
      Set.of(
          "com", "cn", "net", "org", "gov", "edu", "cc", "vip", "xyz", "ltd", "hk", "tw", "jp",
          "kr", "uk", "de", "fr", "ru", "eu", "au", "ca", "ch", "nl", "sg", "biz", "asia", "wang",
          "ren", "mobi", "icu", "cf", "tk");
  private static final Set<String> BRANDED =
      Set.of(
          "io", "ai", "app", "dev", "info", "top", "co", "tv", "pro", "site", "online", "shop",
          "club", "tech", "link", "store", "fun", "cloud", "wiki", "pub", "red", "plus", "team",
          "chat", "live", "space", "website", "page", "blog", "art", "ink", "cool", "mil", "studio",
          "design", "group", "company", "work", "run", "gg", "ly", "fm", "im", "ws", "la", "sh",
          "so", "gs", "moe", "ee", "se", "es", "pl", "br", "nz", "tools");
  private static final Set<String> WORD =
      Set.of(
          "me", "us", "in", "is", "it", "to", "at", "be", "no", "my", "by", "do", "so", "am", "as",
          "hr", "id");

  /** Stand-ins for a reader's own domain. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "example",
          "domain",
          "yourdomain",
          "your-domain",
          "mydomain",
          "company",
          "yourcompany",
          "contoso",
          "acme");

  private Hosts() {}

  static boolean isHostCharacter(int point) {
    return Glyphs.isAsciiAlphanumeric(point) || point == '.' || point == '-';
  }

  /**
   * End of the run of host characters at {@code start}; a disguised dot before a common ending
   * counts as a dot.
   */
  static int end(Folded text, int start) {
    int end = start;
    while (end < text.length()
        && (isHostCharacter(text.at(end)) || (end > start && isDisguisedDot(text, end)))) {
      end++;
    }
    return end;
  }

  /**
   * As {@link #end}, but not so long that it could be no host, and without dots and hyphens at the
   * end.
   */
  static int trimmedEnd(Folded text, int start) {
    int end = start;
    while (end - start <= LONGEST_HOST
        && (isHostCharacter(text.at(end)) || (end > start && isDisguisedDot(text, end)))) {
      end++;
    }
    if (end - start > LONGEST_HOST) {
      return start;
    }
    while (end > start && !Glyphs.isAsciiAlphanumeric(text.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isDisguisedDot(Folded text, int index) {
    if (text.at(index) != '。' && text.at(index) != '点') {
      return false;
    }
    if (!Glyphs.isAsciiAlphanumeric(text.at(index - 1))) {
      return false;
    }
    int end = index + 1;
    StringBuilder ending = new StringBuilder();
    while (end - index <= 4 && Glyphs.isAsciiAlphanumeric(text.at(end))) {
      ending.appendCodePoint(text.at(end++));
    }
    return switch (ending.toString()) {
      case "com", "cn", "net", "org", "top", "cc", "vip", "xyz" -> true;
      default -> false;
    };
  }

  static String[] labels(String host) {
    return host.replace('。', '.').replace('点', '.').split("\\.", -1);
  }

  static boolean areLabels(String[] labels) {
    for (String label : labels) {
      if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
    }
    return true;
  }

  static Ending ending(String label) {
    if (COMMON.contains(label)) {
      return Ending.COMMON;
    }
    if (WORD.contains(label)) {
      return Ending.WORD;
    }
    return BRANDED.contains(label) ? Ending.BRANDED : Ending.UNKNOWN;
  }

  static boolean hasKnownEnding(String host) {
    String[] labels = labels(host);
    return labels.length > 1
        && areLabels(labels)
        && ending(labels[labels.length - 1]) != Ending.UNKNOWN;
  }

  static boolean isLocal(String host) {
    String[] labels = labels(host);
    String last = labels[labels.length - 1];
    return switch (last) {
      case "localhost", "local", "internal", "test", "example", "lan" -> true;
      default ->
          host.startsWith("127.")
              || host.startsWith("10.")
              || host.startsWith("192.168.")
              || host.equals("0.0.0.0")
              || (labels.length > 1 && PLACEHOLDERS.contains(labels[labels.length - 2]));
    };
  }

  /**
   * End of port, path, query and fragment behind a host, without the punctuation of the sentence
   * around.
   */
  static int pathEnd(Folded text, int hostEnd) {
    int end = hostEnd;
    int open = 0;
    while (end - hostEnd < LONGEST_LINK && isPathCharacter(text.at(end))) {
      open += text.at(end) == '(' ? 1 : text.at(end) == ')' ? -1 : 0;
      if (open < 0) {
        break;
      }
      end++;
    }
    while (end > hostEnd && ".,;:!?'*()".indexOf(text.at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isPathCharacter(int point) {
    return Glyphs.isAsciiAlphanumeric(point)
        || (point > ' ' && "-._~:/?#@!$&'()*+,;=%".indexOf(point) >= 0);
  }
}
