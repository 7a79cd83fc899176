package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Step;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the events of a case went through in the graph of its procedure. */
public final class Traces {
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Set<Step> edges = new LinkedHashSet<>();

  /** The node of each fork, by its number in the case. */
  private final Map<Integer, String> forks = new HashMap<>();

  /** The node of the answer that a stage waits for, by stage. */
  private final Map<String, String> answers = new HashMap<>();

  /** Where the next node is come to from. */
  private String here = NodeIds.START;

  /** The fork that begins next. */
  private String fork = "";

  private Traces() {}

  /** The trace of a case's events, in their order. */
  public static Trace of(List<CaseEvent> events) {
    var traces = new Traces();
    events.forEach(traces::add);
    return new Trace(traces.nodes, traces.edges);
  }

  private void add(CaseEvent event) {
    switch (event) {
      case CaseEvent.Started _ -> nodes.add(NodeIds.START);
      case CaseEvent.StageOpened opened -> come(NodeIds.of(opened.stage()));
      case CaseEvent.Ended ended -> come(NodeIds.of(ended.end()));
      case CaseEvent.HandedIn handedIn -> leave(handedIn.stage(), handedIn.outcome());
      case CaseEvent.Decided decided -> leave(decided.stage(), decided.outcome());
      case CaseEvent.GateJudged judged -> leave(judged.stage(), judged.outcome());
      case CaseEvent.EffectsDone done -> leave(done.stage(), "done");
      case CaseEvent.EffectsFailed failed -> leave(failed.stage(), "failed");
      case CaseEvent.Withdrawn _ -> {
        nodes.add(NodeIds.ANYWHERE);
        here = NodeIds.ANYWHERE;
      }
      case CaseEvent.Returned returned -> {
        String answer = NodeIds.answer(returned.stage(), returned.outcome());
        answers.put(returned.stage(), answer);
        here = NodeIds.of(returned.stage());
        come(answer);
      }
      case CaseEvent.Answered answered -> {
        here = after(answered.stage());
        if (answered.resumed() != null) {
          come(NodeIds.of(answered.stage()));
        }
      }
      case CaseEvent.Expired expired -> here = after(expired.stage());
      case CaseEvent.Forked forked -> {
        forks.put(forked.fork(), fork);
        come(fork);
        here = fork;
      }
      case CaseEvent.Joined joined -> {
        String join = NodeIds.join(forks.getOrDefault(joined.fork(), ""));
        come(join);
        here = join;
      }
      case CaseEvent.StageClosed _,
          CaseEvent.DecisionProposed _,
          CaseEvent.DecisionDeclined _,
          CaseEvent.Escalated _,
          CaseEvent.RolloutOver _,
          CaseEvent.EffectDue _ -> {
        // They lead nowhere.
      }
    }
  }

  private void leave(String stage, String outcome) {
    here = NodeIds.of(stage);
    fork = NodeIds.fork(stage, outcome);
  }

  /** What is left when a stage goes on or expires: the answer that it waits for, or itself. */
  private String after(String stage) {
    String answer = answers.remove(stage);
    return answer == null ? NodeIds.of(stage) : answer;
  }

  private void come(String node) {
    nodes.add(node);
    edges.add(new Step(here, node));
  }
}
