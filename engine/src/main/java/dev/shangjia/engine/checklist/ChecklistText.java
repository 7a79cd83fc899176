package dev.shangjia.engine.checklist;

import dev.shangjia.engine.checklist.Checklist.Cue;
import dev.shangjia.engine.checklist.Checklist.Item;
import dev.shangjia.engine.checklist.Checklist.Way;
import dev.shangjia.engine.checklist.Checklist.Words;
import dev.shangjia.engine.checklist.ItemReading.Quote;
import dev.shangjia.engine.checklist.Passages.Passage;
import dev.shangjia.engine.text.Phrases;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text read against one checklist. For use by one thread at a time. */
public final class ChecklistText {
  private static final int MOST_QUOTES = 5;
  private static final int LONGEST_QUOTE = 300;

  private final Checklist checklist;
  private final String text;
  private final Passages passages;
  private final Hits hits;
  private final Map<Window, List<Passage>> windows = new EnumMap<>(Window.class);
  private final Map<String, ItemReading> readings = new HashMap<>();
  private @Nullable Leftovers leftovers;

  ChecklistText(Checklist checklist, ChecklistMatcher.Vocabulary vocabulary, String text) {
    this.checklist = checklist;
    this.text = text;
    this.passages = new Passages(text);
    this.hits = new Hits(vocabulary, text);
  }

  /**
   * What the text says to an item or sign.
   *
   * @throws IllegalArgumentException if the checklist has none of that id
   */
  public ItemReading item(String id) {
    return readings.computeIfAbsent(
        id,
        _ ->
            checklist
                .item(id)
                .map(this::read)
                .orElseThrow(
                    () -> new IllegalArgumentException(checklist.id() + " has no item " + id)));
  }

  /** What the text says to each item, in the checklist's order. */
  public List<ItemReading> items() {
    return checklist.items().stream().map(item -> item(item.id())).toList();
  }

  /**
   * The passages that each cue of an item found, for who writes checklists.
   *
   * @throws IllegalArgumentException if the checklist has none of that id
   */
  public Map<String, List<Quote>> cues(String id) {
    Item item =
        checklist
            .item(id)
            .orElseThrow(() -> new IllegalArgumentException(checklist.id() + " has no item " + id));
    var cues = new LinkedHashMap<String, List<Quote>>();
    item.cues()
        .forEach(
            (name, cue) -> {
              var quotes = new TreeMap<Integer, Quote>();
              passages(cue).forEach(passage -> quote(cue, passage, quotes));
              cues.put(name, List.copyOf(quotes.values()));
            });
    return cues;
  }

  /** What is left of a template. */
  public Leftovers leftovers() {
    Leftovers known = leftovers;
    if (known == null) {
      known = Leftovers.of(text, hits.instructions(checklist.leftovers()));
      leftovers = known;
    }
    return known;
  }

  private ItemReading read(Item item) {
    var found = new HashMap<String, List<Passage>>();
    item.cues().forEach((id, cue) -> found.put(id, passages(cue)));
    List<Quote> present = quotes(item, item.present(), found);
    if (holds(item.present(), found)) {
      return new ItemReading(item.id(), ItemState.PRESENT, present);
    }
    return holds(item.partly(), found)
        ? new ItemReading(item.id(), ItemState.PARTLY, quotes(item, item.partly(), found))
        : new ItemReading(item.id(), ItemState.MISSING, List.of());
  }

  private static boolean holds(List<Way> ways, Map<String, List<Passage>> found) {
    return ways.stream().anyMatch(way -> holds(way, found));
  }

  private static boolean holds(Way way, Map<String, List<Passage>> found) {
    return way.all().stream().noneMatch(cue -> found.getOrDefault(cue, List.of()).isEmpty())
        && way.none().stream().allMatch(cue -> found.getOrDefault(cue, List.of()).isEmpty());
  }

  private List<Passage> passages(Cue cue) {
    List<Passage> all = windows.computeIfAbsent(cue.within(), passages::of);
    List<Passage> fitting = all.stream().filter(passage -> fits(cue, passage)).toList();
    return fitting.size() >= cue.times() ? fitting : List.of();
  }

  private boolean fits(Cue cue, Passage passage) {
    return cue.all().stream().allMatch(words -> in(words, passage))
        && cue.none().stream().noneMatch(words -> in(words, passage))
        && cue.under().stream().allMatch(words -> about(words, cue.within(), passage))
        && cue.over().stream().allMatch(words -> over(words, cue.within(), passage))
        && cue.notUnder().stream().noneMatch(words -> about(words, cue.within(), passage));
  }

  private boolean about(Words words, Window within, Passage passage) {
    return (within != Window.SECTION && in(words, passage)) || over(words, within, passage);
  }

  private boolean in(Words words, Passage passage) {
    return hits.within(words, passage.start(), passage.end());
  }

  /** A section is about what its own heading says too, not about whatever stands in it. */
  private boolean over(Words words, Window within, Passage passage) {
    Line line = passage.line();
    boolean heading =
        within == Window.SECTION
            && line.level() > 0
            && hits.within(words, line.start(), line.end());
    return heading
        || line.over().stream().anyMatch(one -> hits.within(words, one.start(), one.end()));
  }

  private List<Quote> quotes(Item item, List<Way> ways, Map<String, List<Passage>> found) {
    var quotes = new TreeMap<Integer, Quote>();
    for (Way way : ways) {
      if (holds(way, found)) {
        for (String id : way.all()) {
          Cue cue = item.cues().get(id);
          if (cue != null) {
            found.getOrDefault(id, List.of()).stream()
                .limit(MOST_QUOTES)
                .forEach(passage -> quote(cue, passage, quotes));
          }
        }
      }
    }
    return quotes.values().stream().limit(MOST_QUOTES).toList();
  }

  /** A long passage is quoted by the sentences that hold its words. */
  private void quote(Cue cue, Passage passage, Map<Integer, Quote> quotes) {
    if (cue.within() == Window.SENTENCE
        || cue.within() == Window.HEADING
        || (cue.within() == Window.LINE && passage.end() - passage.start() <= LONGEST_QUOTE)) {
      add(passage, quotes);
      return;
    }
    for (Words words : cue.all()) {
      for (Phrases.Hit hit : hits.of(words)) {
        if (hit.start() >= passage.start() && hit.end() <= passage.end()) {
          add(passages.sentenceAt(hit.start()), quotes);
          break;
        }
      }
    }
  }

  private void add(Passage passage, Map<Integer, Quote> quotes) {
    int start = passage.start();
    int end = Math.min(passage.end(), start + LONGEST_QUOTE);
    String text = passages.text(start, end);
    int lead = text.length() - text.stripLeading().length();
    start += text.codePointCount(0, lead);
    String bare = text.strip();
    Line heading = passage.line().heading();
    quotes.putIfAbsent(
        start,
        new Quote(
            bare,
            start,
            start + bare.codePointCount(0, bare.length()),
            passage.line().number(),
            heading == null ? "" : passages.text(heading.start(), heading.end()).strip()));
  }
}
