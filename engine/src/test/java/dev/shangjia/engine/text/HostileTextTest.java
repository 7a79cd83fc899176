package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Whatever a provider submits: no detector throws, points outside the text, or takes more than
 * linear time.
 */
class HostileTextTest {
  private static final Map<String, Function<String, List<Span>>> DETECTORS = Detectors.all();
  private static final int LARGE = 100_000;

  /** All detectors, and the lists with the most contexts and the longest notations. */
  private static final List<String> SCANNERS =
      List.of(
          "accounts",
          "all links",
          "contact",
          "emoji",
          "gambling",
          "generic-names",
          "invisible",
          "name-symbols",
          "phones",
          "spaces",
          "stuffing",
          "superlatives",
          "symbols");

  private static final String[] FRAGMENTS = {
    "加",
    "微信",
    "赌",
    "博",
    "最",
    "第一",
    "V",
    "X",
    "❤",
    "\ufe0f",
    "\u200d",
    "\u200b",
    "http",
    "://",
    "www.",
    ".com",
    "@",
    "13800138000",
    "+86",
    " ",
    "\n",
    "-",
    "(",
    ")",
    "…",
    "禁止",
    "，",
    "、",
    "👩",
    "🏽",
    "🇨",
    "1",
    "\u20e3",
    "\ud83d",
    "\udc00",
    "е",
    "Ω",
    "ﬁ",
    "㍿",
    "\u0301",
    "\u202e",
    "\u3000",
    "best",
    "the ",
    "app",
    "#",
    "*",
    "`",
    "點",
    "。",
    "～",
    "{word}"
  };

  @Test
  void spansLieWithinAnyText() {
    RandomGenerator random = new Random(20260701);
    for (int round = 0; round < 1000; round++) {
      String text = round % 2 == 0 ? fragments(random) : codeUnits(random);
      DETECTORS.forEach((name, detector) -> checkSpans(name, text, detector.apply(text)));
    }
  }

  @Test
  void measuresAnyText() {
    RandomGenerator random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      String a = codeUnits(random);
      String b = fragments(random);
      assertThat(Widths.displayWidth(a)).isBetween(0, 2 * a.length());
      assertThat(Widths.hanCount(a)).isLessThanOrEqualTo(Widths.codePoints(a));
      assertThat(Languages.language(a)).isNotEmpty();
      assertThat(Languages.scripts(b)).isSorted();
      assertThat(Likeness.ofNames(a, b)).isBetween(0.0, 1.0);
      assertThat(Likeness.overlap(a, b)).isBetween(0.0, 1.0);
      assertThat(Folding.key(a).codePoints()).allMatch(Character::isLetterOrDigit);
    }
  }

  /**
   * A million characters each of what makes naive scanners quadratic; with squares this would run
   * for hours.
   */
  @Test
  void largeTextsTakeLinearTime() {
    for (String unit :
        List.of(
            "a",
            "1",
            " ",
            "加",
            "赌博",
            "a.",
            "最好",
            "1-",
            "#",
            "~",
            "http://",
            "<",
            "\u0301",
            "\u200b",
            "e\u0301",
            "👩\u200d",
            "\ud83d",
            "加 ",
            "V❤",
            "д",
            "禁止，",
            "- ",
            "@",
            "一",
            "\udb40\udc61",
            "扫码",
            "，")) {
      String text = unit.repeat(LARGE / unit.length());
      for (String name : SCANNERS) {
        Function<String, List<Span>> detector = Objects.requireNonNull(DETECTORS.get(name), name);
        assertThat(detector.apply(text)).as(name).isNotNull();
      }
      assertThat(Widths.displayWidth(text)).isNotNegative();
      assertThat(Languages.language(text)).isNotEmpty();
      assertThat(Likeness.ofNames(text, text + "a")).isBetween(0.0, 1.0);
    }
  }

  private static void checkSpans(String name, String text, List<Span> spans) {
    int free = 0;
    for (Span span : spans) {
      assertThat(span.start()).as("%s in %s", name, text).isGreaterThanOrEqualTo(free);
      assertThat(span.end()).isGreaterThan(span.start());
      int from = text.offsetByCodePoints(0, span.start());
      int to = text.offsetByCodePoints(0, span.end());
      assertThat(text.substring(from, to)).isEqualTo(span.text());
      assertThat(span.label()).isNotEmpty();
      free = span.end();
    }
  }

  private static String fragments(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(24);
    for (int i = 0; i < count; i++) {
      text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    }
    return text.toString();
  }

  /** Any UTF-16 code units, lone surrogates among them. */
  private static String codeUnits(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(48);
    for (int i = 0; i < count; i++) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x300));
    }
    return text.toString();
  }
}
