package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures of a market that had a million cases, of which a tenth were in the last 90 days. */
@PlatformTest
@TestPropertySource(properties = {"shangjia.test=many-cases", "db-scheduler.polling-interval=1h"})
@Tag("soak")
class ManyCasesTest {
  private static final int CASES = 1_000_000;

  /** People wait for a page of figures; each of them has to be there before they look away. */
  private static final Duration SOON_ENOUGH = Duration.ofSeconds(3);

  private static final List<String> PAST =
      List.of(
          """
          INSERT INTO casework.case_state (organization_id, program, procedure, rulebook_version,
            rulebook_hash, subject_kind, subject_id, subject_name, started_by, started_at, sequence,
            ended_at, end_name)
          SELECT n, 'weda', 'joining', '1', 'x', 'organization', n, 'x', '1',
            now() - n * interval '78 seconds' - interval '1 day', 1, now() - n * interval '78 seconds',
            'admitted'
          FROM generate_series(1, :cases) n
          """,
          """
          INSERT INTO casework.decision (case_id, organization_id, program, procedure, stage, round,
            outcome, favours, state, sequence, subject_name, explanation, made_by, made_at)
          SELECT n, n, 'weda', 'joining', 'terms-review', 1, 'pass', n % 3 > 0, 'made', 1, 'x', '',
            (n % 20)::text, now() - (:cases - n) * interval '78 seconds'
          FROM generate_series(1, :cases) n
          """,
          """
          INSERT INTO casework.citation (decision_id, position, organization_id, program, rule, kind,
            weight, reason)
          SELECT id, 1, organization_id, program, 'joining/rule-' || id % 40, 'new', 'ground', ''
          FROM casework.decision
          """,
          """
          INSERT INTO casework.stage_time (case_id, sequence, organization_id, program, procedure,
            stage, closed_at, seconds, dated, late)
          SELECT n, 1, n, 'weda', 'joining', 'terms-review', now() - n * interval '78 seconds',
            n % 100000, true, n % 9 = 0
          FROM generate_series(1, :cases) n
          """);

  @Autowired private CaseFigures figures;
  @Autowired private Policies policies;
  @Autowired private Acting acting;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void everyFigureIsThereSoonEnough() {
    asMarket(
        () ->
            transaction.execute(
                _ ->
                    PAST.stream()
                        .map(one -> jdbc.sql(one).param("cases", CASES).update())
                        .toList()));
    Instant since = Instant.now().minus(Duration.ofDays(90));
    ZoneId zone = ZoneId.of("Asia/Shanghai");

    var slow = new ArrayList<String>();
    took("stage times", slow, () -> figures.stageTimes(stages(), since));
    took("weeks", slow, () -> figures.weeks(since, zone));
    took("first rounds", slow, () -> figures.firstRounds(since));
    took("loads", slow, () -> figures.loads(since));
    took("rules", slow, () -> figures.rules("weda", since));
    took("a rule", slow, () -> List.of(figures.rule("weda", "joining/rule-7")));

    assertThat(slow).isEmpty();
  }

  private List<StageKey> stages() {
    var stages = new ArrayList<StageKey>();
    for (Rulebook rulebook : policies.inForce()) {
      for (Procedure procedure : rulebook.procedures().values()) {
        procedure
            .stages()
            .forEach(one -> stages.add(new StageKey(rulebook.id(), procedure.id(), one.id())));
      }
    }
    return stages;
  }

  private void took(String what, List<String> slow, Supplier<List<?>> figure) {
    long begin = System.nanoTime();
    List<?> rows = asMarket(figure);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(rows).as(what).isNotEmpty();
    System.out.printf("%s of %d cases: %d ms%n", what, CASES, took.toMillis());
    if (took.compareTo(SOON_ENOUGH) > 0) {
      slow.add(what + " took " + took);
    }
  }

  private <T> T asMarket(Supplier<T> work) {
    return acting.as(new Actor.SystemOfMarket("test"), work);
  }
}
