package dev.shangjia.cli.diagram;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import java.util.ArrayList;
import java.util.List;

/** Says beneath a drawing what its colours and lines mean; only of those that stand in it. */
final class Legend {
  static final double LEAST_WIDTH = 420;
  private static final double LINE = 24;
  private static final double GAP = 22;
  private static final double SWATCH = 22;
  private static final LocalText TIME = new LocalText("虚线：时间到自动走", "dashed: taken by time");
  private static final LocalText OURS =
      new LocalText("* 来源未给期限，为本规则书所定", "* the source gives no period; this figure is ours");

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String style, String words, double x, int row) {}

  Legend(ProcedureGraph graph, Language language, double width) {
    double x = 24;
    int row = 0;
    for (Said said : said(graph, language)) {
      double wide = (said.style.isEmpty() ? 0 : SWATCH + 7) + TextWidth.of(said.words, 11.5);
      if (x > 24 && x + wide > width - 24) {
        x = 24;
        row++;
      }
      entries.add(new Entry(said.style, said.words, x, row));
      x += wide + GAP;
    }
  }

  private record Said(String style, String words) {}

  private static List<Said> said(ProcedureGraph graph, Language language) {
    var all = new ArrayList<Said>();
    for (Kind kind : Kind.values()) {
      boolean explained = kind != Kind.START && kind != Kind.ANYWHERE && kind != Kind.JOIN;
      if (explained && graph.nodes().stream().anyMatch(node -> node.kind() == kind)) {
        all.add(new Said(kind.code(), kind.title().in(language)));
      }
    }
    if (graph.edges().stream().anyMatch(edge -> edge.way() == ProcedureGraph.Way.TIME)) {
      all.add(new Said("time", TIME.in(language)));
    }
    boolean ours =
        graph.nodes().stream()
            .flatMap(node -> node.details().stream())
            .anyMatch(detail -> detail.en().endsWith("*"));
    if (ours) {
      all.add(new Said("", OURS.in(language)));
    }
    return all;
  }

  double height() {
    return entries.isEmpty() ? 0 : (entries.getLast().row + 1) * LINE + 16;
  }

  String drawn() {
    var out = new StringBuilder();
    for (Entry entry : entries) {
      double y = entry.row * LINE;
      double text = entry.x + (entry.style.isEmpty() ? 0 : SWATCH + 7);
      if (entry.style.equals("time")) {
        out.append(
            "<path class='edge time' d='M%s %sh%s'/>\n"
                .formatted(SvgDiagram.n(entry.x), SvgDiagram.n(y + 8), SvgDiagram.n(SWATCH)));
      } else if (!entry.style.isEmpty()) {
        out.append(
            "<g class='%s'><rect class='box' x='%s' y='%s' width='%s' height='%s' rx='%s'/></g>\n"
                .formatted(
                    entry.style,
                    SvgDiagram.n(entry.x),
                    SvgDiagram.n(y + (entry.style.equals("fork") ? 5 : 1)),
                    SvgDiagram.n(SWATCH),
                    entry.style.equals("fork") ? "6" : "14",
                    entry.style.equals("end") ? "7" : "3"));
      }
      out.append(
          "<text class='legend' x='%s' y='%s'>%s</text>\n"
              .formatted(
                  SvgDiagram.n(text), SvgDiagram.n(y + 12), SvgDiagram.escaped(entry.words)));
    }
    return out.toString();
  }
}
