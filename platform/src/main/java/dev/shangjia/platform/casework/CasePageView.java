package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.casework.Appeals.AppealView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a case shows.
 *
 * @param organization the name of the organization whose case it is
 * @param names people's names by their ids, as far as the reader may know them
 * @param panels what the desk sees of each stage in which the reader can decide
 * @param desk whether the reader is of the desk
 * @param refused why the last act was refused; null when it was not
 * @param written what was written and could not be kept
 * @param words what its events are called
 * @param rules what its rules are called, by id
 * @param unaccepted agreements that govern the procedure and that the organization has not
 *     accepted; the case goes on without
 * @param appealable the decisions that the reader can still appeal
 * @param handedIn what was handed in last; null when nothing was
 * @param rechecked what a recheck found because of which the case was started; null when none was
 */
record CasePageView(
    CaseView view,
    String organization,
    Map<String, String> names,
    List<DeskReading.Panel> panels,
    boolean desk,
    @Nullable LocalText refused,
    Written written,
    EventWords words,
    Map<String, LocalText> rules,
    List<AgreementVersion> unaccepted,
    List<AppealView> appeals,
    List<Long> appealable,
    List<Contest> contests,
    @Nullable HandedIn handedIn,
    @Nullable Rechecked rechecked,
    Times times) {

  /** The appeal of a decision; null when there is none. */
  @Nullable AppealView appealOf(Decision decision) {
    return appeals.stream()
        .filter(one -> one.appeal().decision() == decision.id())
        .findFirst()
        .orElse(null);
  }

  /** Whether the reader can still appeal a decision. */
  boolean mayAppeal(Decision decision) {
    return appealable.contains(decision.id());
  }

  /** Until when a decision can be appealed. */
  Instant lastMoment(Decision decision) {
    return Appeals.lastMoment(decision, new Timekeeping(times.zone(), view.region()));
  }

  /** What the reader can do in an open stage. */
  List<Move> movesOf(Task task) {
    return view.moves().stream().filter(move -> task.stage().equals(move.stage())).toList();
  }

  LocalText title(Move move) {
    return DeskReading.title(move, words);
  }

  /** Whether what is awaited is a dossier. */
  boolean asksForDossier(Task task) {
    return movesOf(task).stream()
        .anyMatch(move -> move.kind() == Move.Kind.HAND_IN || move.kind() == Move.Kind.ANSWER);
  }

  /** What a button does in an open stage; the page of the dossier does the rest. */
  List<Move> buttons(Task task) {
    return movesOf(task).stream().filter(move -> !view.byDossier().contains(move)).toList();
  }

  boolean mayWithdraw() {
    return view.moves().stream().anyMatch(move -> move.kind() == Move.Kind.WITHDRAW);
  }

  /** Whether somebody is a person whom nobody knows by name any more. */
  boolean isFormer(String person) {
    return desk && person.matches("[0-9]+") && !names.containsKey(person);
  }

  /** The name of somebody; blank where the reader does not know names. */
  String name(String person) {
    return Objects.requireNonNullElse(names.get(person), "");
  }
}
