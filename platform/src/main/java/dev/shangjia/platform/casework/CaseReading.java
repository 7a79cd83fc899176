package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseEventJson;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.casework.CaseView.Entry;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor.SystemOfMarket;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads cases for those who take part in them. */
@Component
final class CaseReading {
  private static final SystemOfMarket HISTORY = new SystemOfMarket("case-history");

  private final JdbcCases rows;
  private final JdbcTasks tasks;
  private final JdbcDecisions decisions;
  private final JdbcNotes notes;
  private final JdbcEtas etas;
  private final ToldReading told;
  private final Playbooks playbooks;
  private final Effects effects;
  private final Acting acting;
  private final TransactionTemplate transaction;

  CaseReading(
      JdbcCases rows,
      JdbcTasks tasks,
      JdbcDecisions decisions,
      JdbcNotes notes,
      JdbcEtas etas,
      ToldReading told,
      Playbooks playbooks,
      Effects effects,
      Acting acting,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.tasks = tasks;
    this.decisions = decisions;
    this.notes = notes;
    this.etas = etas;
    this.told = told;
    this.playbooks = playbooks;
    this.effects = effects;
    this.acting = acting;
    this.transaction = transaction;
  }

  /** A case; empty when there is none that the asker sees. */
  Optional<CaseView> view(CaseId id, CaseActor by) {
    return Objects.requireNonNull(
        transaction.execute(_ -> rows.find(id).map(row -> view(row, by))));
  }

  private CaseView view(CaseRow row, CaseActor by) {
    Playbook playbook = playbooks.pinned(row.pin().hash());
    ProcedureMachine machine = playbook.play(row.pin().procedure());
    List<CaseEvent> events = rows.events(row.id());
    CaseState state = CaseState.after(events);
    EventWords words = playbook.words(row.pin().procedure());
    List<Decision> made = made(row.id());
    CaseState.Ending ending = state.ending();
    List<Move> moves = moves(machine, state, by);
    return new CaseView(
        row,
        playbook.rulebook().title(),
        machine.procedure().title(),
        playbook.rulebook().zone(),
        playbook.rulebook().region(),
        tasks.of(row.id()),
        ours(machine.procedure(), state),
        moves,
        moves.stream().filter(move -> isByDossier(machine, move, by)).toList(),
        ending == null ? null : new CaseView.Ending(words.title(ending.end()), ending.at()),
        timeline(row.id(), events, words, playbook.rulebook().zone(), made, by),
        made,
        effects.ofCase(row.id().value()),
        ending == null ? eta(row) : null);
  }

  private static Set<String> ours(Procedure procedure, CaseState state) {
    return state.open().values().stream()
        .filter(
            open -> {
              Period period = period(procedure, open);
              return period != null && period.ours();
            })
        .map(CaseState.OpenStage::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How long the one has who is waited for; null where nothing says it. */
  private static @Nullable Period period(Procedure procedure, CaseState.OpenStage open) {
    return open.phase() instanceof CaseState.Phase.Returned returned
        ? returned.way().due()
        : procedure.stage(open.id()).orElseThrow().due();
  }

  /** A case that goes on after an appeal also has the decisions that were not taken back. */
  private List<Decision> made(CaseId id) {
    return decisions.ofLine(id).stream()
        .filter(
            decision -> decision.caseId().equals(id) || decision.state() != Decision.State.REVERSED)
        .toList();
  }

  /** From the cases of all organizations: how long they took is nobody's secret. */
  private Eta eta(CaseRow row) {
    return acting.as(HISTORY, () -> etas.of(row.pin(), row.startedAt()));
  }

  /** What somebody can do now; a second person is not the first. */
  static List<Move> moves(ProcedureMachine machine, CaseState state, CaseActor by) {
    return machine.moves(state).stream()
        .filter(move -> by.roles().contains(move.role()) || escalated(machine, move, by))
        .filter(move -> !isOwnProposal(state, move, by))
        .toList();
  }

  private static boolean isByDossier(ProcedureMachine machine, Move move, CaseActor by) {
    return Cases.asksForDossier(
        machine.procedure(), move.kind(), Objects.requireNonNullElse(move.stage(), ""), by);
  }

  /** Who is told of missed dates may confirm as well. */
  private static boolean escalated(ProcedureMachine machine, Move move, CaseActor by) {
    return (move.kind() == Move.Kind.CONFIRM || move.kind() == Move.Kind.DECLINE)
        && Optional.ofNullable(move.stage())
            .flatMap(machine.procedure()::stage)
            .filter(stage -> by.roles().contains(Role.of(stage.escalate())))
            .isPresent();
  }

  private static boolean isOwnProposal(CaseState state, Move move, CaseActor by) {
    return (move.kind() == Move.Kind.CONFIRM || move.kind() == Move.Kind.DECLINE)
        && Optional.ofNullable(move.stage())
            .flatMap(state::openStage)
            .map(CaseState.OpenStage::phase)
            .filter(
                phase ->
                    phase instanceof CaseState.Phase.Proposed proposed
                        && proposed.by().person().equals(by.person()))
            .isPresent();
  }

  private List<Entry> timeline(
      CaseId id,
      List<CaseEvent> events,
      EventWords words,
      ZoneId zone,
      List<Decision> made,
      CaseActor by) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < events.size(); i++) {
      CaseEvent event = events.get(i);
      // That a second person looks at a decision first is the desk's own business.
      if (!by.isDesk() && isDesks(event)) {
        continue;
      }
      entries.add(
          new Entry.Happened(
              event.at(),
              i + 1,
              CaseEventJson.type(event),
              words.of(event, zone),
              who(event),
              decision(made, i + 1, by)));
    }
    entries.addAll(told.of(id, by));
    notes.of(id).forEach(note -> entries.add(new Entry.Written(note.writtenAt(), note)));
    entries.sort(Comparator.comparing(Entry::at));
    return entries;
  }

