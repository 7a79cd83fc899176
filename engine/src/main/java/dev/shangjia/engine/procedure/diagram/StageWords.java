package dev.shangjia.engine.procedure.diagram;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure.Rollout;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import java.util.Optional;

/** Who acts in a stage and how long it may take, in a few words. */
final class StageWords {
  private static final LocalText UNDATED = new LocalText("无期限", "no date");

  private StageWords() {}

  static Optional<LocalText> timing(Stage stage) {
    return switch (stage.kind()) {
      case COLLECT, REVIEW -> Optional.of(acted(stage));
      case ROLLOUT -> Optional.ofNullable(stage.rollout()).map(StageWords::rollout);
      case EFFECT -> Optional.ofNullable(stage.due()).map(StageWords::within);
    };
  }

  private static LocalText acted(Stage stage) {
    LocalText by = Role.of(stage.by()).title();
    LocalText time = stage.due() == null ? UNDATED : within(stage.due());
    String second = stage.confirm() ? " ×2" : "";
    return new LocalText(
        by.zh() + second + " · " + time.zh(), by.en() + second + " · " + time.en());
  }

  private static LocalText rollout(Rollout rollout) {
    LocalText time = within(rollout.lasts());
    return new LocalText(
        time.zh() + " · 关卡 " + rollout.gate(), time.en() + " · gate " + rollout.gate());
  }

  /** A length of time; an asterisk says that the figure is ours. */
  static LocalText within(Period period) {
    String ours = period.ours() ? "*" : "";
    int amount = period.amount();
    String unit =
        switch (period.unit()) {
          case HOURS -> "小时";
          case WORKING_DAYS -> "个工作日";
          case CALENDAR_DAYS -> "个自然日";
          case MONTHS -> "个月";
        };
    String code = period.unit().code();
    return new LocalText(
        amount + " " + unit + ours,
        amount + " " + (amount == 1 ? code.substring(0, code.length() - 1) : code) + ours);
  }
}
