package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import java.util.List;
import java.util.Set;

/**
 * A procedure as a graph.
 *
 * @param title what it is
 * @param nodes in the order in which the procedure is written; the first is where it starts
 * @param edges in the order of the stages that they leave
 */
public record ProcedureGraph(LocalText title, List<Node> nodes, List<Edge> edges) {
  public ProcedureGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The graph of a procedure. */
  public static ProcedureGraph of(Procedure procedure) {
    return new GraphMaking(procedure).graph();
  }

  /**
   * Something that stands in it.
   *
   * @param id unique in the graph: lower-case letters, digits and hyphens
   * @param kind what it is
   * @param title what people call it; the least sign where nothing is said
   * @param details what is said of it beneath, in order: who acts and how long it may take, what
   *     falls due
   */
  public record Node(String id, Kind kind, LocalText title, List<LocalText> details) {
    public Node {
      details = List.copyOf(details);
    }
  }

  /** What stands in a graph. */
  public enum Kind {
    /** Where a case starts. */
    START("start", "发起", "start"),
    /** A stage in which somebody hands something in. */
    COLLECT("collect", "提交", "something is handed in"),
    /** A stage in which somebody judges. */
    REVIEW("review", "审理", "somebody decides"),
    /** A stage in which an app widens to more enterprises. */
    ROLLOUT("rollout", "放量", "rollout"),
    /** A stage in which the world is changed. */
    EFFECT("effect", "执行", "the market acts"),
    /** Somebody has to answer what was returned. */
    ANSWER("answer", "退回待答复", "returned, to be answered"),
    /** Several stages begin at once. */
    FORK("fork", "并行开始", "in parallel"),
    /** Branches wait for each other. */
    JOIN("join", "汇合", "all branches done"),
    /** From anywhere. */
    ANYWHERE("anywhere", "任何时候", "at any time"),
    /** An end. */
    END("end", "结局", "end");

    private final String code;
    private final String zh;
    private final String en;

    Kind(String code, String zh, String en) {
      this.code = code;
      this.zh = zh;
      this.en = en;
    }

    /** What people call it. */
    public LocalText title() {
      return new LocalText(zh, en);
    }

    /** Its name in drawings. */
    public String code() {
      return code;
    }
  }

  /**
   * What leads from one node to another.
   *
   * @param from the id of a node
   * @param to the id of a node
   * @param labels what is said of it, a line for each outcome that leads there; none where there is
   *     nothing to say
   * @param way who takes it
   */
  public record Edge(String from, String to, List<LocalText> labels, Way way) {
    public Edge {
      labels = List.copyOf(labels);
    }
  }

  /** Who takes an edge. */
  public enum Way {
    /** Somebody who acts. */
    ACTION("action"),
    /** Time, when a date passes. */
    TIME("time"),
    /** Somebody who gives the ball back. */
    RETURN("return");

    private final String code;

    Way(String code) {
      this.code = code;
    }

    /** Its name in drawings. */
    public String code() {
      return code;
    }
  }

  /**
   * What a play went through.
   *
   * @param nodes the ids of nodes
   * @param edges pairs of ids of nodes
   */
  public record Trace(Set<String> nodes, Set<Step> edges) {
    /** Nothing was played. */
    public static final Trace NONE = new Trace(Set.of(), Set.of());

    public Trace {
      nodes = Set.copyOf(nodes);
      edges = Set.copyOf(edges);
    }
  }

  /** From one node to another. */
  public record Step(String from, String to) {}
}
