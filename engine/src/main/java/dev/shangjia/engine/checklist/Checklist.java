package dev.shangjia.engine.checklist;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a text has to say, and how its saying so is recognized.
 *
 * @param id names it in expressions, such as {@code privacy}
 * @param title what it is
 * @param cites the clauses that ask for it as a whole
 * @param groups phrases that several cues share, by name
 * @param items what is asked for, in the order of the source
 * @param signs what else is looked for, such as a text that is another document; read like items
 *     but no part of the list
 * @param leftovers phrases that a template's author meant for whoever fills it in
 */
public record Checklist(
    String id,
    LocalText title,
    List<String> cites,
    Map<String, List<String>> groups,
    List<Item> items,
    List<Item> signs,
    List<String> leftovers) {

  public Checklist {
    cites = List.copyOf(cites);
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    items = List.copyOf(items);
    signs = List.copyOf(signs);
    leftovers = List.copyOf(leftovers);
  }

  /** The item or sign with an id. */
  public Optional<Item> item(String itemId) {
    return items.stream()
        .filter(item -> item.id().equals(itemId))
        .findFirst()
        .or(() -> sign(itemId));
  }

  private Optional<Item> sign(String signId) {
    return signs.stream().filter(sign -> sign.id().equals(signId)).findFirst();
  }

  /**
   * One thing the text has to say.
   *
   * @param id such as {@code 4a}
   * @param title what has to be said
   * @param cites the clauses that ask for it
   * @param cues passages that bear on it, by name
   * @param present the ways in which all of it is said
   * @param partly the ways in which some of it is said
   * @param place where it is declared
   */
  public record Item(
      String id,
      LocalText title,
      List<String> cites,
      Map<String, Cue> cues,
      List<Way> present,
      List<Way> partly,
      SourcePlace place) {
    public Item {
      cites = List.copyOf(cites);
      cues = Collections.unmodifiableMap(new LinkedHashMap<>(cues));
      present = List.copyOf(present);
      partly = List.copyOf(partly);
    }
  }

  /**
   * How passages of a kind are recognized.
   *
   * @param within how long a passage is
   * @param all words that each stand in the passage
   * @param under words that each stand in the passage or over it: in its headings, in what leads in
   *     its list, in the head of its table
   * @param over words that each stand over the passage, in what is named above
   * @param none words that do not stand in the passage
   * @param notUnder words that stand neither in the passage nor over it
   * @param times how many such passages there have to be, at least 1
   */
  public record Cue(
      Window within,
      List<Words> all,
      List<Words> under,
      List<Words> over,
      List<Words> none,
      List<Words> notUnder,
      int times) {
    public Cue {
      all = List.copyOf(all);
      under = List.copyOf(under);
      over = List.copyOf(over);
      none = List.copyOf(none);
      notUnder = List.copyOf(notUnder);
    }
  }

  /**
   * Words of which some have to be found.
   *
   * @param any phrases, {@code <group>} or {@code <detector>}
   * @param atLeast how many different ones, at least 1
   */
  public record Words(List<String> any, int atLeast) {
    public Words {
      any = List.copyOf(any);
    }
  }

  /**
   * One way in which an item is answered.
   *
   * @param all cues that are all found
   * @param none cues that are not
   */
  public record Way(List<String> all, List<String> none) {
    public Way {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }
}
