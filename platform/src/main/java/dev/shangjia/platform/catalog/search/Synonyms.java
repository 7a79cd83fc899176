package dev.shangjia.platform.catalog.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Words that mean the same to people who look for something, as a file lists them. */
final class Synonyms {
  private static final String FILE = "/search/synonyms.txt";
  private static final int MOST = 6;

  /** By each word, the longest first; all words of its line. */
  private final Map<String, List<String>> groups;

  private Synonyms(Map<String, List<String>> groups) {
    this.groups = groups;
  }

  /** Those of the product. */
  static Synonyms shipped() {
    try (InputStream file = Objects.requireNonNull(Synonyms.class.getResourceAsStream(FILE), FILE);
        var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** Reads lines of words with commas between them; what begins with {@code #} is a remark. */
  static Synonyms of(Collection<String> lines) {
    List<List<String>> read =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split(",", -1)).map(Typed::normal).toList())
            .toList();
    var words = new ArrayList<Map.Entry<String, List<String>>>();
    read.forEach(group -> group.forEach(word -> words.add(Map.entry(word, group))));
    words.sort(Comparator.comparingInt(entry -> -entry.getKey().length()));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    words.forEach(
        entry ->
            groups.merge(
                entry.getKey(),
                entry.getValue(),
                (one, other) ->
                    java.util.stream.Stream.concat(one.stream(), other.stream())
                        .distinct()
                        .toList()));
    return new Synonyms(groups);
  }

  /** The same said in other words: those for its longest word that has any. */
  List<String> of(String part) {
    Set<String> others = new LinkedHashSet<>();
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      String word = group.getKey();
      if (holds(part, word)) {
        group.getValue().forEach(other -> others.add(part.replace(word, other)));
        break;
      }
    }
    others.remove(part);
    return others.stream().limit(MOST).toList();
  }

  /** An English word stands for itself only; a Chinese one stands anywhere. */
  private static boolean holds(String part, String word) {
    return Typed.isLatin(word) ? part.equals(word) : part.contains(word);
  }
}
