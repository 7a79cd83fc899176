package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.Detector;
import dev.shangjia.engine.checklist.Window;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlList;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a checklist. */
final class ChecklistReading {
  private static final int MOST_TIMES = 100;

  private final References references;

  ChecklistReading(References references) {
    this.references = references;
  }

  Optional<Checklist> checklist(YamlNode root, String fileId) {
    return root.fields(Shapes.CHECKLIST).flatMap(fields -> checklist(fields, fileId));
  }

  private Optional<Checklist> checklist(YamlFields fields, String fileId) {
    LocalText title = fields.localText("title");
    List<String> cites = references.clauses(fields, "cites");
    Map<String, List<String>> groups = groups(fields);
    Names names = new Names();
    List<Checklist.Item> items = items(fields, "items", groups.keySet(), names);
    List<Checklist.Item> signs = items(fields, "signs", groups.keySet(), names);
    List<String> leftovers = phrases(fields, "leftovers");
    return fields.sound()
        ? Optional.of(new Checklist(fileId, title, cites, groups, items, signs, leftovers))
        : Optional.empty();
  }

  private static Map<String, List<String>> groups(YamlFields fields) {
    var groups = new LinkedHashMap<String, List<String>>();
    fields
        .node("groups")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach((name, entry) -> groups.put(name, group(mapping, name, entry))));
    return groups;
  }

  private static List<String> group(YamlMapping mapping, String name, YamlMapping.Entry entry) {
    if (Detector.of(name).isPresent()) {
      mapping
          .file()
          .error(
              "checklist/reserved-name",
              entry.keyPlace(),
              new LocalText(
                  Quoted.of(name) + " 是内置探测词的名称，请换一个。",
                  Quoted.of(name) + " is the name of something built in; choose another."));
    }
    var phrases = new ArrayList<String>();
    for (YamlNode item : entry.value().items()) {
      item.text().filter(text -> isWord(item, text, Set.of())).ifPresent(phrases::add);
    }
    return phrases;
  }

  private static List<String> phrases(YamlFields fields, String key) {
    var phrases = new ArrayList<String>();
    for (YamlNode item : fields.items(key)) {
      item.text().filter(text -> isSound(item, text)).ifPresent(phrases::add);
    }
    fields.texts(key);
    return phrases;
  }

  private List<Checklist.Item> items(
      YamlFields fields, String key, Set<String> groups, Names names) {
    var items = new ArrayList<Checklist.Item>();
    for (YamlNode node : fields.items(key)) {
      node.fields(Shapes.CHECKLIST_ITEM)
          .flatMap(item -> item(item, groups, names))
          .ifPresent(items::add);
    }
    return items;
  }

  private Optional<Checklist.Item> item(YamlFields fields, Set<String> groups, Names names) {
    String id = fields.text("id");
    names.take(id, fields.file(), fields.place("id"));
    LocalText title = fields.localText("title");
    List<String> cites = references.clauses(fields, "cites");
    var cues = new LinkedHashMap<String, Checklist.Cue>();
    fields
        .node("cues")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (name, entry) ->
                            entry
                                .value()
                                .fields(Shapes.CUE)
                                .map(cue -> cue(cue, groups))
                                .ifPresent(cue -> cues.put(name, cue))));
    List<Checklist.Way> present = ways(fields, "present", cues.keySet());
    List<Checklist.Way> partly = ways(fields, "partly", cues.keySet());
    return fields.sound()
        ? Optional.of(new Checklist.Item(id, title, cites, cues, present, partly, fields.place()))
        : Optional.empty();
  }

  private static Checklist.Cue cue(YamlFields fields, Set<String> groups) {
    Window within = fields.oneOf("within", Window.values(), Window::code, Window.SENTENCE);
    return new Checklist.Cue(
        within,
        words(fields, "all", groups),
        words(fields, "under", groups),
        words(fields, "over", groups),
        words(fields, "none", groups),
        words(fields, "not-under", groups),
        fields.integer("times", 1, MOST_TIMES).orElse(1));
  }

  /** Each entry is a phrase, a list of phrases of which one is wanted, or {any, at-least}. */
  private static List<Checklist.Words> words(YamlFields fields, String key, Set<String> groups) {
    var all = new ArrayList<Checklist.Words>();
    for (YamlNode node : fields.items(key)) {
      if (node instanceof YamlMapping) {
        node.fields(Shapes.CUE_WORDS)
            .ifPresent(
                some ->
                    all.add(
                        new Checklist.Words(
                            any(some.items("any"), groups),
                            some.integer("at-least", 1, MOST_TIMES).orElse(1))));
      } else if (node instanceof YamlList list) {
        all.add(new Checklist.Words(any(list.elements(), groups), 1));
      } else {
        all.add(new Checklist.Words(any(List.of(node), groups), 1));
      }
    }
    return all;
  }

  private static List<String> any(List<YamlNode> nodes, Set<String> groups) {
    var any = new ArrayList<String>();
    for (YamlNode node : nodes) {
      node.text().filter(text -> isWord(node, text, groups)).ifPresent(any::add);
    }
    return any;
  }

  private static boolean isWord(YamlNode node, String text, Set<String> groups) {
    if (!text.startsWith("<") || !text.endsWith(">")) {
      return isSound(node, text);
    }
    String name = text.substring(1, text.length() - 1);
    if (groups.contains(name) || Detector.of(name).isPresent()) {
      return true;
    }
    var known = new LinkedHashSet<>(groups);
    Arrays.stream(Detector.values()).map(Detector::code).forEach(known::add);
    unknown(node, "checklist/unknown-group", "词组", "group", name, known);
    return false;
  }

  private static List<Checklist.Way> ways(YamlFields fields, String key, Set<String> cues) {
    var ways = new ArrayList<Checklist.Way>();
    for (YamlNode node : fields.items(key)) {
      if (node instanceof YamlMapping) {
        node.fields(Shapes.WAY)
            .ifPresent(
                way ->
                    ways.add(
                        new Checklist.Way(
                            cues(way.items("all"), cues), cues(way.items("none"), cues))));
      } else if (node instanceof YamlScalar) {
        ways.add(new Checklist.Way(cues(List.of(node), cues), List.of()));
      } else {
        ways.add(new Checklist.Way(cues(node.items(), cues), List.of()));
      }
    }
    return ways;
  }

  private static List<String> cues(List<YamlNode> nodes, Set<String> known) {
    var cues = new ArrayList<String>();
    for (YamlNode node : nodes) {
      node.text().ifPresent(name -> cue(node, name, known, cues));
    }
    return cues;
  }

  private static void cue(YamlNode node, String name, Set<String> known, List<String> cues) {
    if (known.contains(name)) {
      cues.add(name);
    } else {
      unknown(node, "checklist/unknown-cue", "线索", "cue", name, known);
    }
  }

  private static void unknown(
      YamlNode node, String code, String zh, String en, String name, Set<String> known) {
    Optional<String> nearest = NearestName.of(name, known);
    node.file()
        .error(
            code,
            node.place(),
            new LocalText(
                "没有名为 "
                    + Quoted.of(name)
                    + " 的"
                    + zh
                    + "。"
                    + nearest
                        .map(near -> "是否想写 '" + near + "'？")
                        .orElse("现有：" + String.join("、", known) + "。"),
                "There is no "
                    + en
                    + " "
                    + Quoted.of(name)
                    + "."
                    + nearest
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse(" Known here: " + String.join(", ", known) + ".")));
  }

  private static boolean isSound(YamlNode node, String text) {
    Optional<String> wrong = WordList.problemInWord(text);
    wrong.ifPresent(
        what ->
            node.file()
                .error(
                    "words/notation",
                    node.place(),
                    new LocalText(
                        "词条写法有误：" + what + "。", "The entry cannot be read: " + what + ".")));
    return wrong.isEmpty();
  }
}
