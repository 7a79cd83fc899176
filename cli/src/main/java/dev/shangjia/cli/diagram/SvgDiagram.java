package dev.shangjia.cli.diagram;

import com.google.errorprone.annotations.FormatMethod;
import dev.shangjia.cli.diagram.Layout.Box;
import dev.shangjia.cli.diagram.Layout.Placed;
import dev.shangjia.cli.diagram.Layout.PlacedEdge;
import dev.shangjia.cli.diagram.Layout.PlacedNode;
import dev.shangjia.cli.diagram.Layout.Point;
import dev.shangjia.engine.Language;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Step;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import java.util.List;
import java.util.Locale;

/**
 * Draws a graph as one SVG that needs nothing beside it: no script, no font, no image. It is
 * legible on light and dark ground, as the reader's system prefers.
 */
public final class SvgDiagram {
  private static final double HEAD = 40;
  private static final double ROUND = 9;

  private final ProcedureGraph graph;
  private final Trace trace;
  private final Language language;
  private final StringBuilder out = new StringBuilder();

  private SvgDiagram(ProcedureGraph graph, Trace trace, Language language) {
    this.graph = graph;
    this.trace = trace;
    this.language = language;
  }

  /**
   * Draws a graph.
   *
   * @param trace what is marked in it as played
   * @return an SVG document that ends with a line feed
   */
  public static String of(ProcedureGraph graph, Trace trace, Language language) {
    return new SvgDiagram(graph, trace, language).drawn();
  }

  private String drawn() {
    Placed placed = Layout.of(graph, language);
    String title = graph.title().in(language);
    double width =
        Math.max(Math.max(placed.width(), Legend.LEAST_WIDTH), TextWidth.of(title, 18) + 48);
    var legend = new Legend(graph, language, width);
    double height = HEAD + placed.height() + legend.height();
    line(
        "<svg xmlns='http://www.w3.org/2000/svg' class='procedure' role='img' width='%s'"
            + " height='%s' viewBox='0 0 %s %s' lang='%s'>",
        n(width), n(height), n(width), n(height), language.code());
    line("<title>%s</title>", escaped(title));
    out.append(SvgStyle.TEXT);
    line("<rect class='paper' width='%s' height='%s'/>", n(width), n(height));
    line("<text class='head' x='24' y='32'>%s</text>", escaped(title));
    line("<g transform='translate(%s %s)'>", n((width - placed.width()) / 2), n(HEAD));
    placed.edges().forEach(this::edge);
    placed.nodes().forEach(this::node);
    placed.edges().forEach(this::label);
    line("</g>");
    line("<g transform='translate(0 %s)'>", n(HEAD + placed.height()));
    out.append(legend.drawn());
    line("</g>");
    line("</svg>");
    return out.toString();
  }

  private void node(PlacedNode placed) {
    Box box = placed.box();
    Kind kind = placed.node().kind();
    String played = trace.nodes().contains(placed.node().id()) ? " played" : "";
    line("<g class='%s%s'>", kind.code(), played);
    double round =
        switch (kind) {
          case START, END, ANYWHERE -> Math.min(22, box.height() / 2);
          case COLLECT, REVIEW, ROLLOUT, EFFECT, ANSWER -> 8;
          case FORK, JOIN -> 3;
        };
    rect("box", box, round, 0);
    if (kind == Kind.END) {
      rect("ring", box, round - 3.5, 3.5);
    }
    double middle = box.x() + box.width() / 2;
    double y = box.y() + (box.height() - placed.words().height()) / 2;
    for (String line : placed.words().title()) {
      line(
          "<text class='title' x='%s' y='%s'>%s</text>",
          n(middle), n(y + Words.TITLE_LINE - 5), escaped(line));
      y += Words.TITLE_LINE;
    }
    for (String line : placed.words().details()) {
      line(
          "<text class='detail' x='%s' y='%s'>%s</text>",
          n(middle), n(y + Words.DETAIL_LINE - 4.5), escaped(line));
      y += Words.DETAIL_LINE;
    }
    line("</g>");
  }

  private void rect(String style, Box box, double round, double inset) {
    line(
        "<rect class='%s' x='%s' y='%s' width='%s' height='%s' rx='%s'/>",
        style,
        n(box.x() + inset),
        n(box.y() + inset),
        n(box.width() - 2 * inset),
        n(box.height() - 2 * inset),
        n(round));
  }

  private void edge(PlacedEdge placed) {
    String way = placed.edge().way().code();
    boolean played = trace.edges().contains(new Step(placed.edge().from(), placed.edge().to()));
    line(
        "<path class='edge %s%s' d='%s' marker-end='url(#%s)'/>",
        way, played ? " played" : "", path(placed.points()), played ? "played" : way);
  }

  /** Along the points, with round corners. */
  private static String path(List<Point> points) {
    var path = new StringBuilder("M" + at(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point before = points.get(i - 1);
      Point corner = points.get(i);
      Point after = points.get(i + 1);
      double round = Math.min(ROUND, Math.min(apart(before, corner), apart(corner, after)) / 2);
      path.append("L").append(at(towards(corner, before, round)));
      path.append("Q").append(at(corner)).append(' ').append(at(towards(corner, after, round)));
    }
    return path.append("L").append(at(points.getLast())).toString();
  }

  private static double apart(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private static Point towards(Point from, Point to, double distance) {
    double all = apart(from, to);
    double share = all == 0 ? 0 : distance / all;
    return new Point(
        from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
  }

  private static String at(Point point) {
    return n(point.x()) + " " + n(point.y());
  }

  private void label(PlacedEdge placed) {
    if (placed.words().isEmpty()) {
      return;
    }
    Box at = placed.at();
    line("<g class='label'>");
    rect("ground", at, 4, 0);
    double y = at.y() + 2;
    for (String line : placed.words().details()) {
      line(
          "<text class='detail' x='%s' y='%s'>%s</text>",
          n(at.x() + at.width() / 2), n(y + Words.DETAIL_LINE - 4.5), escaped(line));
      y += Words.DETAIL_LINE;
    }
    line("</g>");
  }

  @FormatMethod
  private void line(String pattern, Object... arguments) {
    out.append(pattern.formatted(arguments)).append('\n');
  }

  /** A number with at most one decimal. */
  static String n(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
