package dev.shangjia.engine.metrics;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Gate;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a condition comes to, with its figures. */
final class ConditionWords {
  private final Gate.Condition condition;
  private final Figures figures;
  private final double confidence;

  ConditionWords(Gate.Condition condition, Figures figures, double confidence) {
    this.condition = condition;
    this.figures = figures;
    this.confidence = confidence;
  }

  LocalText sentence(GateResult result, Gate.Estimate estimate, Measured measured) {
    if (measured instanceof Measured.NotKnown(LocalText reason, Double _)) {
      return unknown(reason);
    }
    LocalText seen = seen(measured);
    LocalText limit = limit();
    return switch (result) {
      case PASSED ->
          estimate == Gate.Estimate.WILSON
              ? new LocalText(
                  seen.zh() + "，" + interval().zh() + "，整个区间都满足 " + limit.zh() + "。",
                  seen.en() + "; " + interval().en() + ", is wholly " + limit.en() + ".")
              : new LocalText(
                  seen.zh() + "，满足 " + limit.zh() + "。",
                  seen.en() + ", as needed: " + limit.en() + ".");
      case FAILED ->
          new LocalText(
              seen.zh() + "，没有达到 " + limit.zh() + "。",
              seen.en() + "; needed is " + limit.en() + ".");
      case NOT_ENOUGH_DATA -> notEnough(seen, limit);
    };
  }

  private LocalText notEnough(LocalText seen, LocalText limit) {
    Double samples = figures.samples();
    if (samples != null && samples < figures.minimum()) {
      int minimum = figures.minimum();
      Long more = figures.needed();
      return new LocalText(
          seen.zh() + "，样本少于 " + minimum + " 个" + more(more, Language.ZH) + "。",
          seen.en() + "; fewer than " + minimum + " samples" + more(more, Language.EN) + ".");
    }
    Long needed = figures.needed();
    LocalText hope =
        needed == null
            ? new LocalText("；数值不变时，再多样本也无法确定", "; if the value stays, no number of samples tells")
            : new LocalText(
                "；若数值不变" + more(needed, Language.ZH),
                "; if the value stays" + more(needed, Language.EN).replaceFirst(";", ","));
    return new LocalText(
        seen.zh() + "，但 " + interval().zh() + "，跨过界限 " + limit.zh() + hope.zh() + "。",
        seen.en()
            + ", but "
            + interval().en()
            + ", reaches across "
            + limit.en()
            + hope.en()
            + ".");
  }

  /** How many more samples are needed, as the end of a sentence. */
  private static String more(@Nullable Long needed, Language language) {
    if (needed == null || needed == 0) {
      return "";
    }
    return switch (language) {
      case ZH -> "，还需 " + needed + " 个样本";
      case EN ->
          needed == 1 ? "; 1 more sample is needed" : "; " + needed + " more samples are needed";
    };
  }

  private LocalText unknown(LocalText reason) {
    Long needed = figures.needed();
    return new LocalText(
        "无法判断是否 " + limit().zh() + "：" + reason.zh() + more(needed, Language.ZH) + "。",
        "Whether it is "
            + limit().en()
            + " cannot be told: "
            + reason.en()
            + more(needed, Language.EN)
            + ".");
  }

  private LocalText seen(Measured measured) {
    return switch (measured) {
      case Measured.Sampled(double value, double samples) -> sampled(value, samples);
      case Measured.Plain(double value) ->
          new LocalText("数值为 " + Numbers.shown(value), "The value is " + Numbers.shown(value));
      case Measured.NotKnown(LocalText reason, Double _) -> reason;
    };
  }

  private LocalText sampled(double value, double samples) {
    String of = Numbers.shown(samples);
    if (condition.figure() instanceof Gate.Figure.Ratio) {
      String part = Numbers.shown(value * samples);
      return new LocalText(
          "%s / %s，即 %s".formatted(part, of, shown(value)),
          "%s of %s is %s".formatted(part, of, shown(value)));
    }
    return new LocalText(
        "%s 个样本的平均值为 %s".formatted(of, shown(value)),
        "The mean of %s samples is %s".formatted(of, shown(value)));
  }

  private LocalText interval() {
    String level = Numbers.percent(confidence);
    String lower = shown(figures.lower());
    String upper = shown(figures.upper());
    return new LocalText(
        "%s 置信区间为 %s 至 %s".formatted(level, lower, upper),
        "the %s interval, %s to %s".formatted(level, lower, upper));
  }

  private LocalText limit() {
    String limit = figures.threshold().sense().sign() + " " + shown(figures.threshold().limit());
    return figures.limitFrom() == Figures.LimitFrom.AGREED
        ? new LocalText(limit + "（约定）", limit + " (agreed)")
        : LocalText.same(limit);
  }

  private String shown(@Nullable Double number) {
    if (number == null) {
      return "-";
    }
    return condition.figure() instanceof Gate.Figure.Ratio
        ? Numbers.percent(number)
        : Numbers.shown(number);
  }
}
