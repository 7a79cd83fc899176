package dev.shangjia.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.cli.diagram.Layout.Box;
import dev.shangjia.cli.diagram.Layout.Placed;
import dev.shangjia.cli.diagram.Layout.Point;
import dev.shangjia.engine.Language;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every procedure of every rulebook, drawn in both languages. */
class SvgDiagramTest {

  /** A graph in a language; named for reports. */
  record Drawing(String name, ProcedureGraph graph, Language language) {
    @Override
    public String toString() {
      return name + " " + language.code();
    }
  }

  static List<Drawing> drawings() throws IOException {
    var drawings = new ArrayList<Drawing>();
    try (Stream<Path> folders = Files.list(Path.of("../rulebooks"))) {
      for (Path folder : folders.sorted().toList()) {
        Rulebook rulebook =
            switch (RulebookReader.read(folder)) {
              case Reading.Read<Rulebook>(Rulebook read, List<Problem> _) -> read;
              case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
                  throw new AssertionError(problems.toString());
            };
        rulebook
            .procedures()
            .forEach(
                (id, procedure) -> {
                  for (Language language : Language.values()) {
                    drawings.add(
                        new Drawing(
                            rulebook.id() + "/" + id, ProcedureGraph.of(procedure), language));
                  }
                });
      }
    }
    assertThat(drawings).hasSizeGreaterThan(30);
    return drawings;
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void putsNothingOverAnythingElse(Drawing drawing) {
    Placed placed = Layout.of(drawing.graph(), drawing.language());
    var boxes = new ArrayList<Box>();
    placed.nodes().forEach(node -> boxes.add(node.box()));
    placed.edges().stream()
        .filter(edge -> !edge.words().isEmpty())
        .forEach(edge -> boxes.add(edge.at()));

    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      assertThat(box.x()).isNotNegative();
      assertThat(box.y()).isNotNegative();
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(placed.width());
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(placed.height());
      for (int k = 0; k < i; k++) {
        assertThat(overlap(box, boxes.get(k))).as("%s over %s", box, boxes.get(k)).isFalse();
      }
    }
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.x() + b.width() - 0.5
        && b.x() < a.x() + a.width() - 0.5
        && a.y() < b.y() + b.height() - 0.5
        && b.y() < a.y() + a.height() - 0.5;
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void leadsNoLineThroughABox(Drawing drawing) {
    Placed placed = Layout.of(drawing.graph(), drawing.language());

    for (Layout.PlacedEdge edge : placed.edges()) {
      for (int i = 1; i < edge.points().size(); i++) {
        Box stretch = between(edge.points().get(i - 1), edge.points().get(i));
        assertThat(placed.nodes())
            .noneMatch(node -> overlap(stretch, node.box()) && !touches(node.box(), stretch));
      }
    }
  }

  private static Box between(Point a, Point b) {
    return new Box(
        Math.min(a.x(), b.x()) - 0.6,
        Math.min(a.y(), b.y()) - 0.6,
        Math.abs(a.x() - b.x()) + 1.2,
        Math.abs(a.y() - b.y()) + 1.2);
  }

  /** A line that only ends at a box stands on its rim. */
  private static boolean touches(Box box, Box stretch) {
    double deep =
        Math.min(
            Math.min(
                stretch.y() + stretch.height() - box.y(), box.y() + box.height() - stretch.y()),
            Math.min(stretch.x() + stretch.width() - box.x(), box.x() + box.width() - stretch.x()));
    return deep < 1.5;
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void isOneWellFormedFileThatNeedsNoOther(Drawing drawing) throws Exception {
    String svg = SvgDiagram.of(drawing.graph(), Trace.NONE, drawing.language());

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "<script", "href", "@import", "NaN");
    assertThat(SvgDiagram.of(drawing.graph(), Trace.NONE, drawing.language())).isEqualTo(svg);
  }

  @Test
  void marksWhatWasPlayedAndWritesOutWhatMeansSomethingToXml() throws IOException {
    ProcedureGraph graph = drawings().getFirst().graph();
    String node = graph.nodes().get(1).id();
    String svg =
        SvgDiagram.of(
            graph,
            new Trace(Set.of(node), Set.of(new ProcedureGraph.Step("start", node))),
            Language.EN);

    assertThat(svg).contains("played'").contains("url(#played)");
    assertThat(SvgDiagram.escaped("<a & 'b'>")).isEqualTo("&lt;a &amp; &#39;b&#39;&gt;");
  }
}
