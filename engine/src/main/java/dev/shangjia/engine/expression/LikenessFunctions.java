package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.fraction;
import static dev.shangjia.engine.expression.Function.Parameter.text;
import static dev.shangjia.engine.expression.Function.Parameter.texts;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.text.Likeness;
import java.util.List;

/** How alike two texts are. */
final class LikenessFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "similarity",
              SimpleType.DOUBLE,
              List.of(text("left"), text("right")),
              new LocalText("两个名称的相似度，0 到 1", "How alike two names are, from 0 to 1"),
              "similarity('会议纪要', '会议 纪要') == 1.0",
              args -> Likeness.ofNames((String) args[0], (String) args[1])),
          Function.of(
              "similarNames",
              Function.STRINGS,
              List.of(text("name"), texts("others"), fraction("threshold")),
              new LocalText(
                  "与名称的相似度不低于阈值的其他名称",
                  "The other names that are at least as alike as the threshold, from 0 to 1"),
              "similarNames('会议纪要', ['会议记要', '投票'], 0.7) == ['会议记要']",
              args -> similar((String) args[0], (List<?>) args[1], (Double) args[2])),
          Function.of(
              "overlap",
              SimpleType.DOUBLE,
              List.of(text("left"), text("right")),
              new LocalText(
                  "较短的文本有多少出现在较长的文本里，0 到 1",
                  "How much of the shorter text stands in the longer, from 0 to 1"),
              "overlap('会议纪要', '自动整理会议纪要') == 1.0",
              args -> Likeness.overlap((String) args[0], (String) args[1])));

  private LikenessFunctions() {}

  private static List<String> similar(String name, List<?> others, double threshold) {
    return others.stream()
        .map(String.class::cast)
        .filter(other -> Likeness.ofNames(name, other) >= threshold)
        .toList();
  }
}
