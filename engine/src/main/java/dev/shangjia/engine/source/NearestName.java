package dev.shangjia.engine.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class NearestName {
  private static final int LONGEST = 100;

  private NearestName() {}

  /**
   * The known name nearest to one that is not known: the same but for case and separators ({@code
   * ifBroken} for {@code if-broken}), or a few slips of the keyboard away, at most a third of its
   * letters. Of several, the first.
   *
   * @return empty when none is near
   */
  public static Optional<String> of(String found, Collection<String> known) {
    if (found.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(found);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      if (name.length() > LONGEST || name.equals(found)) {
        continue;
      }
      String plainName = plain(name);
      int allowed = Math.max(1, Math.max(plain.length(), plainName.length()) / 3);
      int slips = slips(plain, plainName);
      if (slips <= allowed && slips < least && slips < plainName.length()) {
        nearest = name;
        least = slips;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static String plain(String name) {
    var letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter != '-' && letter != '_' && letter != ' ') {
        letters.append(letter);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int slips(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 ? j : j == 0 ? i : fewest(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int fewest(int[][] table, String a, String b, int i, int j) {
    int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, table[i - 2][j - 2] + 1) : fewest;
  }
}
