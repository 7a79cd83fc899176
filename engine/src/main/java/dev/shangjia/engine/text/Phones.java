package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Telephone numbers written out in a text, also in full-width, circled or Chinese digits.
 *
 * <p>Labels: {@code mobile} (mainland China), {@code landline} (with area code), {@code
 * service-number} (400, 800, 95xxx), {@code international}, and {@code phone} for any other number
 * that follows a word such as 电话 or Tel. Not found are versions, dates, amounts, masked numbers and
 * numbers within links.
 */
public final class Phones {
  private static final String[] CALLS = {
    "电话", "热线", "致电", "拨打", "手机", "手机号", "座机", "来电", "tel", "phone", "mobile", "call", "hotline",
    "ph"
  };
  private static final int FARTHEST_CALL = 6;

  private Phones() {}

  /** All telephone numbers in {@code text}. */
  public static List<Span> find(String text) {
    Folded folded = Folding.fold(text);
    Mask links = Mask.of(Links.find(text));
    List<Span> spans = new ArrayList<>();
    int index = 0;
    while (index < folded.length()) {
      if (!DigitGroups.mayBeginAt(folded, index) || links.covers(folded.startOf(index))) {
        index++;
        continue;
      }
      DigitGroups groups = DigitGroups.read(folded, index);
      DigitGroups.PhoneNumber number = groups.number(followsCall(folded, index));
      if (number.end() > index) {
        spans.add(folded.original(index, number.end(), number.label()));
      }
      index = Math.max(number.end(), groups.end());
    }
    return List.copyOf(spans);
  }

  /**
   * Whether a word that announces a number stands right before it, with a colon or a few other
   * signs between.
   */
  private static boolean followsCall(Folded text, int index) {
    int end = index;
    while (end > 0 && index - end < FARTHEST_CALL && isBetween(text.at(end - 1))) {
      end--;
    }
    for (String call : CALLS) {
      int start = end - call.length();
      if (start >= 0 && stands(text, start, call) && text.beginsAlone(start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(int point) {
    return switch (point) {
      case ' ', ':', '.', '-', '(', '为', '是', '号', '码', '=' -> true;
      default -> false;
    };
  }

  private static boolean stands(Folded text, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text.at(start + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
