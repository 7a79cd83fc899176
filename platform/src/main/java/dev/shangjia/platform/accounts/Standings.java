package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.JdbcStandings.Change;
import dev.shangjia.platform.accounts.Standing.Account;
import dev.shangjia.platform.accounts.Standing.Step;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How organizations stand in programs: verified, admitted, with an account. Cases change it,
 * through their effects, and nothing else does. It is answered whoever asks, for conditions of
 * cases read it; callers decide whom they show it to.
 */
@Service
public class Standings {
  private static final Actor READING = new Actor.SystemOfMarket("standings");

  private final JdbcStandings rows;
  private final TransactionTemplate transaction;
  private final Acting acting;

  Standings(JdbcStandings rows, TransactionTemplate transaction, Acting acting) {
    this.rows = rows;
    this.transaction = transaction;
    this.acting = acting;
  }

  /** How an organization stands in a program. */
  public Standing of(OrganizationId organization, String program) {
    return all(organization).stream()
        .filter(standing -> standing.program().equals(program))
        .findFirst()
        .orElseGet(() -> Standing.none(program));
  }

  /** How an organization stands in all programs in which a case said something of it. */
  public List<Standing> all(OrganizationId organization) {
    List<Change> changes =
        Objects.requireNonNull(
            acting.as(READING, () -> transaction.execute(_ -> rows.of(organization))));
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Change change : changes) {
      standings.compute(
          change.program(),
          (program, before) -> after(before == null ? Standing.none(program) : before, change));
    }
    return List.copyOf(standings.values());
  }

  /** What was said later counts; being verified or getting an account ends a refusal. */
  private static Standing after(Standing before, Change change) {
    var step = new Step(change.caseId(), change.at());
    return switch (change.name()) {
      case VERIFY_ORGANIZATION ->
          new Standing(before.program(), step, before.account(), before.changed(), null);
      case REFUSE_ADMISSION ->
          new Standing(
              before.program(), before.verified(), before.account(), before.changed(), step);
      case OPEN_ACCOUNT ->
          new Standing(before.program(), before.verified(), Account.OPEN, step, null);
      case CLOSE_ACCOUNT ->
          new Standing(before.program(), before.verified(), Account.CLOSED, step, before.refused());
    };
  }
}
