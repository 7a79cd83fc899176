package dev.shangjia.platform.audit;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.shangjia.engine.record.Checkpoint;
import dev.shangjia.engine.record.KeySet;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The desk's page on the record: what the check found, checkpoints and keys. */
@Controller
@RequestMapping("/desk/audit")
class AuditPages {
  private static final int CHECKPOINTS = 24;

  private final RecordCheck check;
  private final Checkpoints checkpoints;
  private final SigningKeys keys;
  private final SchedulerClient scheduler;
  private final Clock clock;

  AuditPages(
      RecordCheck check,
      Checkpoints checkpoints,
      SigningKeys keys,
      SchedulerClient scheduler,
      Clock clock) {
    this.check = check;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Bean
  static NavigationPart auditPart() {
    return new NavigationPart(
        "/desk", 90, "audit.part", "/desk/audit", who -> who.side() == Side.OPERATOR);
  }

  /**
   * What the page shows.
   *
   * @param run the last run; null while there was none
   * @param current the id of the key that signs now
   */
  record AuditView(
      @Nullable CheckRun run,
      List<Finding> findings,
      List<Checkpoint> checkpoints,
      List<KeySet.Published> keys,
      String current) {
    AuditView {
      findings = List.copyOf(findings);
      checkpoints = List.copyOf(checkpoints);
      keys = List.copyOf(keys);
    }
  }

  @GetMapping
  String view(Model model) {
    operatorOnly();
    Optional<CheckRun> run = check.last();
    model.addAttribute(
        "view",
        new AuditView(
            run.orElse(null),
            run.map(check::findings).orElse(List.of()),
            checkpoints.latest(CHECKPOINTS),
            keys.published().keys(),
            keys.current().id()));
    return "audit/record";
  }

  /** Lets the check run now; the page shows what it found when it is done. */
  @PostMapping("/check")
  String check() {
    operatorOnly();
    scheduler.reschedule(
        TaskInstanceId.of(AuditJobs.CHECK, RecurringTask.INSTANCE), clock.instant());
    return "redirect:/desk/audit";
  }

  private static void operatorOnly() {
    if (Acting.current().filter(actor -> actor.side() == Side.OPERATOR).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
