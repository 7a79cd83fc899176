package dev.shangjia.engine.text;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Unified social credit codes: 18 characters, the last of which checks the others. Source: GB
 * 32100-2015.
 */
public final class CreditCodes {
  private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;
  private static final int MOST = 50;

  private CreditCodes() {}

  /**
   * Whether a text is a code whose check character is right; case and outer spaces do not count.
   */
  public static boolean isCode(String text) {
    String code = upper(text.strip());
    return code.length() == LENGTH && isCodeAt(code, 0);
  }

  /** The codes that stand in a text by themselves, each once, in order; the first fifty. */
  public static List<String> in(String text) {
    String upper = upper(text);
    var codes = new LinkedHashSet<String>();
    for (int at = 0; at + LENGTH <= upper.length() && codes.size() < MOST; at++) {
      boolean alone = !isSign(upper, at - 1) && isSign(upper, at) && !isSign(upper, at + LENGTH);
      if (alone && isCodeAt(upper, at)) {
        codes.add(upper.substring(at, at + LENGTH));
      }
    }
    return List.copyOf(codes);
  }

  private static boolean isCodeAt(String text, int at) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      int value = SIGNS.indexOf(text.charAt(at + i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % SIGNS.length();
    }
    int check = (SIGNS.length() - sum % SIGNS.length()) % SIGNS.length();
    return text.charAt(at + LENGTH - 1) == SIGNS.charAt(check);
  }

  /** Latin letters and digits, those that no code has too. */
  private static boolean isSign(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char sign = text.charAt(at);
    return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z');
  }

  /** Full-width letters and digits become plain ones; lengths stay. */
  private static String upper(String text) {
    var upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char written = text.charAt(i);
      boolean wide = written >= '０' && written <= 'ｚ';
      char sign = wide ? (char) (written - '０' + '0') : written;
      upper.append(sign >= 'a' && sign <= 'z' ? (char) (sign - 'a' + 'A') : sign);
    }
    return upper.toString();
  }
}
