package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.Arrays;
import java.util.Optional;

/** Reads periods as rulebooks write them, such as {@code 7 working days}. */
public final class PeriodReading {
  private static final int LONGEST_PERIOD = 1000;

  private PeriodReading() {}

  /**
   * Reads one from a text.
   *
   * @param ours whether the figure is ours because the source gives none
   * @return empty when it is none, which is an error of its file
   */
  public static Optional<Period> read(YamlNode node, boolean ours) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int space = text.get().indexOf(' ');
    String amount = space < 0 ? text.get() : text.get().substring(0, space);
    String unitName = space < 0 ? "" : text.get().substring(space + 1).strip();
    Optional<Period.Unit> unit =
        Arrays.stream(Period.Unit.values())
            .filter(known -> known.code().equals(unitName) || singular(known).equals(unitName))
            .findFirst();
    boolean number =
        !amount.isEmpty()
            && amount.length() < 6
            && amount.chars().allMatch(c -> c >= '0' && c <= '9');
    if (unit.isPresent() && number) {
      int count = Integer.parseInt(amount);
      if (count >= 1 && count <= LONGEST_PERIOD) {
        return Optional.of(new Period(count, unit.get(), ours));
      }
    }
    Optional<String> nearest =
        unit.isPresent()
            ? Optional.empty()
            : NearestName.of(
                unitName, Arrays.stream(Period.Unit.values()).map(Period.Unit::code).toList());
    node.file()
        .error(
            "rulebook/period",
            node.place(),
            new LocalText(
                Quoted.of(text.get())
                    + " 不是期限，应为 1 到 1000 的整数加单位 hours、working days、calendar days 或 months，如 '7"
                    + " working days'。"
                    + nearest.map(name -> "是否想写 '" + name + "'？").orElse(""),
                Quoted.of(text.get())
                    + " is no period: a number from 1 to 1000 and hours, working days, calendar"
                    + " days or months, such as '7 working days'."
                    + nearest.map(name -> " Did you mean '" + name + "'?").orElse("")));
    return Optional.empty();
  }

  private static String singular(Period.Unit unit) {
    return unit.code().substring(0, unit.code().length() - 1);
  }
}
