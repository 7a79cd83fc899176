package dev.shangjia.engine.checklist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A text's structure: lines with the headings above them, sentences, lists with what leads them in,
 * sections. Works on the text of a policy as probes give it, and on any other text with one
 * paragraph a line. Places are code points.
 */
final class Passages {
  /**
   * A passage.
   *
   * @param start first code point
   * @param end code point after the last
   * @param line the line it begins in
   */
  record Passage(int start, int end, Line line) {}

  private static final int LONGEST_LINE = 500;

  private final int[] points;
  private final List<Line> lines;

  Passages(String text) {
    this.points = text.codePoints().toArray();
    this.lines = lines(points);
  }

  List<Line> lines() {
    return lines;
  }

  List<Passage> of(Window window) {
    return switch (window) {
      case SENTENCE -> lines.stream().flatMap(line -> sentences(line).stream()).toList();
      case LINE -> lines.stream().flatMap(line -> paragraph(line).stream()).toList();
      case LIST -> lists();
      case SECTION -> sections();
      case HEADING ->
          lines.stream()
              .filter(line -> line.level() > 0)
              .map(line -> new Passage(line.start(), line.end(), line))
              .toList();
      case TEXT ->
          lines.isEmpty() ? List.of() : List.of(new Passage(0, points.length, lines.getFirst()));
    };
  }

  /** The sentence in which a place stands. */
  Passage sentenceAt(int place) {
    Line line = lineAt(place);
    return sentences(line).stream()
        .filter(sentence -> place < sentence.end())
        .findFirst()
        .orElseGet(() -> new Passage(line.start(), line.end(), line));
  }

  String text(int start, int end) {
    return new String(points, start, end - start);
  }

  private Line lineAt(int place) {
    int low = 0;
    int high = lines.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lines.get(middle).start() <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return lines.get(low);
  }

  /** A paragraph without end, as careless pages have it, is no passage: its sentences are. */
  private List<Passage> paragraph(Line line) {
    return line.end() - line.start() > LONGEST_LINE
        ? sentences(line)
        : List.of(new Passage(line.start(), line.end(), line));
  }

  private List<Passage> sentences(Line line) {
    var sentences = new ArrayList<Passage>();
    int start = line.start();
    for (int i = line.start(); i < line.end(); i++) {
      if (endsSentence(i)) {
        sentences.add(new Passage(start, i + 1, line));
        start = i + 1;
      }
    }
    if (start < line.end()) {
      sentences.add(new Passage(start, line.end(), line));
    }
    return sentences;
  }

  private boolean endsSentence(int i) {
    return switch (points[i]) {
      case '。', '！', '!', '?', '？', ';', '；' -> true;
      case '.' ->
          i + 1 < points.length
              && Character.isWhitespace(points[i + 1])
              && i > 1
              && !Character.isDigit(points[i - 1])
              && Character.isLetterOrDigit(points[i - 2]);
      default -> false;
    };
  }

  /** Each line that leads in a list, up to the end of that list. */
  private List<Passage> lists() {
    var lists = new ArrayList<Passage>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int last = i;
      while (last + 1 < lines.size()
          && lines.get(last + 1).over().contains(line)
          && lines.get(last + 1).level() == 0) {
        last++;
      }
      if (last > i && (line.level() == 0 || lines.get(i + 1).isItem())) {
        lists.add(new Passage(line.start(), lines.get(last).end(), line));
      }
    }
    return lists;
  }

  private List<Passage> sections() {
    var sections = new ArrayList<Passage>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.level() == 0 && i > 0) {
        continue;
      }
      int level = line.level() == 0 ? Integer.MAX_VALUE : line.level();
      int last = i;
      while (last + 1 < lines.size()
          && (lines.get(last + 1).level() == 0 || lines.get(last + 1).level() > level)) {
        last++;
      }
      sections.add(new Passage(line.start(), lines.get(last).end(), line));
    }
    return sections;
  }

  private record Raw(int start, int end, int number, Shape shape) {}

  private static List<Line> lines(int[] points) {
    List<Raw> raw = raw(points);
    var lines = new ArrayList<Line>();
    Deque<Line> headings = new ArrayDeque<>();
    Deque<Line> leads = new ArrayDeque<>();
    for (int i = 0; i < raw.size(); i++) {
      Shape before = i == 0 ? Shape.NONE : raw.get(i - 1).shape();
      Shape after = i + 1 == raw.size() ? Shape.NONE : raw.get(i + 1).shape();
      Shape shape = raw.get(i).shape().settled(before, after);
      lines.add(placed(raw.get(i), shape, headings, leads));
    }
    return lines;
  }

  private static List<Raw> raw(int[] points) {
    var raw = new ArrayList<Raw>();
    int number = 0;
    for (int start = 0; start < points.length; ) {
      int end = start;
      while (end < points.length && points[end] != '\n') {
        end++;
      }
      number++;
      Shape shape = Shape.of(points, start, end);
      if (shape.kind() != Shape.Kind.BLANK) {
        raw.add(new Raw(start, end, number, shape));
      }
      start = end + 1;
    }
    return raw;
  }

  /** The line with what stands over it; it then stands over those that follow. */
  private static Line placed(Raw raw, Shape shape, Deque<Line> headings, Deque<Line> leads) {
    if (shape.kind() == Shape.Kind.HEADING) {
      leads.clear();
      while (!headings.isEmpty() && headings.peek().level() >= shape.depth()) {
        headings.pop();
      }
      var heading =
          new Line(
              raw.start(),
              raw.end(),
              raw.number(),
              shape.depth(),
              shape,
              List.copyOf(headings),
              headings.peek());
      headings.push(heading);
      return heading;
    }
    while (!leads.isEmpty() && !leads.peek().shape().leads(shape)) {
      leads.pop();
    }
    var over = new ArrayList<Line>(leads);
    over.addAll(headings);
    var line = new Line(raw.start(), raw.end(), raw.number(), 0, shape, over, headings.peek());
    boolean laterRow = shape.kind() == Shape.Kind.ROW && !leads.isEmpty() && leads.peek().isRow();
    if (shape.mayLead() && !laterRow) {
      leads.push(line);
    }
    return line;
  }
}
