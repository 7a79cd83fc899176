package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.Memberships;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.installations.directory.CsvTable.Row;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Extent;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Problem;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a directory by files of a spreadsheet: says first what a file would change, and changes it
 * then. Who uploads stays, whatever the file says.
 */
@Component
public class DirectoryFiles {
  /** How large a file may be. */
  public static final int MOST_BYTES = 1_500_000;

  private final JdbcDirectory rows;
  private final Directory directory;
  private final Organizations organizations;
  private final Memberships memberships;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DirectoryFiles(
      JdbcDirectory rows,
      Directory directory,
      Organizations organizations,
      Memberships memberships,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.directory = directory;
    this.organizations = organizations;
    this.memberships = memberships;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a file says, whatever its encoding. */
  public static String text(byte[] content) {
    return CsvTable.decoded(content);
  }

  /**
   * Says what a file would change.
   *
   * @param by who uploads it; they stay
   */
  public DirectoryPlan plan(OrganizationId enterprise, PersonId by, String text, Extent extent) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              directory.adopt(enterprise);
              return switch (CsvTable.read(text)) {
                case CsvTable.Read.Unclosed(int line, int column) ->
                    wrong(new Problem(line, column, "unclosed", List.of()));
                case CsvTable.Read.Rows(List<Row> lines) ->
                    new DirectoryFilePlanning(
                            by,
                            extent,
                            rows.entries(enterprise),
                            rows.departments(enterprise),
                            rows.belonging(enterprise))
                        .of(lines);
              };
            }));
  }

  private static DirectoryPlan wrong(Problem problem) {
    return new DirectoryPlan(
        List.of(), List.of(), List.of(), List.of(), 0, List.of(), List.of(problem));
  }

  /**
   * Changes what a file says, all of it or nothing.
   *
   * @return what was changed; with problems nothing was
   */
  public DirectoryPlan apply(OrganizationId enterprise, PersonId by, String text, Extent extent) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              rows.lock(enterprise);
              DirectoryPlan plan = plan(enterprise, by, text, extent);
              if (plan.problems().isEmpty()) {
                new DirectoryFileApplying(
                        enterprise,
                        by,
                        clock.instant(),
                        organizations.members(enterprise),
                        rows,
                        memberships)
                    .of(plan);
              }
              return plan;
            }));
  }
}