  /** Whether only the desk knows of an event. */
  static boolean isDesks(CaseEvent event) {
    return event instanceof CaseEvent.DecisionProposed
        || event instanceof CaseEvent.DecisionDeclined;
  }

  private static @Nullable Decision decision(List<Decision> made, int sequence, CaseActor by) {
    return made.stream()
        .filter(decision -> decision.sequence() == sequence)
        .filter(
            decision ->
                by.isDesk()
                    || decision.state() == Decision.State.MADE
                    || decision.state() == Decision.State.REVERSED)
        .findFirst()
        .orElse(null);
  }

  private static String who(CaseEvent event) {
    Actor actor =
        switch (event) {
          case CaseEvent.Started started -> started.by();
          case CaseEvent.HandedIn handedIn -> handedIn.by();
          case CaseEvent.DecisionProposed proposed -> proposed.by();
          case CaseEvent.DecisionDeclined declined -> declined.by();
          case CaseEvent.Decided decided -> decided.by();
          case CaseEvent.Answered answered -> answered.by();
          case CaseEvent.EffectsDone done -> done.by();
          case CaseEvent.EffectsFailed failed -> failed.by();
          case CaseEvent.Withdrawn withdrawn -> withdrawn.by();
          case CaseEvent.StageOpened _,
              CaseEvent.StageClosed _,
              CaseEvent.Returned _,
              CaseEvent.Expired _,
              CaseEvent.Escalated _,
              CaseEvent.RolloutOver _,
              CaseEvent.GateJudged _,
              CaseEvent.EffectDue _,
              CaseEvent.Forked _,
              CaseEvent.Joined _,
              CaseEvent.Ended _ ->
              Actor.SYSTEM;
        };
    return actor.person().equals("system") ? "" : actor.person();
  }

  /** What the events of a case are called. */
  EventWords words(CaseRow row) {
    return playbooks.pinned(row.pin().hash()).words(row.pin().procedure());
  }

  /** What the rules are called that a case is judged by. */
  Map<String, LocalText> rules(CaseRow row) {
    return playbooks.pinned(row.pin().hash()).ruleTitles();
  }

  /** Cases that an organization takes part in, in a few words: open ones first, then the latest. */
  List<CaseSummary> summaries(OrganizationId organization, int most) {
    return inTransaction(() -> summaries(rows.of(organization, most)));
  }

  private List<CaseSummary> summaries(List<CaseRow> found) {
    Map<CaseId, List<Task>> waiting = tasks.of(found.stream().map(CaseRow::id).toList());
    return found.stream()
        .map(row -> summary(row, waiting.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** The last case of each procedure about an app and about each of its versions. */
  List<CaseSummary> latestOfApp(App app) {
    return inTransaction(() -> summaries(rows.latestOfApp(app)));
  }

  /** All open cases of some organizations. */
  List<CaseRow> open(Collection<OrganizationId> organizations) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.open(organizations)));
  }

  /** Some cases, in no order. */
  List<CaseRow> rows(Collection<CaseId> ids) {
    return Objects.requireNonNull(transaction.execute(_ -> rows.all(ids)));
  }

  private CaseSummary summary(CaseRow row, List<Task> waiting) {
    Playbook playbook = playbooks.pinned(row.pin().hash());
    String end = row.end();
    return new CaseSummary(
        row,
        playbook.procedure(row.pin().procedure()).title(),
        playbook.rulebook().title(),
        waiting,
        end == null ? null : playbook.words(row.pin().procedure()).title(end));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
