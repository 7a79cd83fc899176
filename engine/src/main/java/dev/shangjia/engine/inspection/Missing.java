package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What documents are missing, by kind and in words. */
public final class Missing {
  private final Check.Require check;
  private final Requirement.Held held;

  /**
   * What is missing.
   *
   * @param kinds the kinds of the documents held, one for each document
   */
  Missing(Check.Require check, List<?> kinds) {
    this.check = check;
    Map<String, Integer> counts = new HashMap<>();
    kinds.forEach(kind -> counts.merge(kind.toString(), 1, Integer::sum));
    this.held = new Requirement.Held(counts);
  }

  /** All that is needed, when nothing is held yet. */
  public static Missing all(Check.Require check) {
    return new Missing(check, List.of());
  }

  boolean isNothing() {
    return check.requirement().isMetBy(held);
  }

  /** The kinds of the documents that would help, in the order in which they are written. */
  public List<String> kinds() {
    var kinds = new ArrayList<String>();
    collect(check.requirement(), kinds);
    return kinds.stream().distinct().toList();
  }

  /** The kinds of {@link #kinds} with what they are called, as evidence. */
  List<Finding.Quote> quotes() {
    return kinds().stream()
        .<Finding.Quote>map(kind -> new Finding.Quote.Document(kind, title(kind)))
        .toList();
  }

  private LocalText title(String kind) {
    LocalText title = check.titles().get(kind);
    return title == null ? LocalText.same(kind) : title;
  }

  private void collect(Requirement requirement, List<String> kinds) {
    if (requirement.isMetBy(held)) {
      return;
    }
    switch (requirement) {
      case Requirement.Documents(String kind, int _) -> kinds.add(kind);
      case Requirement.AnyOf(List<Requirement> parts) ->
          parts.forEach(part -> collect(part, kinds));
      case Requirement.AllOf(List<Requirement> parts) ->
          parts.forEach(part -> collect(part, kinds));
    }
  }

  /** In words: "A", "one of A, B or C", "both A and B", and what is held already. */
  public String in(Language language) {
    return words(check.requirement(), language, false);
  }

  private String words(Requirement requirement, Language language, boolean inner) {
    return switch (requirement) {
      case Requirement.Documents documents -> documents(documents, language);
      case Requirement.AnyOf(List<Requirement> parts) -> any(parts, language, inner);
      case Requirement.AllOf(List<Requirement> parts) -> all(parts, language, inner);
    };
  }

  private String documents(Requirement.Documents of, Language language) {
    String title = title(of.kind()).in(language);
    int there = held.counts().getOrDefault(of.kind(), 0);
    if (of.atLeast() == 1) {
      return language == Language.ZH ? "“" + title + "”" : title;
    }
    return switch (language) {
      case ZH -> "“" + title + "”至少 " + of.atLeast() + " 份（现有 " + there + " 份）";
      case EN -> "at least " + of.atLeast() + " of: " + title + " (there are " + there + ")";
    };
  }

  private String any(List<Requirement> parts, Language language, boolean inner) {
    List<String> options = parts.stream().map(part -> words(part, language, true)).toList();
    String last = options.getLast();
    String others = joined(options.subList(0, options.size() - 1), language);
    return switch (language) {
      case ZH ->
          bracketed(others + "或" + last + "（" + number(parts.size()) + "选一）", inner, "（", "）");
      case EN -> bracketed("one of " + others + " or " + last, inner, "(", ")");
    };
  }

  private String all(List<Requirement> parts, Language language, boolean inner) {
    List<Requirement> lacking = parts.stream().filter(part -> !part.isMetBy(held)).toList();
    List<String> words = lacking.stream().map(part -> words(part, language, true)).toList();
    if (words.size() == 1) {
      return words.getFirst();
    }
    String others = joined(words.subList(0, words.size() - 1), language);
    String last = words.getLast();
    return switch (language) {
      case ZH ->
          bracketed(others + "和" + last + "（" + number(words.size()) + "项都要）", inner, "（", "）");
      case EN ->
          bracketed(
              (words.size() == 2 ? "both " : "all of ") + others + " and " + last, inner, "(", ")");
    };
  }

  private static String bracketed(String text, boolean inner, String open, String close) {
    return inner ? open + text + close : text;
  }

  private static String joined(List<String> texts, Language language) {
    return String.join(language == Language.ZH ? "、" : ", ", texts);
  }

  private static String number(int count) {
    String numbers = "零一二三四五六七八九";
    return count == 2 ? "两" : count < 10 ? numbers.substring(count, count + 1) : count + " ";
  }
}
