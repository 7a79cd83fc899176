package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppRemarks;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.rechecks.Watch.Result;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a provider when its listed app was looked at again, and whether anything came of it. */
@Component
final class RecheckRemarks implements AppRemarks {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final JdbcWatches watches;
  private final Policies policies;
  private final TransactionTemplate transaction;

  RecheckRemarks(JdbcWatches watches, Policies policies, TransactionTemplate transaction) {
    this.watches = watches;
    this.policies = policies;
    this.transaction = transaction;
  }

  @Override
  public List<Remark> of(App app) {
    Optional<Watch> found =
        Objects.requireNonNull(transaction.execute(_ -> watches.find(app.id())));
    return found.stream().flatMap(watch -> remark(watch).stream()).toList();
  }

  private Optional<Remark> remark(Watch watch) {
    Instant at = watch.lookedAt();
    Result result = watch.result();
    if (at == null || result == null) {
      return Optional.empty();
    }
    CaseId caseId = watch.caseId();
    String when = MINUTE.format(at.atZone(policies.inForce(watch.program()).zone()));
    return Optional.of(
        new Remark(
            "rechecks.remark." + result.code(),
            List.of(when),
            caseId == null ? "" : "/cases/" + caseId));
  }
}
