package dev.shangjia.bench;

import java.util.ArrayList;
import java.util.List;

/** A rule of one of the kinds that real rulebooks are made of, before it is put in any language. */
sealed interface GeneratedRule {

  /** How many rules there are of each kind, and so 200 in all. */
  int OF_EACH_KIND = 40;

  /** Its id, as {@code topic/name}. */
  String id();

  /** The summary is at most {@code limit} columns wide. */
  record TextWidth(String id, int limit) implements GeneratedRule {}

  /** Each desktop picture has 1920 x 1080 pixels and at most {@code limit} bytes. */
  record PictureSize(String id, int limit) implements GeneratedRule {}

  /** The category is none of these. */
  record Membership(String id, List<String> refused) implements GeneratedRule {
    public Membership {
      refused = List.copyOf(refused);
    }
  }

  /** The description holds no word of a list. */
  record ListedWords(String id, String list) implements GeneratedRule {}

  /** The notes, if there are any, have at most {@code limit} characters. */
  record Guarded(String id, int limit) implements GeneratedRule {}

  /** The 200 rules; about one in ten is broken by {@link Submission#first}. */
  static List<GeneratedRule> all() {
    var rules = new ArrayList<GeneratedRule>();
    for (int i = 0; i < OF_EACH_KIND; i++) {
      rules.add(new TextWidth("width/at-most-" + (22 + i), 22 + i));
      rules.add(new PictureSize("picture/size-" + i, 90_000 + 10_000 * i));
      rules.add(new Membership("category/none-of-" + i, categories(i)));
      rules.add(new ListedWords("words/list-" + i, WordLists.id(i)));
      rules.add(new Guarded("notes/at-most-" + (25 + i), 25 + i));
    }
    return List.copyOf(rules);
  }

  private static List<String> categories(int number) {
    var categories = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      categories.add("类目" + (number * 20 + i));
    }
    return categories;
  }
}
