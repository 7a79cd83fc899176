package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the nodes of one file out of the parser's events, and refuses what we do not allow. */
final class YamlTree {
  private final SourceFile file;
  private final YamlLimits limits;
  private final boolean damaged;
  private final List<Refusal> refusals = new ArrayList<>();
  private int nodes;

  YamlTree(SourceFile file, YamlLimits limits, boolean damaged) {
    this.file = file;
    this.limits = limits;
    this.damaged = damaged;
  }

  private record Refusal(String code, SourcePlace place, LocalText message) {}

  /** Ends the building of a tree that exceeds a limit. */
  private static final class LimitReached extends RuntimeException {
    LimitReached() {
      super(null, null, false, false);
    }
  }

  /** The root; empty when there is none or a limit was reached. */
  Optional<YamlNode> build(Iterator<Event> events) {
    try {
      return document(events);
    } catch (LimitReached _) {
      return Optional.empty();
    }
  }

  /** Reports what was refused; kept back until now because a tree may be built several times. */
  void commit() {
    refusals.forEach(refusal -> file.error(refusal.code, refusal.place, refusal.message));
  }

  private Optional<YamlNode> document(Iterator<Event> events) {
    YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof DocumentStartEvent)) {
        continue;
      }
      if (root != null) {
        refuse(
            "yaml/several-documents",
            place(event),
            "此处开始了第二个文档（---），一个文件只能有一个文档。",
            "A second document (---) begins here; a file holds one.");
        break;
      }
      Event first = events.next();
      root = isEmpty(first) ? null : node(first, events, 1, null);
      if (root == null) {
        break;
      }
    }
    if (root == null && !damaged) {
      refuse("yaml/empty", file.start(), "文件没有内容。", "The file is empty.");
    }
    return Optional.ofNullable(root);
  }

  private static boolean isEmpty(Event event) {
    return event instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().isEmpty();
  }

  private YamlNode node(Event event, Iterator<Event> events, int depth, @Nullable String key) {
    count(event);
    return switch (event) {
      case MappingStartEvent start -> mapping(start, events, depth);
      case SequenceStartEvent start -> list(start, events, depth);
      case ScalarEvent scalar -> scalar(scalar, key);
      case AliasEvent alias -> alias(alias);
      default -> throw new IllegalStateException(file.name() + ": unexpected " + event);
    };
  }

  private YamlNode mapping(MappingStartEvent start, Iterator<Event> events, int depth) {
    refuseMarks(start.getAnchor(), start.getTag(), start);
    checkDepth(start, depth);
    var entries = new LinkedHashMap<String, YamlMapping.Entry>();
    for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; ) {
      SourcePlace keyPlace = place(next);
      String key = key(next, events, depth);
      YamlNode value = node(events.next(), events, depth + 1, key);
      if (key != null) {
        var earlier = entries.putIfAbsent(key, new YamlMapping.Entry(keyPlace, value));
        if (earlier != null) {
          refuseDuplicate(key, keyPlace, earlier.keyPlace());
        }
      }
      next = events.next();
    }
    return new YamlMapping(file, place(start), entries, damaged && depth == 1);
  }

  private YamlNode list(SequenceStartEvent start, Iterator<Event> events, int depth) {
    refuseMarks(start.getAnchor(), start.getTag(), start);
    checkDepth(start, depth);
    var items = new ArrayList<YamlNode>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, events, depth + 1, null));
    }
    return new YamlList(file, place(start), items);
  }

  /** A key, or null and a refusal when it is none that we allow. */
  private @Nullable String key(Event event, Iterator<Event> events, int depth) {
    count(event);
    if (!(event instanceof ScalarEvent scalar)) {
      node(event, events, depth + 1, null);
      refuse("yaml/key", place(event), "键必须是文字。", "A key has to be a text.");
      return null;
    }
    refuseMarks(scalar.getAnchor(), scalar.getTag(), scalar);
    String key = scalar.getValue();
    if (scalar.isPlain() && isNull(key)) {
      refuse("yaml/key", place(event), "此处缺少键。", "The key is missing here.");
      return null;
    }
    if (scalar.isPlain() && key.equals("<<")) {
      refuse(
          "yaml/merge-key",
          place(event),
          "不允许合并键 <<，请把内容写全。",
          "The merge key << is not allowed; write the entries out.");
      return null;
    }
    return refuseSigns(scalar) ? null : key;
  }

  private YamlNode scalar(ScalarEvent event, @Nullable String key) {
    SourcePlace place = place(event);
    refuseMarks(event.getAnchor(), event.getTag(), event);
    if (event.isPlain() && isNull(event.getValue())) {
      refuseNull(place, key);
      return new YamlBroken(file, place);
    }
    return refuseSigns(event)
        ? new YamlBroken(file, place)
        : new YamlScalar(file, place, event.getValue(), style(event.getScalarStyle()));
  }

  private YamlNode alias(AliasEvent event) {
    refuse(
        "yaml/alias",
        place(event),
        "不允许引用（*），请把内容写全。",
        "The alias (*) is not allowed; write the content out. A text that begins with * stands in"
            + " quotes.");
    return new YamlBroken(file, place(event));
  }

  private void refuseMarks(Optional<Anchor> anchor, Optional<String> tag, Event event) {
    anchor.ifPresent(
        _ ->
            refuse(
                "yaml/anchor",
                place(event),
                "不允许锚点（&），请删除。以 & 开头的文字须加引号。",
                "The anchor (&) is not allowed; delete it. A text that begins with & stands in"
                    + " quotes."));
    tag.ifPresent(
        name ->
            refuse(
                "yaml/tag",
                place(event),
                "不允许标签 " + Quoted.of(name) + "，请删除。以 ! 开头的文字须加引号。",
                "The tag "
                    + Quoted.of(name)
                    + " is not allowed; delete it. A text that begins with ! stands in quotes."));
  }

  private void refuseNull(SourcePlace place, @Nullable String key) {
    String name = key == null ? "" : Quoted.of(key);
    refuse(
        "yaml/null",
        place,
        (key == null ? "此项" : name + " ") + "没有值（null）。不需要就删去，空文字请写 ''。",
        (key == null ? "This item" : name)
            + " has no value (null). Leave it out, or write '' for an empty text.");
  }

  private void refuseDuplicate(String key, SourcePlace place, SourcePlace earlier) {
    refuse(
        "yaml/duplicate-key",
        place,
        "键 " + Quoted.of(key) + " 重复，已在第 " + earlier.line() + " 行出现。",
        "The key "
            + Quoted.of(key)
            + " stands here again; it was given in line "
            + earlier.line()
            + ".");
  }

  /** Refuses NUL and halves of characters, which only escapes can bring in. */
  private boolean refuseSigns(ScalarEvent event) {
    String value = event.getValue();
    for (int i = 0; i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      if (codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        refuse(
            "yaml/not-a-character",
            place(event),
            "文字中的转义 \\u%04X 不是可用的字符，请删除。".formatted(codePoint),
            "The escape \\u%04X in this text is no character that can be used; delete it."
                .formatted(codePoint));
        return true;
      }
      i += Character.charCount(codePoint);
    }
    return false;
  }

  private void count(Event event) {
    if (++nodes > limits.nodes()) {
      refuse(
          "yaml/too-many-nodes",
          place(event),
          "文件的节点超过 " + limits.nodes() + " 个，从此处起不再读取。",
          "The file has more than " + limits.nodes() + " nodes; reading stops here.");
      throw new LimitReached();
    }
  }

  private void checkDepth(Event event, int depth) {
    if (depth > limits.depth()) {
      refuse(
          "yaml/too-deep",
          place(event),
          "嵌套超过 " + limits.depth() + " 层，从此处起不再读取。",
          "Nested deeper than " + limits.depth() + " levels; reading stops here.");
      throw new LimitReached();
    }
  }

  private void refuse(String code, SourcePlace place, String zh, String en) {
    refusals.add(new Refusal(code, place, new LocalText(zh, en)));
  }

  private SourcePlace place(Event event) {
    return event.getStartMark().map(mark -> place(file, mark)).orElse(file.start());
  }

  static SourcePlace place(SourceFile file, Mark mark) {
    return file.place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static boolean isNull(String plain) {
    return switch (plain) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static YamlScalar.Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> YamlScalar.Style.QUOTED;
      case LITERAL, FOLDED -> YamlScalar.Style.BLOCK;
    };
  }
}
