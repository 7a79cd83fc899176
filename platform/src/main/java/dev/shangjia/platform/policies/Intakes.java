package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Happening;
import dev.shangjia.platform.audit.Ledger;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Intake.Quota;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the market takes in of each procedure. Every change is kept and goes on record; the last one
 * counts. A procedure of which nobody ever set anything takes in everything.
 */
@Service
@Transactional
public class Intakes {
  private static final int LONGEST_REASON = 500;

  private final JdbcIntakes rows;
  private final Policies policies;
  private final Ledger ledger;
  private final Clock clock;

  Intakes(JdbcIntakes rows, Policies policies, Ledger ledger, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What is taken in of a procedure. */
  @Transactional(readOnly = true)
  public Intake of(String program, String procedure) {
    return rows.last(program, procedure)
        .map(IntakeChange::intake)
        .orElseGet(() -> Intake.unlimited(program, procedure));
  }

  /** How the intake of a procedure was set, the latest first. */
  @Transactional(readOnly = true)
  public List<IntakeChange> history(String program, String procedure) {
    return rows.all(program, procedure);
  }

  /**
   * Sets what is taken in of a procedure, as a member of the operator who acts now.
   *
   * @return why it was not set, and what to do instead; empty when it was
   */
  public Optional<LocalText> set(Intake intake) {
    Optional<LocalText> refused = refusal(intake);
    if (refused.isEmpty()) {
      Actor by = Acting.required();
      long id = rows.add(intake, by.id(), clock.instant());
      record(intake, id, by);
    }
    return refused;
  }

  private void record(Intake intake, long id, Actor by) {
    var operator =
        by.organization()
            .orElseThrow(
                () -> new IllegalStateException("intake is set by members of an operator"));
    ledger.append(
        Chain.of("organization", operator.value(), operator),
        new Happening(
            "intake-set",
            Map.of(
                "program",
                intake.program(),
                "procedure",
                intake.procedure(),
                "setting",
                Long.toString(id)),
            Map.of(),
            by.id()));
  }

  private Optional<LocalText> refusal(Intake intake) {
    Optional<Rulebook> rulebook = policies.find(intake.program());
    if (rulebook.filter(one -> one.procedures().containsKey(intake.procedure())).isEmpty()) {
      return Optional.of(
          new LocalText(
              "项目 %s 中没有流程 %s。".formatted(intake.program(), intake.procedure()),
              "There is no procedure %s in the program %s."
                  .formatted(intake.procedure(), intake.program())));
    }
    Closure closure = intake.closure();
    if (closure != null && closure.until() != null && !closure.from().isBefore(closure.until())) {
      return Optional.of(
          new LocalText("暂停受理的结束时间须晚于开始时间。", "The intake has to reopen after it closes."));
    }
    if (closure != null
        && Math.max(closure.reason().zh().length(), closure.reason().en().length())
            > LONGEST_REASON) {
      return Optional.of(
          new LocalText(
              "暂停受理的原因最多 %d 个字符。".formatted(LONGEST_REASON),
              "The reason for closing may have %d characters at most.".formatted(LONGEST_REASON)));
    }
    return refusal(intake.quota());
  }

  private static Optional<LocalText> refusal(Quota quota) {
    int most =
        switch (quota) {
          case Quota.Unlimited _ -> 1;
          case Quota.OpenCases(int cases) -> cases;
          case Quota.StartsPerMonth(int cases) -> cases;
        };
    return most >= 1 && most <= Quota.MOST
        ? Optional.empty()
        : Optional.of(
            new LocalText(
                "名额为 %d；须在 1 到 %d 之间。".formatted(most, Quota.MOST),
                "The quota is %d; 1 to %d are possible.".formatted(most, Quota.MOST)));
  }
}
