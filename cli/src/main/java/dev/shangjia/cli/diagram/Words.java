package dev.shangjia.cli.diagram;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Edge;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Node;
import java.util.List;

/**
 * The lines that stand in a node or at an edge, and the room that they need, in pixels.
 *
 * @param title lines in the larger font
 * @param details lines in the smaller font, beneath
 */
record Words(List<String> title, List<String> details) {
  static final double TITLE_SIZE = 14;
  static final double DETAIL_SIZE = 11.5;
  static final double TITLE_LINE = 19;
  static final double DETAIL_LINE = 16;
  private static final double MOST = 210;
  private static final double MOST_AT_EDGES = 150;
  private static final double MARGIN = 14;

  Words {
    title = List.copyOf(title);
    details = List.copyOf(details);
  }

  /** What a node says; a bar says nothing. */
  static Words of(Node node, Language language) {
    if (node.kind() == Kind.FORK || node.kind() == Kind.JOIN) {
      return new Words(List.of(), List.of());
    }
    return new Words(
        TextWidth.wrapped(node.title().in(language), TITLE_SIZE, MOST),
        node.details().stream()
            .flatMap(detail -> TextWidth.wrapped(detail.in(language), DETAIL_SIZE, MOST).stream())
            .toList());
  }

  /** What an edge says. */
  static Words of(Edge edge, Language language) {
    return new Words(
        List.of(),
        edge.labels().stream()
            .flatMap(
                label -> TextWidth.wrapped(label.in(language), DETAIL_SIZE, MOST_AT_EDGES).stream())
            .toList());
  }

  boolean isEmpty() {
    return title.isEmpty() && details.isEmpty();
  }

  /** The width of the widest line. */
  double width() {
    double wide = 0;
    for (String line : title) {
      wide = Math.max(wide, TextWidth.of(line, TITLE_SIZE));
    }
    for (String line : details) {
      wide = Math.max(wide, TextWidth.of(line, DETAIL_SIZE));
    }
    return wide;
  }

  double height() {
    return title.size() * TITLE_LINE + details.size() * DETAIL_LINE;
  }

  /** The size of a box around them. */
  double boxWidth() {
    return isEmpty() ? 90 : width() + 2 * MARGIN;
  }

  double boxHeight() {
    return isEmpty() ? 8 : height() + MARGIN;
  }
}
