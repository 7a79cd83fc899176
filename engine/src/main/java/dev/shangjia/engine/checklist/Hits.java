package dev.shangjia.engine.checklist;

import dev.shangjia.engine.checklist.Checklist.Words;
import dev.shangjia.engine.text.Phrases;
import dev.shangjia.engine.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Where the words of a checklist stand in one text. */
final class Hits {
  private final String text;
  private final ChecklistMatcher.Vocabulary vocabulary;
  private final List<List<Phrases.Hit>> byPhrase;
  private final Map<String, List<Phrases.Hit>> detected = new HashMap<>();
  private final Map<Words, List<Phrases.Hit>> byWords = new HashMap<>();

  Hits(ChecklistMatcher.Vocabulary vocabulary, String text) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.byPhrase = new ArrayList<>();
    for (int i = 0; i < vocabulary.indexes().size(); i++) {
      byPhrase.add(new ArrayList<>());
    }
    vocabulary.phrases().find(text).forEach(hit -> byPhrase.get(hit.phrase()).add(hit));
  }

  /** Whether enough different ones of some words lie within a range. */
  boolean within(Words words, int start, int end) {
    List<Phrases.Hit> hits = of(words);
    int first = firstFrom(hits, start);
    if (words.atLeast() == 1) {
      for (int i = first; i < hits.size() && hits.get(i).start() < end; i++) {
        if (hits.get(i).end() <= end) {
          return true;
        }
      }
      return false;
    }
    var different = new HashSet<Integer>();
    for (int i = first; i < hits.size() && hits.get(i).start() < end; i++) {
      if (hits.get(i).end() <= end) {
        different.add(hits.get(i).phrase());
      }
    }
    return different.size() >= words.atLeast();
  }

  /** All places of some words, by where they begin. */
  List<Phrases.Hit> of(Words words) {
    return byWords.computeIfAbsent(words, this::collect);
  }

  /** Where phrases of a template's author stand, apart. */
  List<Span> instructions(List<String> phrases) {
    var spans = new ArrayList<Span>();
    int[] points = text.codePoints().toArray();
    int free = 0;
    if (!phrases.isEmpty()) {
      for (Phrases.Hit hit : of(new Words(phrases, 1))) {
        if (hit.start() >= free) {
          String found = new String(points, hit.start(), hit.end() - hit.start());
          spans.add(new Span(found, hit.start(), hit.end(), "instruction"));
          free = hit.end();
        }
      }
    }
    return spans;
  }

  private static int firstFrom(List<Phrases.Hit> hits, int start) {
    int low = 0;
    int high = hits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hits.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<Phrases.Hit> collect(Words words) {
    var hits = new ArrayList<Phrases.Hit>();
    for (String entry : words.any()) {
      String name = ChecklistMatcher.Vocabulary.name(entry).orElse("");
      vocabulary
          .groups()
          .getOrDefault(name, List.of(entry))
          .forEach(word -> hits.addAll(one(word)));
    }
    hits.sort(Comparator.comparingInt(Phrases.Hit::start));
    return hits;
  }

  private List<Phrases.Hit> one(String word) {
    Integer index = vocabulary.indexes().get(word);
    return index != null
        ? byPhrase.get(index)
        : ChecklistMatcher.Vocabulary.name(word)
            .map(name -> detected.computeIfAbsent(name, this::detect))
            .orElseThrow(() -> new IllegalStateException("no phrase " + word));
  }

  /** Each thing that a detector found counts as a different one. */
  private List<Phrases.Hit> detect(String name) {
    var hits = new ArrayList<Phrases.Hit>();
    Detector detector =
        Detector.of(name)
            .orElseThrow(() -> new IllegalStateException("no detector or group " + name));
    int number = vocabulary.indexes().size() + (detected.size() << 20);
    for (Span span : detector.find(text)) {
      hits.add(new Phrases.Hit(number++, span.start(), span.end()));
    }
    return hits;
  }
}
