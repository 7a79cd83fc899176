package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Rollout;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import java.util.Objects;

/** What is said of a stage that waits. */
final class Reasons {
  private final Procedure procedure;
  private final EventWords words;

  Reasons(Procedure procedure) {
    this.procedure = procedure;
    this.words = new EventWords(procedure);
  }

  LocalText of(OpenStage open) {
    Stage stage = procedure.stage(open.id()).orElseThrow();
    LocalText what = what(stage, open);
    String zh = open.round() == 1 ? "" : "（第 " + open.round() + " 轮）";
    String en = open.round() == 1 ? "" : ", round " + open.round();
    return new LocalText(
        stage.title().zh() + zh + "：" + what.zh(), stage.title().en() + en + ": " + what.en());
  }

  private LocalText what(Stage stage, OpenStage open) {
    LocalText by = Role.of(stage.by()).title();
    return switch (open.phase()) {
      case Phase.Returned returned -> {
        LocalText to = Role.of(returned.way().to()).title();
        yield new LocalText("已退回，等待" + to.zh() + "答复", "returned, the " + to.en() + " answers");
      }
      case Phase.Proposed(String outcome, Actor _) -> {
        LocalText name = words.outcome(stage.id(), outcome);
        yield new LocalText(
            "拟定结论“" + name.zh() + "”，待第二人确认", "a second person confirms '" + name.en() + "'");
      }
      case Phase.GateOwed _ -> {
        String gate = Objects.requireNonNull(stage.rollout()).gate();
        yield new LocalText("放量期满，待评估关卡 " + gate, "the gate " + gate + " is judged");
      }
      case Phase.Failed(LocalText why) ->
          new LocalText("执行失败：" + why.zh(), "could not be carried out: " + why.en());
      case Phase.Working _ ->
          switch (stage.kind()) {
            case COLLECT -> new LocalText("等待" + by.zh() + "提交", "the " + by.en() + " hands it in");
            case REVIEW -> new LocalText("等待" + by.zh() + "办理", "the " + by.en() + " decides");
            case EFFECT -> new LocalText("正在执行", "being carried out");
            case ROLLOUT -> rollingOut(Objects.requireNonNull(stage.rollout()));
          };
    };
  }

  private static LocalText rollingOut(Rollout rollout) {
    return new LocalText(
        "放量进行中，期满后评估关卡 " + rollout.gate(),
        "rolling out, then the gate " + rollout.gate() + " is judged");
  }
}
