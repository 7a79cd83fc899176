package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.facts.FactState;
import java.util.stream.Collectors;

/** Why a rule has no answer, in words. */
final class Reasons {
  static final LocalText CONDITION = new LocalText("适用条件不成立", "its condition does not hold");
  static final LocalText NOTHING_TO_JUDGE = new LocalText("没有可检查的内容", "there is nothing to judge");
  static final LocalText PERSON = new LocalText("由审核员判断", "a person decides");
  static final LocalText NO_EVIDENCE =
      new LocalText("机器未发现线索，由审核员判断", "the machine found no evidence; a person decides");

  private Reasons() {}

  static LocalText notGiven(String fact) {
    return new LocalText("未填写 " + fact, fact + " was not given");
  }

  static LocalText broken(LocalText message) {
    return new LocalText("计算出错：" + message.zh(), "it could not be computed: " + message.en());
  }

  static LocalText unknown(Answer.Unknown unknown) {
    return new LocalText(
        unknown.gaps().stream()
            .map(gap -> reason(gap).zh())
            .distinct()
            .collect(Collectors.joining("；")),
        unknown.gaps().stream()
            .map(gap -> reason(gap).en())
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static LocalText reason(Answer.Gap gap) {
    return switch (gap.state()) {
      case FactState.NotGathered(LocalText reason) -> named(gap.fact(), reason);
      case FactState.Failed(String code, LocalText reason) -> named(code, reason);
      case FactState.Known _, FactState.NotGiven _ ->
          throw new IllegalArgumentException("no gap: " + gap);
    };
  }

  private static LocalText named(String name, LocalText reason) {
    return new LocalText(reason.zh() + "（" + name + "）", reason.en() + " (" + name + ")");
  }
}
