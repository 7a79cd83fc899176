package dev.shangjia.platform.catalog.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How Chinese texts are read out, in letters without tones. */
public final class Pinyin {
  private static final int MOST_SYLLABLES = 24;

  private Pinyin() {}

  /** The syllables of a text: one for each Chinese character, and runs of letters and digits. */
  public static List<String> syllables(String text) {
    String spaced =
        PinyinHelper.toPinyin(
            text.replaceAll("[^\\p{L}\\p{N}]+", " "), PinyinStyleEnum.NORMAL, " ");
    return Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("\\s+", -1))
        .map(syllable -> syllable.replace("ü", "v").replaceAll("[^a-z0-9]", ""))
        .filter(syllable -> !syllable.isEmpty())
        .limit(MOST_SYLLABLES)
        .toList();
  }

  /** How a text is read out, written in one word. */
  public static String whole(String text) {
    return String.join("", syllables(text));
  }

  /**
   * What somebody may type who reads a name out: all of it from any of its syllables on, and the
   * first letters of these; separated by spaces.
   */
  static String readings(String name) {
    List<String> syllables = syllables(name);
    Set<String> readings = new LinkedHashSet<>();
    var initials = new ArrayList<String>();
    for (int from = 0; from < syllables.size(); from++) {
      List<String> rest = syllables.subList(from, syllables.size());
      readings.add(String.join("", rest));
      if (rest.size() > 1) {
        initials.add(
            rest.stream().map(syllable -> syllable.substring(0, 1)).reduce("", String::concat));
      }
    }
    readings.addAll(initials);
    return String.join(" ", readings);
  }
}
