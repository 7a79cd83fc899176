package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Edge;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Node;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Step;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A graph as a Mermaid flowchart, for Markdown pages. */
public final class Mermaid {
  private static final List<String> STYLES =
      List.of(
          "classDef start fill:#e5e7eb,stroke:#6b7280,color:#111827",
          "classDef collect fill:#dbeafe,stroke:#2563eb,color:#111827",
          "classDef review fill:#ede9fe,stroke:#7c3aed,color:#111827",
          "classDef rollout fill:#dcfce7,stroke:#16a34a,color:#111827",
          "classDef effect fill:#ffedd5,stroke:#ea580c,color:#111827",
          "classDef answer fill:#ffffff,stroke:#2563eb,color:#111827,stroke-dasharray:4 3",
          "classDef fork fill:#374151,stroke:#374151,color:#374151",
          "classDef join fill:#374151,stroke:#374151,color:#374151",
          "classDef anywhere fill:#ffffff,stroke:#6b7280,color:#111827,stroke-dasharray:4 3",
          "classDef end_ fill:#374151,stroke:#111827,color:#ffffff",
          "classDef played stroke-width:4px");

  private final Language language;

  private Mermaid(Language language) {
    this.language = language;
  }

  /**
   * Draws a graph.
   *
   * @param trace what is marked in it as played
   * @return lines that end with a line feed
   */
  public static String of(ProcedureGraph graph, Trace trace, Language language) {
    var mermaid = new Mermaid(language);
    var lines = new ArrayList<String>();
    lines.add("---");
    lines.add("title: " + quoted(graph.title().in(language)));
    lines.add("---");
    lines.add("flowchart TD");
    graph.nodes().forEach(node -> lines.add("  " + mermaid.node(node, trace)));
    var played = new ArrayList<String>();
    for (int number = 0; number < graph.edges().size(); number++) {
      Edge edge = graph.edges().get(number);
      lines.add("  " + mermaid.edge(edge));
      if (trace.edges().contains(new Step(edge.from(), edge.to()))) {
        played.add(Integer.toString(number));
      }
    }
    STYLES.forEach(style -> lines.add("  " + style));
    if (!played.isEmpty()) {
      lines.add("  linkStyle " + String.join(",", played) + " stroke-width:4px");
    }
    return String.join("\n", lines) + "\n";
  }

  private String node(Node node, Trace trace) {
    String said =
        switch (node.kind()) {
          case FORK, JOIN -> "\" \"";
          case START, COLLECT, REVIEW, ROLLOUT, EFFECT, ANSWER, ANYWHERE, END ->
              quoted(
                  node.title().in(language)
                      + node.details().stream()
                          .map(detail -> "\n" + detail.in(language))
                          .collect(Collectors.joining()));
        };
    String shape =
        switch (node.kind()) {
          case START, END -> "([" + said + "])";
          case ANSWER, ANYWHERE -> "(" + said + ")";
          case EFFECT -> "[[" + said + "]]";
          case ROLLOUT -> "{{" + said + "}}";
          case COLLECT -> "[/" + said + "/]";
          case REVIEW, FORK, JOIN -> "[" + said + "]";
        };
    // "end" is a word of Mermaid.
    String style = node.kind() == Kind.END ? "end_" : node.kind().code();
    String played = trace.nodes().contains(node.id()) ? "\n  class " + node.id() + " played" : "";
    return node.id() + shape + ":::" + style + played;
  }

  private String edge(Edge edge) {
    String arrow =
        switch (edge.way()) {
          case ACTION -> "-->";
          case TIME, RETURN -> "-.->";
        };
    String label =
        edge.labels().isEmpty()
            ? ""
            : "|"
                + quoted(
                    edge.labels().stream()
                        .map((LocalText text) -> text.in(language))
                        .collect(Collectors.joining("\n")))
                + "|";
    return edge.from() + " " + arrow + label + " " + edge.to();
  }

  /** In quotes, with what means something to Mermaid or HTML written out. */
  private static String quoted(String text) {
    return '"'
        + text.replace("&", "#amp;")
            .replace("\"", "#quot;")
            .replace("<", "#lt;")
            .replace(">", "#gt;")
            .replace("`", "#96;")
            .replace("\n", "<br/>")
        + '"';
  }
}
