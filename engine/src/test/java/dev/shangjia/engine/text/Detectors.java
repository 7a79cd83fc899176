package dev.shangjia.engine.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every detector by name: those of this package, and one for each word list of the repository. */
final class Detectors {
  private Detectors() {}

  static Map<String, Function<String, List<Span>>> all() {
    Map<String, WordMatcher> lists = WordListFiles.matchers();
    Map<String, Function<String, List<Span>>> detectors = new TreeMap<>();
    lists.forEach((name, matcher) -> detectors.put(name, matcher::find));
    lists.forEach((name, matcher) -> detectors.put("whole " + name, matcher::findWhole));
    lists.forEach(
        (name, matcher) ->
            detectors.put("accounts " + name, text -> Contacts.accounts(text, matcher)));
    detectors.put("accounts", text -> Contacts.accounts(text, matcher(lists, "channels")));
    detectors.put("generic-names", matcher(lists, "generic-names")::findWhole);
    detectors.put("emails", Links::emails);
    detectors.put("emoji", Emojis::find);
    detectors.put("invisible", Spaces::invisible);
    detectors.put("links", Links::external);
    detectors.put("all links", Links::find);
    detectors.put("name-symbols", Symbols::inName);
    detectors.put("phones", Phones::find);
    detectors.put("spaces", Spaces::find);
    detectors.put("stuffing", Stuffing::find);
    detectors.put("symbols", Symbols::inProse);
    return detectors;
  }

  private static WordMatcher matcher(Map<String, WordMatcher> lists, String name) {
    WordMatcher matcher = lists.get(name);
    if (matcher == null) {
      throw new IllegalStateException("There is no word list " + name);
    }
    return matcher;
  }
}
