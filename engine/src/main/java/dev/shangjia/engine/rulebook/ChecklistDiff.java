package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.checklist.Checklist;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what two versions of an item of a checklist differ: in its cues, and in what they come to. */
final class ChecklistDiff {
  private ChecklistDiff() {}

  /** An item with the groups that its cues may name. */
  record Grouped(Checklist.Item item, Map<String, List<String>> groups) {}

  /** The items and signs of all checklists, such as {@code privacy.4a}. */
  static Map<String, Grouped> items(Rulebook rulebook) {
    var items = new LinkedHashMap<String, Grouped>();
    rulebook
        .checklists()
        .forEach(
            (id, checklist) ->
                Stream.concat(checklist.items().stream(), checklist.signs().stream())
                    .forEach(
                        item ->
                            items.put(
                                id + "." + item.id(), new Grouped(item, checklist.groups()))));
    return items;
  }

  static List<Difference> differences(Grouped before, Grouped after) {
    var found = new Differences();
    Checklist.Item old = before.item();
    Checklist.Item now = after.item();
    found.changed("present", ways(old.present()), ways(now.present()));
    found.changed("partly", ways(old.partly()), ways(now.partly()));
    var names = new LinkedHashSet<>(now.cues().keySet());
    names.addAll(old.cues().keySet());
    for (String name : names) {
      found.changed(
          "cues." + name, cue(old.cues().get(name), before), cue(now.cues().get(name), after));
    }
    found.reworded("title", old.title(), now.title());
    found.reworded("cites", old.cites(), now.cites());
    return found.all();
  }

  private static List<String> ways(List<Checklist.Way> ways) {
    return ways.stream()
        .map(
            way ->
                String.join(" + ", way.all())
                    + (way.none().isEmpty() ? "" : " - " + String.join(" - ", way.none())))
        .toList();
  }

  private static String cue(Checklist.@Nullable Cue cue, Grouped of) {
    return cue == null
        ? ""
        : "within %s, %d times, all %s, under %s, over %s, none %s, not under %s"
            .formatted(
                cue.within().code(),
                cue.times(),
                words(cue.all(), of),
                words(cue.under(), of),
                words(cue.over(), of),
                words(cue.none(), of),
                words(cue.notUnder(), of));
  }

  /** With what groups stand for: a changed group changes each cue that names it. */
  private static String words(List<Checklist.Words> words, Grouped of) {
    return words.stream()
        .map(
            some ->
                some.any().stream()
                        .flatMap(
                            word -> of.groups().getOrDefault(bare(word), List.of(word)).stream())
                        .toList()
                    + (some.atLeast() > 1 ? " at least " + some.atLeast() : ""))
        .toList()
        .toString();
  }

  private static String bare(String word) {
    return word.startsWith("<") && word.endsWith(">") ? word.substring(1, word.length() - 1) : "";
  }
}
