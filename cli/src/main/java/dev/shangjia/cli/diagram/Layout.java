package dev.shangjia.cli.diagram;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Edge;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Says where the nodes, edges and words of a graph stand, in pixels from the upper left corner. */
final class Layout {
  private static final double MARGIN = 24;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
  }

  private final ProcedureGraph graph;
  private final Language language;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  private Layout(ProcedureGraph graph, Language language) {
    this.graph = graph;
    this.language = language;
  }

  /**
   * A graph in the plane.
   *
   * @param width of all, with a margin
   * @param height of all, with a margin
   */
  record Placed(double width, double height, List<PlacedNode> nodes, List<PlacedEdge> edges) {
    Placed {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /** A box. */
  record Box(double x, double y, double width, double height) {}

  /** A point. */
  record Point(double x, double y) {}

  /** A node in its box. */
  record PlacedNode(Node node, Words words, Box box) {}

  /**
   * An edge along its points.
   *
   * @param at where its words stand; of no size when it says nothing
   */
  record PlacedEdge(Edge edge, List<Point> points, Words words, Box at) {
    PlacedEdge {
      points = List.copyOf(points);
    }
  }

  /** Lays out a graph; equal graphs are laid out equally. */
  static Placed of(ProcedureGraph graph, Language language) {
    var layout = new Layout(graph, language);
    layout.configure();
    graph.nodes().forEach(layout::add);
    graph.edges().forEach(layout::add);
    new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
    return layout.placed();
  }

  private void configure() {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 30.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
  }

  private void add(Node node) {
    Words words = Words.of(node, language);
    ElkNode box = ElkGraphUtil.createNode(root);
    box.setDimensions(words.boxWidth(), words.boxHeight());
    if (node.kind() == Kind.START) {
      box.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
    }
    nodes.put(node.id(), box);
  }

  private void add(Edge edge) {
    ElkEdge line =
        ElkGraphUtil.createSimpleEdge(
            Objects.requireNonNull(nodes.get(edge.from()), edge::from),
            Objects.requireNonNull(nodes.get(edge.to()), edge::to));
    Words words = Words.of(edge, language);
    if (!words.isEmpty()) {
      // A label without a text is not placed.
      ElkLabel label = ElkGraphUtil.createLabel(String.join("\n", words.details()), line);
      label.setDimensions(words.width() + 10, words.height() + 4);
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
    }
    edges.add(line);
  }

  private Placed placed() {
    var placedNodes = new ArrayList<PlacedNode>();
    for (Node node : graph.nodes()) {
      ElkNode box = Objects.requireNonNull(nodes.get(node.id()));
      placedNodes.add(
          new PlacedNode(
              node,
              Words.of(node, language),
              new Box(box.getX(), box.getY(), box.getWidth(), box.getHeight())));
    }
    var placedEdges = new ArrayList<PlacedEdge>();
    for (int number = 0; number < edges.size(); number++) {
      placedEdges.add(placed(graph.edges().get(number), edges.get(number)));
    }
    return new Placed(root.getWidth(), root.getHeight(), placedNodes, placedEdges);
  }

  private PlacedEdge placed(Edge edge, ElkEdge line) {
    var points = new ArrayList<Point>();
    for (ElkEdgeSection section : line.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(bend.getX(), bend.getY()));
      }
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    Box at =
        line.getLabels().stream()
            .findFirst()
            .map(label -> new Box(label.getX(), label.getY(), label.getWidth(), label.getHeight()))
            .orElse(new Box(0, 0, 0, 0));
    return new PlacedEdge(edge, points, Words.of(edge, language), at);
  }
}
