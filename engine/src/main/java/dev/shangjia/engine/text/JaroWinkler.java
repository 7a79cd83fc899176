package dev.shangjia.engine.text;

/**
 * Likeness by shared characters in about the same places, raised for a common beginning (Jaro 1989,
 * Winkler 1990).
 */
final class JaroWinkler {
  private static final int LONGEST_PREFIX = 4;
  private static final double WEIGHT_OF_PREFIX = 0.1;

  private JaroWinkler() {}

  static double between(int[] a, int[] b) {
    int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] takenB = new boolean[b.length];
    int[] shared = new int[Math.min(a.length, b.length)];
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
        if (!takenB[j] && a[i] == b[j]) {
          takenB[j] = true;
          shared[count++] = a[i];
          break;
        }
      }
    }
    if (count == 0) {
      return 0;
    }
    double m = count;
    double jaro = (m / a.length + m / b.length + (m - swaps(shared, b, takenB) / 2.0) / m) / 3;
    return jaro + prefix(a, b) * WEIGHT_OF_PREFIX * (1 - jaro);
  }

  private static int swaps(int[] shared, int[] b, boolean[] takenB) {
    int swaps = 0;
    int next = 0;
    for (int j = 0; j < b.length; j++) {
      if (takenB[j]) {
        swaps += b[j] == shared[next++] ? 0 : 1;
      }
    }
    return swaps;
  }

  private static int prefix(int[] a, int[] b) {
    int prefix = 0;
    int longest = Math.min(LONGEST_PREFIX, Math.min(a.length, b.length));
    while (prefix < longest && a[prefix] == b[prefix]) {
      prefix++;
    }
    return prefix;
  }
}
