package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits with single separators between, as telephone numbers are written, and which
 * number they are.
 *
 * <p>At most {@value #MOST_GROUPS} groups and {@value #MOST_DIGITS} digits belong to one number; a
 * longer run of digits is passed over as a whole.
 */
final class DigitGroups {
  /** A number that was recognized; its end is 0 if none was. */
  record PhoneNumber(int end, String label) {
    static final PhoneNumber NONE = new PhoneNumber(0, "");
  }

  private static final int MOST_GROUPS = 6;
  private static final int MOST_DIGITS = 16;
  private static final String CHINESE = "零一二三四五六七八九";

  private final Folded text;
  private final int start;
  private final boolean plus;
  private final List<String> groups = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  /** What stands between group n and n + 1. */
  private final StringBuilder separators = new StringBuilder();

  private int end;

  private DigitGroups(Folded text, int start) {
    this.text = text;
    this.start = start;
    this.plus = text.at(start) == '+';
  }

  /** A digit, plus sign or bracket that is no part of a word, a decimal or a longer number. */
  static boolean mayBeginAt(Folded text, int index) {
    int point = text.at(index);
    int digit = point == '+' || point == '(' ? text.at(index + 1) : point;
    if (digitOf(digit) < 0) {
      return false;
    }
    int before = text.at(index - 1);
    if (digitOf(before) >= 0 || before == '_' || before == '#' || before == '$' || before == '*') {
      return false;
    }
    if ((before == '.' || before == '-' || before == '/')
        && Glyphs.isWordCharacter(text.at(index - 2))) {
      return false;
    }
    return !Glyphs.isWordCharacter(before) || announces(text, index);
  }

  /** {@code tel13800138000}: letters right before the number that name a way to reach someone. */
  private static boolean announces(Folded text, int index) {
    int from = index;
    StringBuilder word = new StringBuilder();
    while (Glyphs.isAsciiLetter(text.at(from - 1)) && word.length() < 8) {
      word.insert(0, (char) text.at(--from));
    }
    return switch (word.toString()) {
      case "tel", "phone", "mobile", "call", "vx", "wx", "v" -> true;
      default -> false;
    };
  }

  static DigitGroups read(Folded text, int start) {
    DigitGroups groups = new DigitGroups(text, start);
    groups.read();
    return groups;
  }

  private void read() {
    int index = text.at(start) == '+' || text.at(start) == '(' ? start + 1 : start;
    int digits = 0;
    while (groups.size() < MOST_GROUPS && digits < MOST_DIGITS) {
      int groupEnd = index;
      StringBuilder group = new StringBuilder();
      while (digitOf(text.at(groupEnd)) >= 0) {
        if (group.length() <= MOST_DIGITS) {
          group.append((char) ('0' + digitOf(text.at(groupEnd))));
        }
        groupEnd++;
      }
      end = Math.max(groupEnd, start + 1);
      if (group.isEmpty() || group.length() > MOST_DIGITS) {
        break;
      }
      groups.add(group.toString());
      ends.add(groupEnd);
      digits += group.length();
      int next = separatorEnd(groupEnd);
      if (next == groupEnd) {
        break;
      }
      separators.append((char) text.at(groupEnd));
      index = next;
    }
  }

  /** End of one separator that leads to a further digit, or {@code index} if there is none. */
  private int separatorEnd(int index) {
    int next = index;
    if (text.at(next) == ')') {
      next++;
    }
    if (text.at(next) == ' '
        || text.at(next) == '-'
        || text.at(next) == '—'
        || text.at(next) == '–') {
      next++;
    }
    if (next > index && text.at(next) == '(') {
      next++;
    }
    return next > index && digitOf(text.at(next)) >= 0 ? next : index;
  }

  int end() {
    return end;
  }

  /**
   * The telephone number at the beginning. {@code announced}: a word before it says that it is one.
   */
  PhoneNumber number(boolean announced) {
    for (int count = groups.size(); count > 0; count--) {
      int last = ends.get(count - 1);
      if (isBounded(last)) {
        String label = label(groups.subList(0, count), announced);
        if (!label.isEmpty()) {
          return new PhoneNumber(last, label);
        }
      }
    }
    return PhoneNumber.NONE;
  }

  /**
   * Nothing follows that makes it a longer number, an identifier, a file name or a mail address.
   */
  private boolean isBounded(int last) {
    int after = text.at(last);
    if (Glyphs.isWordCharacter(after)
        || after == '_'
        || after == '@'
        || after == '*'
        || after == '%') {
      return false;
    }
    boolean joins = after == '.' || after == '-' || after == '/' || after == ':';
    return !joins || !Glyphs.isWordCharacter(text.at(last + 1));
  }

  private String label(List<String> parts, boolean announced) {
    String digits = String.join("", parts);
    String national = digits;
    List<String> rest = parts;
    if (parts.size() > 1 && (parts.getFirst().equals("86") || parts.getFirst().equals("0086"))) {
      rest = parts.subList(1, parts.size());
      national = String.join("", rest);
    } else if (digits.length() == 13 && digits.startsWith("86")) {
      national = digits.substring(2);
      rest = List.of(national);
    }
    if (isMobile(rest, national)) {
      return "mobile";
    }
    if (isServiceNumber(rest, national, announced)) {
      return "service-number";
    }
    if (isLandline(rest, national, announced)) {
      return "landline";
    }
    if (isInternational(parts, digits)) {
      return "international";
    }
    return announced && parts.size() <= 3 && digits.length() >= 7 && digits.length() <= 13
        ? "phone"
        : "";
  }

  private boolean isMobile(List<String> parts, String digits) {
    if (digits.length() != 11 || digits.charAt(0) != '1' || digits.charAt(1) < '3') {
      return false;
    }
    return parts.size() == 1
        || hasShape(parts, 3, 4, 4)
        || hasShape(parts, 4, 4, 3)
        || hasShape(parts, 3, 8)
        || hasShape(parts, 7, 4);
  }

  private static boolean isServiceNumber(List<String> parts, String digits, boolean announced) {
    boolean service = digits.startsWith("400") || digits.startsWith("800");
    if (service && digits.length() == 10) {
      return parts.size() > 1
          ? parts.getFirst().length() >= 3
          : announced || digits.startsWith("400");
    }
    return announced
        && parts.size() == 1
        && digits.startsWith("95")
        && digits.length() >= 5
        && digits.length() <= 8;
  }

  private boolean isLandline(List<String> parts, String digits, boolean announced) {
    String area = parts.getFirst();
    if (parts.size() == 1) {
      return announced
          && area.length() >= 11
          && area.length() <= 12
          && (isAreaCode(area.substring(0, 3)) || isAreaCode(area.substring(0, 4)));
    }
    boolean local =
        hasShape(parts, area.length(), 8)
            || hasShape(parts, area.length(), 7)
            || hasShape(parts, area.length(), 4, 4)
            || (parts.size() == 3 && parts.get(1).length() >= 7 && parts.get(2).length() <= 5);
    boolean foreignForm = plus && digits.length() >= 9 && !area.startsWith("0");
    return local
        && (isAreaCode(area) || (foreignForm && isAreaCode("0" + area) && !startsWithCountry()));
  }

  private boolean startsWithCountry() {
    return !groups.getFirst().equals("86");
  }

  /** 010 and 02x, or four digits from 03xx on. */
  private static boolean isAreaCode(String group) {
    return switch (group.length()) {
      case 3 -> group.equals("010") || group.startsWith("02");
      case 4 -> group.charAt(0) == '0' && group.charAt(1) >= '3';
      default -> false;
    };
  }

  private boolean isInternational(List<String> parts, String digits) {
    int size = digits.length();
    if (plus) {
      boolean country = parts.getFirst().length() <= 3 && parts.size() > 1 && size >= 9;
      return digits.charAt(0) != '0' && size <= 15 && (country || size >= 11);
    }
    boolean american = separators.indexOf(")") >= 0 || separators.indexOf("-") >= 0;
    return american
        && (hasShape(parts, 3, 3, 4)
            || (hasShape(parts, 1, 3, 3, 4) && parts.getFirst().equals("1")));
  }

  private static boolean hasShape(List<String> parts, int... lengths) {
    if (parts.size() != lengths.length) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (parts.get(i).length() != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  /** Value of an ASCII or Chinese digit, or -1. */
  private static int digitOf(int point) {
    if (Glyphs.isAsciiDigit(point)) {
      return point - '0';
    }
    return switch (point) {
      case '〇' -> 0;
      case '幺' -> 1;
      default -> point < 0x4E00 ? -1 : CHINESE.indexOf(point);
    };
  }
}
