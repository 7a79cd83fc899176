package dev.shangjia.engine.conduct;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.rulebook.Conduct;
import dev.shangjia.engine.rulebook.Period;
import java.util.List;
import java.util.Optional;

/** Why a violation cannot be recorded as it was reported, and what to do instead. */
final class FindingRefusals {
  private FindingRefusals() {}

  static Advance.Refused unknownTrigger(String trigger, List<String> known) {
    Optional<String> nearest = NearestName.of(trigger, known);
    String all = String.join(", ", known);
    return new Advance.Refused(
        "unknown-trigger",
        new LocalText(
            "没有起因 " + trigger + nearest.map(n -> "，是否指 " + n + "？").orElse("；有：" + all + "。"),
            "There is no trigger "
                + trigger
                + nearest
                    .map(n -> "; did you mean " + n + "?")
                    .orElse("; there are " + all + ".")));
  }

  static Advance.Refused noApp(String trigger) {
    return new Advance.Refused(
        "no-app",
        new LocalText(
            trigger + " 的处置针对应用，请写明是哪个应用。",
            "What follows from " + trigger + " meets an app; say which."));
  }

  static Advance.Refused chooseMeasures(Conduct.Choice choice) {
    String offered = String.join(", ", choice.measures());
    return new Advance.Refused(
        "choose-measures",
        new LocalText(
            choice.id() + "：请从以下处置中选择一项或多项：" + offered + "。",
            choice.id() + ": choose one or several of " + offered + "."));
  }

  static Advance.Refused onlyMeasures(Conduct.Choice choice) {
    return new Advance.Refused(
        "no-period",
        new LocalText(
            choice.id() + " 没有期限和严重情节之分，请去掉这些内容。",
            choice.id() + " knows no periods and no serious circumstances; leave them out."));
  }

  static Advance.Refused nothingToChoose(Conduct.Ladder ladder) {
    return new Advance.Refused(
        "nothing-to-choose",
        new LocalText(
            "阶梯 " + ladder.id() + " 的处置由其规定，不能另选。",
            "The ladder " + ladder.id() + " says which measures follow; none are chosen."));
  }

  static Advance.Refused notSerious(Conduct.Ladder ladder) {
    return new Advance.Refused(
        "not-serious",
        new LocalText(
            "阶梯 " + ladder.id() + " 没有规定情节严重时的处理。",
            "The ladder " + ladder.id() + " says nothing of serious circumstances."));
  }

  static Advance.Refused noPeriod(Conduct.Ladder ladder, Conduct.Step step) {
    String name = ladder.id() + "/" + step.id();
    return new Advance.Refused(
        "no-period",
        new LocalText(
            name + " 没有规定最短期限，不能另定期限。", name + " has no least time; leave the period out."));
  }

  static Advance.Refused tooShort(Conduct.Ladder ladder, Conduct.Step step, Period least) {
    String name = ladder.id() + "/" + step.id();
    String period = least.amount() + " " + least.unit().code();
    return new Advance.Refused(
        "too-short",
        new LocalText(
            name + " 至少 " + period + "，只能更长。",
            name + " lasts at least " + period + "; it can only be longer."));
  }

  static Advance.Refused unknownYear() {
    return new Advance.Refused(
        "calendar-unknown",
        new LocalText(
            "期限所在年份的节假日尚未公布，无法计算工作日。",
            "The holidays of a year within the period are not announced yet; working days cannot"
                + " be counted."));
  }
}
