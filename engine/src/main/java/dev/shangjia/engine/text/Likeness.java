package dev.shangjia.engine.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike names and texts are, to readers rather than to machines: everything is compared folded.
 */
public final class Likeness {
  private static final int LONGEST_NAME = 128;

  private Likeness() {}

  /**
   * How alike two names are: 1 if they read the same (equal but for case, width, accents,
   * look-alike characters, spaces and punctuation), 0 if they share nothing.
   *
   * <p>Chinese names are compared by Jaro and Winkler's measure, since a single changed character
   * of four (拾叶纪要, 拾叶记要) keeps its place among the others; names in letters, and names of very
   * different length, by the edits it takes, where that measure would call all names that begin
   * with {@code Meeting} alike. Only the first {@value #LONGEST_NAME} letters count. 0.85 and more
   * looks alike to most readers. Symmetric.
   *
   * <p>Source: TM-440.
   */
  public static double ofNames(String a, String b) {
    return ofKeys(key(a), key(b));
  }

  /**
   * Those of some names that are alike to one of some texts or more, in their order: what asking
   * {@link #ofNames} of every pair gives, without folding a text more than once.
   *
   * @param least how alike they are at least, from 0 to 1
   */
  public static List<String> alike(
      Collection<String> names, Collection<String> texts, double least) {
    List<int[]> keys = texts.stream().distinct().map(Likeness::key).toList();
    return names.stream()
        .filter(
            name -> {
              int[] key = key(name);
              return keys.stream()
                  .anyMatch(other -> couldBe(key, other, least) && ofKeys(key, other) >= least);
            })
        .toList();
  }

  /** Edits alone bring texts of different length no nearer than their lengths are. */
  private static boolean couldBe(int[] a, int[] b, double least) {
    int longer = Math.max(a.length, b.length);
    return isOfOneLength(a, b) || Math.min(a.length, b.length) >= least * longer;
  }

  private static boolean isOfOneLength(int[] a, int[] b) {
    return Math.abs(a.length - b.length) * 3 <= Math.max(a.length, b.length);
  }

  /**
   * How much of the shorter text stands in the longer one, from 0 to 1: the share of its pairs of
   * neighbouring characters. A name repeated as the description, or a summary copied into it, comes
   * out near 1.
   */
  public static double overlap(String a, String b) {
    int[] first = Folding.key(a).codePoints().toArray();
    int[] second = Folding.key(b).codePoints().toArray();
    int[] shorter = first.length <= second.length ? first : second;
    int[] longer = first.length <= second.length ? second : first;
    Map<Long, Integer> pairs = pairs(longer);
    int shared = 0;
    for (int i = 1; i < shorter.length; i++) {
      long pair = pair(shorter, i);
      int left = pairs.getOrDefault(pair, 0);
      if (left > 0) {
        pairs.put(pair, left - 1);
        shared++;
      }
    }
    return shorter.length < 2 ? 0 : (double) shared / (shorter.length - 1);
  }

  private static Map<Long, Integer> pairs(int[] points) {
    Map<Long, Integer> pairs = new HashMap<>();
    for (int i = 1; i < points.length; i++) {
      pairs.merge(pair(points, i), 1, Integer::sum);
    }
    return pairs;
  }

  private static long pair(int[] points, int index) {
    return ((long) points[index - 1] << 32) | points[index];
  }

  private static int[] key(String name) {
    return Folding.key(name).codePoints().limit(LONGEST_NAME).toArray();
  }

  private static double ofKeys(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    int longer = Math.max(a.length, b.length);
    boolean han =
        Arrays.stream(a).anyMatch(Glyphs::isHan) && Arrays.stream(b).anyMatch(Glyphs::isHan);
    return han && isOfOneLength(a, b)
        ? JaroWinkler.between(a, b)
        : 1 - (double) EditDistance.between(a, b) / longer;
  }
}
