package dev.shangjia.platform.casework;

import dev.shangjia.engine.json.Rfc8785;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseEventJson;
import dev.shangjia.engine.record.Disclosure;
import dev.shangjia.engine.record.Entry;
import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Happening;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.audit.Originals;
import dev.shangjia.platform.sql.RowChanges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of a case: an entry for each event, with the event, and of a decision what it says and
 * cites, as contents.
 */
@Component
final class CaseLedger implements Originals {
  static final String KIND = "case";
  private static final String NUMBER = "sequence";
  private static final String EVENT = "event";
  private static final String EXPLANATION = "explanation";
  private static final String CITATIONS = "citations";

  private final Ledger ledger;
  private final JdbcCases cases;
  private final JdbcDecisions decisions;

  CaseLedger(Ledger ledger, JdbcCases cases, JdbcDecisions decisions) {
    this.ledger = ledger;
    this.cases = cases;
    this.decisions = decisions;
  }

  static Chain chain(CaseRow row) {
    return new Chain(KIND, row.id().toString(), row.organization(), row.counterpart());
  }

  /**
   * Records the events of a step, in the running transaction, as soon as the changes are sent.
   *
   * @param row the case before it
   * @param made decisions of the case, those of these events among them
   */
  void record(
      CaseRow row,
      List<CaseEvent> events,
      CaseRecording.Cause cause,
      List<Decision> made,
      RowChanges changes) {
    var happenings = new ArrayList<Happening>();
    for (int i = 0; i < events.size(); i++) {
      CaseEvent event = events.get(i);
      int number = row.sequence() + i + 1;
      var ids = new LinkedHashMap<String, String>();
      ids.put(NUMBER, Integer.toString(number));
      ids.put("by", cause.by().person());
      if (event instanceof CaseEvent.Started) {
        ids.put("rulebook", row.pin().hash());
      }
      Long snapshot = cause.snapshot();
      if (snapshot != null) {
        ids.put("snapshot", snapshot.toString());
      }
      happenings.add(
          new Happening(
              CaseEventJson.type(event),
              ids,
              contents(event, decision(made, number)),
              cause.by().person()));
    }
    ledger.append(chain(row), happenings, changes);
  }

  private static boolean isDecision(CaseEvent event) {
    return event instanceof CaseEvent.Decided || event instanceof CaseEvent.DecisionProposed;
  }

  /** The decision that was made or proposed with an event; empty for other events. */
  private static Optional<Decision> decision(List<Decision> made, int number) {
    return made.stream().filter(decision -> decision.sequence() == number).findFirst();
  }

  private static Map<String, String> contents(CaseEvent event, Optional<Decision> decision) {
    var contents = new LinkedHashMap<String, String>();
    contents.put(EVENT, text(event));
    decision
        .filter(_ -> isDecision(event))
        .ifPresent(
            made -> {
              contents.put(EXPLANATION, made.explanation());
              contents.put(CITATIONS, text(made.citations()));
            });
    return contents;
  }

  private static String text(CaseEvent event) {
    return text(CaseEventJson.write(event));
  }

