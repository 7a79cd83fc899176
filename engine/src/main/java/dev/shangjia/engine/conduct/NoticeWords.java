package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.conduct.ConductEvent.NoticeKind;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.conduct.Violation.Ground;
import dev.shangjia.engine.conduct.Violation.ObjectionState;
import dev.shangjia.engine.rulebook.Conduct;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What written notices say. */
final class NoticeWords {
  private final Conduct conduct;
  private final ConductRecord record;

  NoticeWords(Conduct conduct, ConductRecord record) {
    this.conduct = conduct;
    this.record = record;
  }

  LocalText of(NoticeKind kind, Violation violation) {
    return switch (kind) {
      case RESULT -> result(violation);
      case RESTORATION -> restoration(violation);
      case APPEAL_ANSWERED -> answered(violation);
      case APPEAL_LATE ->
          new LocalText(
              violation.id() + " 的申诉已过答复期限，仍未答复。",
              "The appeal against " + violation.id() + " was not answered in time.");
    };
  }

  /** What was found, what follows, how to object. */
  private LocalText result(Violation violation) {
    LocalText what = trigger(violation);
    List<LocalText> measures =
        record.imposed().stream()
            .filter(one -> one.violation().equals(violation.id()))
            .map(this::measure)
            .toList();
    LocalText appeal = appeal();
    return new LocalText(
        "认定："
            + what.zh()
            + "。处理："
            + measures.stream().map(LocalText::zh).collect(Collectors.joining("；"))
            + "。"
            + appeal.zh(),
        "Found: "
            + what.en()
            + ". What follows: "
            + measures.stream().map(LocalText::en).collect(Collectors.joining("; "))
            + "."
            + appeal.en());
  }

  private LocalText trigger(Violation violation) {
    List<Conduct.Trigger> triggers =
        switch (violation.ground()) {
          case Ground.OfLadder(String ladder, String step, String trigger, String _) ->
              conduct.ladders().stream()
                  .filter(one -> one.id().equals(ladder))
                  .flatMap(one -> one.steps().stream())
                  .filter(one -> one.id().equals(step))
                  .flatMap(one -> one.triggers().stream())
                  .filter(one -> one.id().equals(trigger))
                  .toList();
          case Ground.OfChoice(String choice, String trigger) ->
              conduct.choices().stream()
                  .filter(one -> one.id().equals(choice))
                  .flatMap(one -> one.triggers().stream())
                  .filter(one -> one.id().equals(trigger))
                  .toList();
        };
    return triggers.getFirst().title();
  }

  private LocalText measure(Imposed imposed) {
    LocalText title = conduct.measure(imposed.measure()).orElseThrow().title();
    if (imposed.phase() == Phase.DONE) {
      return title;
    }
    LocalText end = end(imposed);
    return new LocalText(
        title.zh() + "，自 " + day(imposed.begins()) + " 起" + end.zh(),
        title.en() + ", from " + day(imposed.begins()) + end.en());
  }

  private static LocalText end(Imposed imposed) {
    String last = lastDay(imposed.least());
    return switch (imposed.until()) {
      case PERMANENT -> new LocalText("，永久", " for good");
      case OVER -> new LocalText("，至 " + last, " to " + last);
      case RECTIFIED ->
          last.isEmpty()
              ? new LocalText("，直至整改完成", " until it is put right")
              : new LocalText(
                  "，至少到 " + last + "，直至整改完成", " to " + last + " at least, until it is put right");
    };
  }

  private static String day(ZonedDateTime time) {
    return time.toLocalDate().toString();
  }

  /** A period that ends at midnight lasts to the end of the day before. */
  private static String lastDay(@Nullable ZonedDateTime end) {
    if (end == null) {
      return "";
    }
    LocalDate day = end.toLocalDate();
    return (end.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.minusDays(1) : day).toString();
  }

  private LocalText appeal() {
    Conduct.Appeal appeal = conduct.appeal();
    if (appeal == null) {
      return new LocalText("规则书没有规定申诉办法。", " The rulebook has no appeal.");
    }
    String to = appeal.to() == null ? "" : appeal.to();
    return new LocalText(
        appeal.title().zh() + (to.isEmpty() ? "" : "（" + to + "）") + "。",
        " " + appeal.title().en() + (to.isEmpty() ? "" : " (" + to + ")") + ".");
  }

  private LocalText restoration(Violation violation) {
    Conduct.Restoration restoration = conduct.restoration();
    LocalText said =
        restoration == null
            ? new LocalText("处置结束，恢复到处理前的状态", "The measure ended; the state before it is restored")
            : restoration.title();
    return new LocalText(
        violation.id() + "：" + said.zh() + "。", violation.id() + ": " + said.en() + ".");
  }

  private static LocalText answered(Violation violation) {
    boolean upheld =
        violation.objection() != null && violation.objection().state() == ObjectionState.UPHELD;
    return upheld
        ? new LocalText(
            violation.id() + " 的申诉成立，认定撤销，处置终止。",
            "The appeal against "
                + violation.id()
                + " is upheld: it counts for nothing and its measures end.")
        : new LocalText(
            violation.id() + " 的申诉不成立，处置不变。",
            "The appeal against " + violation.id() + " is rejected; its measures stay.");
  }
}
