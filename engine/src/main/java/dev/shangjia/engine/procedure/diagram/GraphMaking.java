package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Edge;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Node;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Step;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Effect;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.engine.rulebook.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a graph of a procedure. */
final class GraphMaking {
  private static final LocalText EXPIRED = new LocalText("逾期", "no answer");

  private final Procedure procedure;
  private final EventWords words;
  private final Branches branches;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Step, Edge> edges = new LinkedHashMap<>();

  /** By fork, where the case goes on when its branches are done. */
  private final Map<String, String> joins = new LinkedHashMap<>();

  GraphMaking(Procedure procedure) {
    this.procedure = procedure;
    this.words = new EventWords(procedure);
    this.branches = new Branches(procedure);
  }

  ProcedureGraph graph() {
    add(new Node(NodeIds.START, Kind.START, role(procedure.starts().by()), List.of()));
    if (procedure.withdrawal() != null) {
      add(new Node(NodeIds.ANYWHERE, Kind.ANYWHERE, Kind.ANYWHERE.title(), List.of()));
    }
    procedure.stages().forEach(this::standing);
    joins.keySet().forEach(this::join);
    procedure.stages().stream()
        .findFirst()
        .ifPresent(first -> edge(NodeIds.START, NodeIds.of(first.id()), ProcedureGraph.Way.ACTION));
    procedure.stages().forEach(this::ways);
    procedure.ends().forEach(this::end);
    withdrawal();
    return new ProcedureGraph(
        procedure.title(), List.copyOf(nodes.values()), List.copyOf(edges.values()));
  }

  /**
   * Adds a stage with what follows on it, and before it the joins that lead to it: drawings keep
   * this order, so that they run downwards.
   */
  private void standing(Stage stage) {
    joins.forEach(
        (fork, then) -> {
          if (then.equals(stage.id())) {
            join(fork);
          }
        });
    stage(stage);
    stage
        .outcomes()
        .forEach(
            (name, outcome) ->
                outcome.choices().forEach(choice -> between(stage, name, choice.way())));
  }

  private void between(Stage stage, String outcome, Way way) {
    switch (way) {
      case Way.Go _ -> {
        // Nothing stands between.
      }
      case Way.Return back ->
          add(
              new Node(
                  NodeIds.answer(stage.id(), outcome),
                  Kind.ANSWER,
                  new LocalText(role(back.to()).zh() + "答复", role(back.to()).en() + " answers"),
                  List.of(StageWords.within(back.due()))));
      case Way.Together(List<String> _, String then) -> {
        String fork = NodeIds.fork(stage.id(), outcome);
        add(new Node(fork, Kind.FORK, LocalText.same("-"), List.of()));
        joins.put(fork, then);
      }
    }
  }

  private void join(String fork) {
    add(new Node(NodeIds.join(fork), Kind.JOIN, LocalText.same("-"), List.of()));
  }

  private void stage(Stage stage) {
    Kind kind =
        switch (stage.kind()) {
          case COLLECT -> Kind.COLLECT;
          case REVIEW -> Kind.REVIEW;
          case ROLLOUT -> Kind.ROLLOUT;
          case EFFECT -> Kind.EFFECT;
        };
    var details = new ArrayList<LocalText>();
    StageWords.timing(stage).ifPresent(details::add);
    effects(stage.effects()).ifPresent(details::add);
    add(new Node(NodeIds.of(stage.id()), kind, stage.title(), details));
  }

  private void end(String name, Procedure.End end) {
    add(
        new Node(
            NodeIds.of(name), Kind.END, end.title(), effects(end.effects()).stream().toList()));
  }

  private void withdrawal() {
    if (procedure.withdrawal() != null) {
      LocalText by = role(procedure.withdrawal().by());
      edge(
          NodeIds.ANYWHERE,
          NodeIds.of(procedure.withdrawal().to()),
          ProcedureGraph.Way.ACTION,
          new LocalText(by.zh() + "撤回", "the " + by.en() + " gives up"));
    }
  }

  private void ways(Stage stage) {
    for (Map.Entry<String, Outcome> entry : stage.outcomes().entrySet()) {
      String name = entry.getKey();
      LocalText said = name.equals(Procedure.EXPIRED) ? EXPIRED : words.outcome(stage.id(), name);
      // That something is handed in or done goes without saying.
      boolean plain = name.equals(CaseAction.HandIn.DONE) && entry.getValue().title() == null;
      for (Choice choice : entry.getValue().choices()) {
        way(stage, name, choice.way(), plain ? List.of() : List.of(said));
      }
    }
  }

  private void way(Stage stage, String outcome, Way leading, List<LocalText> said) {
    String from = NodeIds.of(stage.id());
    ProcedureGraph.Way way =
        outcome.equals(Procedure.EXPIRED) ? ProcedureGraph.Way.TIME : ProcedureGraph.Way.ACTION;
    switch (leading) {
      case Way.Go(String target) when target.equals(Procedure.JOIN) ->
          branches.joins(stage.id()).forEach(fork -> edge(from, NodeIds.join(fork), way, said));
      case Way.Go(String target) -> edge(from, NodeIds.of(target), way, said);
      case Way.Return back -> {
        String answer = NodeIds.answer(stage.id(), outcome);
        edge(from, answer, ProcedureGraph.Way.RETURN, said);
        edge(answer, NodeIds.of(back.resume()), ProcedureGraph.Way.ACTION);
        edge(answer, NodeIds.of(back.expired()), ProcedureGraph.Way.TIME, EXPIRED);
      }
      case Way.Together(List<String> begun, String then) -> {
        String fork = NodeIds.fork(stage.id(), outcome);
        edge(from, fork, way, said);
        begun.forEach(branch -> edge(fork, NodeIds.of(branch), ProcedureGraph.Way.ACTION));
        edge(NodeIds.join(fork), NodeIds.of(then), ProcedureGraph.Way.ACTION);
      }
    }
  }

  /** Adds an edge; one that leads the same way already gets another label. */
  private void edge(String from, String to, ProcedureGraph.Way way, LocalText... said) {
    edge(from, to, way, List.of(said));
  }

  private void edge(String from, String to, ProcedureGraph.Way way, List<LocalText> said) {
    edges.merge(
        new Step(from, to),
        new Edge(from, to, said, way),
        (there, more) -> {
          var labels = new ArrayList<>(there.labels());
          more.labels().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
          return new Edge(from, to, labels, there.way());
        });
  }

  private void add(Node node) {
    nodes.putIfAbsent(node.id(), node);
  }

  private static Optional<LocalText> effects(List<Effect> effects) {
    return effects.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                effects.stream().map(one -> one.title().zh()).collect(Collectors.joining("、")),
                effects.stream().map(one -> one.title().en()).collect(Collectors.joining(", "))));
  }

  private static LocalText role(String code) {
    return Role.of(code).title();
  }
}