  private static String text(List<Citation> citations) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray(CITATIONS);
    for (Citation citation : citations) {
      list.addObject()
          .put("rule", citation.rule())
          .put("fingerprint", citation.fingerprint())
          .put("kind", citation.kind().code())
          .put("weight", citation.weight().code())
          .put("reason", citation.reason());
    }
    return text(json);
  }

  private static String text(ObjectNode json) {
    return new String(Rfc8785.bytes(json), StandardCharsets.UTF_8);
  }

  /** The entry of an event; empty for cases that were recorded before there was a ledger. */
  Optional<Disclosure> entry(CaseRow row, int event) {
    return ledger.entries(chain(row)).stream()
        .filter(one -> Integer.toString(event).equals(one.entry().ids().get(NUMBER)))
        .findFirst();
  }

  /** Of which event an entry speaks; empty when of none. */
  static Optional<Integer> number(Entry entry) {
    return Optional.ofNullable(entry.ids().get(NUMBER)).map(Integer::valueOf);
  }

  /** What an entry holds hashes of, as it is kept now. */
  Map<String, String> contents(CaseRow row, Entry entry) {
    return of(row.id().toString(), List.of(entry)).getOrDefault(entry.sequence(), Map.of());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<Long, Map<String, String>> of(String id, List<Entry> entries) {
    CaseId caseId = new CaseId(Long.parseLong(id));
    List<CaseEvent> events = cases.events(caseId);
    List<Decision> made = decisions.of(caseId);
    var contents = new HashMap<Long, Map<String, String>>();
    for (Entry entry : entries) {
      number(entry)
          .ifPresent(event -> contents.put(entry.sequence(), kept(entry, event, events, made)));
    }
    return contents;
  }

  /** What is kept of an event; what its entry holds hashes of and is gone is blank. */
  private static Map<String, String> kept(
      Entry entry, int number, List<CaseEvent> events, List<Decision> made) {
    Map<String, String> kept = new HashMap<>();
    entry.contents().keySet().forEach(name -> kept.put(name, ""));
    if (number <= events.size()) {
      kept.putAll(contents(events.get(number - 1), settled(made, number, events)));
    }
    return kept;
  }

  /** A decision that was proposed has the number of the event by which it was settled. */
  private static Optional<Decision> settled(
      List<Decision> made, int number, List<CaseEvent> events) {
    return decision(made, number)
        .or(
            () ->
                events.get(number - 1) instanceof CaseEvent.DecisionProposed proposed
                    ? settling(proposed.stage(), number, events)
                        .flatMap(settling -> decision(made, settling))
                    : Optional.empty());
  }

  private static Optional<Integer> settling(String stage, int after, List<CaseEvent> events) {
    return IntStream.rangeClosed(after + 1, events.size())
        .filter(number -> settles(events.get(number - 1), stage))
        .boxed()
        .findFirst();
  }

  /** Whether an event says what became of what was proposed in a stage. */
  private static boolean settles(CaseEvent event, String stage) {
    return (event instanceof CaseEvent.Decided decided && decided.stage().equals(stage))
        || (event instanceof CaseEvent.DecisionDeclined declined && declined.stage().equals(stage));
  }

  @Override
  public List<String> unrecorded(String id, List<Entry> entries) {
    CaseId caseId = new CaseId(Long.parseLong(id));
    List<CaseEvent> events = cases.events(caseId);
    Set<Integer> recorded =
        entries.stream()
            .flatMap(entry -> number(entry).stream())
            .collect(Collectors.toUnmodifiableSet());
    var unrecorded = new ArrayList<String>();
    for (int number = 1; number <= events.size(); number++) {
      if (!recorded.contains(number)) {
        unrecorded.add("event " + number);
      }
    }
    decisions.of(caseId).stream()
        .filter(decision -> !follows(decision, events))
        .forEach(decision -> unrecorded.add("decision " + decision.id()));
    return unrecorded;
  }

  /** Whether a decision is the one that an event of its case speaks of. */
  private static boolean follows(Decision decision, List<CaseEvent> events) {
    return decision.sequence() >= 1
        && decision.sequence() <= events.size()
        && speaksOf(events.get(decision.sequence() - 1), decision);
  }

  private static boolean speaksOf(CaseEvent event, Decision decision) {
    String stage = decision.stage();
    String outcome = decision.outcome();
    return (event instanceof CaseEvent.Decided decided
            && decided.stage().equals(stage)
            && decided.outcome().equals(outcome))
        || (event instanceof CaseEvent.DecisionProposed proposed
            && proposed.stage().equals(stage)
            && proposed.outcome().equals(outcome))
        || (event instanceof CaseEvent.DecisionDeclined declined && declined.stage().equals(stage));
  }
}
