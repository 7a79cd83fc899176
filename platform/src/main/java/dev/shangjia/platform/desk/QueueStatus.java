package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.CaseFigures;
import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.casework.CaseFigures.StageTimes;
import dev.shangjia.platform.casework.CaseFigures.Waiting;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the market says of its queue to everybody: counts and times of whole stages, and nothing of
 * whose they are. Reckoned at most once a minute, however many ask.
 */
@Component
final class QueueStatus {
  /** Of fewer that were closed no time is told: it would say little, and of few. */
  static final int ENOUGH = 20;

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Actor ACTOR = new Actor.SystemOfMarket("queue-status");

  /** Who works at the desk. */
  private static final Set<String> DESK =
      Stream.of(Role.values())
          .filter(role -> role.side() == Role.Side.PLATFORM && role != Role.SYSTEM)
          .map(Role::code)
          .collect(Collectors.toSet());

  private final CaseFigures figures;
  private final Policies policies;
  private final Acting acting;
  private final Clock clock;
  private @Nullable StatusView last;

  QueueStatus(CaseFigures figures, Policies policies, Acting acting, Clock clock) {
    this.figures = figures;
    this.policies = policies;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param at as of when
   * @param days how far back times look
   */
  record StatusView(Instant at, int days, List<ProgramStatus> programs) {}

  /** How a program's queue stands. */
  record ProgramStatus(LocalText title, int waiting, List<StageStatus> stages) {}

  /**
   * How a stage stands.
   *
   * @param times null when too few were closed
   */
  record StageStatus(
      LocalText procedure, LocalText title, int waiting, @Nullable TimesOfStage times) {}

  /** Within which time one of two, and nine of ten, were over. */
  record TimesOfStage(Duration half, Duration most, int known) {}

  /** As it was within the last minute. */
  synchronized StatusView now() {
    StatusView known = last;
    Instant now = clock.instant();
    if (known == null || !now.isBefore(known.at().plus(KEPT))) {
      known = acting.as(ACTOR, () -> reckoned(now));
      last = known;
    }
    return known;
  }

  private StatusView reckoned(Instant now) {
    List<Rulebook> rulebooks =
        policies.programs().stream().map(Program::id).map(policies::inForce).toList();
    Map<StageKey, Integer> waiting =
        figures.waiting().stream()
            .collect(Collectors.toMap(Waiting::stage, Waiting::waiting, Integer::sum));
    Instant since = now.minus(Duration.ofDays(FigureTables.DAYS));
    var times = new HashMap<StageKey, StageTimes>();
    figures
        .stageTimes(FigureTables.stages(rulebooks).keySet(), since)
        .forEach(one -> times.put(one.stage(), one));
    return new StatusView(
        now,
        FigureTables.DAYS,
        rulebooks.stream().map(one -> status(one, waiting, times)).toList());
  }

  private static ProgramStatus status(
      Rulebook rulebook, Map<StageKey, Integer> waiting, Map<StageKey, StageTimes> times) {
    var stages = new ArrayList<StageStatus>();
    for (Procedure procedure : rulebook.procedures().values()) {
      for (Procedure.Stage stage : procedure.stages()) {
        var key = new StageKey(rulebook.id(), procedure.id(), stage.id());
        StageTimes known = times.get(key);
        if (DESK.contains(stage.by()) && (known != null || waiting.containsKey(key))) {
          stages.add(
              new StageStatus(
                  procedure.title(),
                  stage.title(),
                  waiting.getOrDefault(key, 0),
                  known == null || known.known() < ENOUGH
                      ? null
                      : new TimesOfStage(known.half(), known.most(), known.known())));
        }
      }
    }
    return new ProgramStatus(
        rulebook.title(), stages.stream().mapToInt(StageStatus::waiting).sum(), stages);
  }
}
