package dev.shangjia.engine.procedure.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.ProcedureFixture;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Edge;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Kind;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Step;
import dev.shangjia.engine.procedure.diagram.ProcedureGraph.Trace;
import dev.shangjia.engine.procedure.simulation.Routes;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcedureGraphTest {
  @TempDir private Path folder;

  private Rulebook rulebook;
  private ProcedureGraph graph;

  @BeforeEach
  void read() throws IOException {
    rulebook =
        ProcedureFixture.rulebook(
            folder,
            "Asia/Shanghai",
            """
            starts: {by: provider}
            withdraw: {by: provider, to: withdrawn}
            stages:
              - id: triage
                title: {zh: '分派"<', en: 'Triage "<'}
                kind: review
                by: reviewer
                due: 1 working day
                outcomes:
                  go: {together: [design, law], then: publish}
                  return: {to: provider, due: 10 calendar days, ours: true, resume: triage, expired: lapsed}
              - id: design
                title: {zh: 设计, en: Design}
                kind: review
                by: reviewer
                due: 5 working days
                outcomes: {agree: join, fine: join}
              - id: law
                title: {zh: 法务, en: Law}
                kind: collect
                by: provider
                due: 5 working days
                outcomes: {done: join, expired: lapsed}
              - id: publish
                title: {zh: 上架, en: Publish}
                kind: effect
                effects: [publish-listing]
                outcomes: {done: listed}
            ends:
              listed: {title: {zh: 上架, en: Listed}}
              lapsed: {title: {zh: 逾期, en: Lapsed}}
              withdrawn: {title: {zh: 撤回, en: Withdrawn}}
            """);
    graph = ProcedureGraph.of(ProcedureMachine.of(rulebook, "trial").orElseThrow().procedure());
  }

  private Edge edge(String from, String to) {
    return graph.edges().stream()
        .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasANodeForEachStageAndEndAndForWhatStandsBetween() {
    assertThat(graph.nodes())
        .extracting(ProcedureGraph.Node::kind)
        .containsExactlyInAnyOrder(
            Kind.START,
            Kind.REVIEW,
            Kind.REVIEW,
            Kind.COLLECT,
            Kind.EFFECT,
            Kind.FORK,
            Kind.JOIN,
            Kind.ANSWER,
            Kind.ANYWHERE,
            Kind.END,
            Kind.END,
            Kind.END);
    assertThat(graph.nodes()).extracting(ProcedureGraph.Node::id).doesNotHaveDuplicates();
  }

  @Test
  void saysWhoLeadsWhere() {
    assertThat(edge("s-law", "s-lapsed").way()).isEqualTo(ProcedureGraph.Way.TIME);
    assertThat(edge("s-triage", "answer-triage-return").way()).isEqualTo(ProcedureGraph.Way.RETURN);
    assertThat(edge("answer-triage-return", "s-triage").labels()).isEmpty();
    assertThat(edge("s-design", "join-fork-triage-go").labels())
        .extracting(label -> label.en())
        .containsExactly("agree", "fine");
    assertThat(edge("join-fork-triage-go", "s-publish").way()).isEqualTo(ProcedureGraph.Way.ACTION);
    assertThat(edge("anywhere", "s-withdrawn").labels()).hasSize(1);
  }

  @Test
  void marksPeriodsThatAreOurs() {
    Map<String, String> details =
        Map.of("s-triage", "reviewer · 1 working day", "answer-triage-return", "10 calendar days*");
    details.forEach(
        (id, detail) ->
            assertThat(
                    graph.nodes().stream()
                        .filter(node -> node.id().equals(id))
                        .flatMap(node -> node.details().stream())
                        .map(said -> said.en()))
                .containsExactly(detail));
  }

  @Test
  void everyStepOfAPlayIsAnEdge() {
    var machine = ProcedureMachine.of(rulebook, "trial").orElseThrow();
    Map<String, Routes.Played> routes =
        new Routes(machine).toEachEnd(Instant.parse("2026-03-02T02:00:00Z"));
    List<Step> edges =
        graph.edges().stream().map(edge -> new Step(edge.from(), edge.to())).toList();

    assertThat(routes).hasSize(3);
    routes.forEach(
        (end, played) -> {
          List<CaseEvent> events =
              played.scenes().stream().flatMap(scene -> scene.events().stream()).toList();
          Trace trace = Traces.of(events);
          assertThat(trace.edges()).as(end).isNotEmpty().isSubsetOf(edges);
          assertThat(trace.nodes()).contains("start", "s-" + end);
        });
    Trace listed =
        Traces.of(
            routes.values().iterator().next().scenes().stream()
                .flatMap(scene -> scene.events().stream())
                .toList());
    assertThat(listed.edges())
        .contains(
            new Step("s-triage", "fork-triage-go"),
            new Step("fork-triage-go", "s-law"),
            new Step("s-law", "join-fork-triage-go"),
            new Step("join-fork-triage-go", "s-publish"));
  }

  @Test
  void isWrittenAsMermaid() {
    String mermaid = Mermaid.of(graph, Trace.NONE, Language.EN);

    assertThat(mermaid)
        .startsWith("---\ntitle: \"Trial\"\n---\nflowchart TD\n")
        .contains("s-triage[\"Triage #quot;#lt;<br/>reviewer · 1 working day\"]:::review\n")
        .contains("  s-law -.->|\"no answer\"| s-lapsed\n")
        .contains("  s-design -->|\"agree<br/>fine\"| join-fork-triage-go\n")
        .doesNotContain("linkStyle");
    assertThat(
            Mermaid.of(
                graph,
                new Trace(Set.of("start"), Set.of(new Step("start", "s-triage"))),
                Language.ZH))
        .contains("title: \"流程\"")
        .contains("class start played")
        .contains("linkStyle 0 stroke-width:4px");
  }
}
