package dev.shangjia.engine.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which scripts a text is written in, and in which language, as far as its characters and commonest
 * words tell.
 */
public final class Languages {
  private static final int FEWEST_WORDS = 6;

  /** Commonest short words, which no other language of the table shares. */
  private static final Map<String, Set<String>> COMMON_WORDS =
      Map.of(
          "en",
              Set.of(
                  "the", "and", "of", "to", "for", "with", "is", "your", "you", "from", "this",
                  "that", "by"),
          "de",
              Set.of(
                  "der", "die", "und", "das", "mit", "für", "ist", "nicht", "ein", "eine", "von",
                  "zu", "auf"),
          "fr",
              Set.of(
                  "le", "les", "des", "et", "pour", "une", "vous", "avec", "est", "votre", "dans",
                  "sur", "aux"),
          "es",
              Set.of(
                  "el", "los", "las", "y", "para", "con", "una", "del", "por", "su", "más", "como",
                  "tus"),
          "pt",
              Set.of(
                  "os", "um", "uma", "não", "para", "você", "seu", "sua", "dos", "ao", "mais",
                  "são"),
          "it",
              Set.of(
                  "il", "gli", "della", "che", "di", "per", "sono", "con", "una", "tuo", "nel",
                  "alla", "più"));

  private Languages() {}

  /**
   * The language as a BCP 47 code: {@code zh}, {@code en}, {@code ja}, {@code ko}, {@code ru},
   * {@code bo}, {@code ug}, ... or {@code mixed} (Chinese text with a good share of another),
   * {@code other}, or {@code none} for a text without letters.
   *
   * <p>A Latin text counts as English unless at least six of its words and more than of English are
   * the commonest ones of German, French, Spanish, Portuguese or Italian. Chinese with single
   * foreign words is {@code zh}: a Latin word weighs as much as a Chinese character, and four in
   * ten make it {@code mixed}.
   *
   * <p>Source: TM-466.
   */
  public static String language(String text) {
    Map<UnicodeScript, Integer> counts = count(text);
    int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (letters == 0) {
      return "none";
    }
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    int latin = counts.getOrDefault(UnicodeScript.LATIN, 0);
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (kana * 5 > han + kana && kana * 4 > letters) {
      return "ja";
    }
    UnicodeScript strongest = strongest(counts);
    if (strongest != UnicodeScript.HAN && strongest != UnicodeScript.LATIN) {
      return strongest == UnicodeScript.ARABIC && text.codePoints().anyMatch(Languages::isUyghur)
          ? "ug"
          : ofScript(strongest);
    }
    if (han == 0) {
      return latinLanguage(text);
    }
    int foreign = letters - han;
    if (foreign * 5 >= letters * 2) {
      return han * 10 < letters ? latinLanguage(text) : "mixed";
    }
    return latin == 0 && foreign * 2 > han ? "other" : "zh";
  }

  /**
   * The scripts of the letters in {@code text}, by their ISO 15924 code, sorted: {@code Hani},
   * {@code Latn}, {@code Cyrl}.
   */
  public static List<String> scripts(String text) {
    Set<String> codes = new TreeSet<>();
    text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
        .forEach(script -> codes.add(code(script)));
    return List.copyOf(codes);
  }

  private static String code(UnicodeScript script) {
    return switch (script) {
      case HAN -> "Hani";
      case LATIN -> "Latn";
      case CYRILLIC -> "Cyrl";
      case GREEK -> "Grek";
      case HIRAGANA -> "Hira";
      case KATAKANA -> "Kana";
      case HANGUL -> "Hang";
      case ARABIC -> "Arab";
      case HEBREW -> "Hebr";
      case TIBETAN -> "Tibt";
      case MONGOLIAN -> "Mong";
      case THAI -> "Thai";
      case DEVANAGARI -> "Deva";
      case BOPOMOFO -> "Bopo";
      case YI -> "Yiii";
      default -> script.name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Chinese and other letters each; runs of Latin letters count as one, so that a word weighs like
   * a character.
   */
  private static Map<UnicodeScript, Integer> count(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean latin = Glyphs.isLatin(point);
      if (latin ? !inWord : Character.isLetter(point)) {
        counts.merge(UnicodeScript.of(point), 1, Integer::sum);
      }
      inWord = latin || (inWord && (point == '\'' || point == '’' || point == '-'));
    }
    return counts;
  }

  private static UnicodeScript strongest(Map<UnicodeScript, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Letters for vowels and sounds that Arabic has not. */
  private static boolean isUyghur(int point) {
    return point == 'ې' || point == 'ۇ' || point == 'ۆ' || point == 'ۈ' || point == 'ڭ';
  }

  private static String ofScript(UnicodeScript script) {
    return switch (script) {
      case HIRAGANA, KATAKANA -> "ja";
      case HANGUL -> "ko";
      case CYRILLIC -> "ru";
      case GREEK -> "el";
      case TIBETAN -> "bo";
      case MONGOLIAN -> "mn";
      case THAI -> "th";
      case HEBREW -> "he";
      case YI -> "ii";
      case ARABIC -> "ar";
      default -> "other";
    };
  }

  private static String latinLanguage(String text) {
    String best = "en";
    int most = Math.max(FEWEST_WORDS - 1, hits(text, "en"));
    for (String language : List.of("de", "es", "fr", "it", "pt")) {
      int hits = hits(text, language);
      if (hits > most) {
        best = language;
        most = hits;
      }
    }
    return best;
  }

  private static int hits(String text, String language) {
    Set<String> common = COMMON_WORDS.getOrDefault(language, Set.of());
    int hits = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i > start
            && i - start < 9
            && common.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
          hits++;
        }
        start = i + 1;
      }
    }
    return hits;
  }
}
