package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.metrics.CohenKappa;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.CaseFigures;
import dev.shangjia.platform.casework.CaseFigures.Agreement;
import dev.shangjia.platform.policies.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of how far two people agree: each family of rules, and what should come of it in all.
 */
final class AgreementRows {
  /** Of fewer pairs the interval, which is one of many, says nothing; ours. */
  static final int FEWEST = 30;

  private static final LocalText FEW = new LocalText("样本太少", "too few");
  private static final LocalText ONE_ANSWER = new LocalText("判断全部相同", "all the same");
  private static final LocalText ALL = new LocalText("全部项目", "All programs");
  private static final LocalText VERDICTS = new LocalText("结论", "Outcomes");

  private AgreementRows() {}

  static List<List<Cell>> of(CaseFigures cases, Policies policies, Instant since) {
    var rows = new ArrayList<List<Cell>>();
    cases.agreements(since).forEach(one -> rows.add(family(one, policies)));
    long[][] verdicts = cases.verdicts(since);
    if (sum(verdicts) > 0) {
      rows.add(verdicts(verdicts));
    }
    return rows;
  }

  private static List<Cell> family(Agreement one, Policies policies) {
    Optional<Rulebook> rulebook = policies.find(one.program());
    long[][] counts = one.counts();
    List<Cell> row =
        row(
            rulebook.map(Rulebook::title).orElse(LocalText.same(one.program())),
            rulebook
                .map(book -> book.topic(one.family() + "/"))
                .orElse(LocalText.same(one.family())),
            sum(counts));
    row.addAll(
        List.of(
            Cell.of(one.both()),
            Cell.of(one.onlyFirst()),
            Cell.of(one.onlySecond()),
            Cell.of(one.neither())));
    return agreed(row, counts, one.kappa());
  }

  private static List<Cell> verdicts(long[][] counts) {
    List<Cell> row = row(ALL, VERDICTS, sum(counts));
    for (int i = 0; i < 4; i++) {
      row.add(new Cell.Nothing());
    }
    return agreed(row, counts, CohenKappa.of(counts));
  }

  private static List<Cell> row(LocalText program, LocalText family, long pairs) {
    return new ArrayList<>(List.of(Cell.of(program), Cell.of(family), Cell.of(pairs)));
  }

  private static List<Cell> agreed(List<Cell> row, long[][] counts, Optional<CohenKappa> kappa) {
    row.add(Cell.share(same(counts), sum(counts)));
    Optional<CohenKappa> told = kappa.filter(one -> one.items() >= FEWEST);
    row.add(
        told.<Cell>map(one -> new Cell.Coefficient(one.kappa()))
            .orElseGet(() -> Cell.of(sum(counts) < FEWEST ? FEW : ONE_ANSWER)));
    row.add(told.<Cell>map(one -> new Cell.Coefficient(one.lower())).orElseGet(Cell.Nothing::new));
    row.add(told.<Cell>map(one -> new Cell.Coefficient(one.upper())).orElseGet(Cell.Nothing::new));
    return row;
  }

  private static long sum(long[][] counts) {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  private static long same(long[][] counts) {
    long same = 0;
    for (int i = 0; i < counts.length; i++) {
      same += counts[i][i];
    }
    return same;
  }
}
