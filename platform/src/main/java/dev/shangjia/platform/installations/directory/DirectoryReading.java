package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads parts of a directory, which may be large: who fits a description, a page at a time, and who
 * belongs where. In the caller's transaction, when there is one.
 */
@Component
public class DirectoryReading {
  private final JdbcDirectoryReading rows;
  private final TransactionTemplate transaction;

  DirectoryReading(JdbcDirectoryReading rows, TransactionTemplate transaction) {
    this.rows = rows;
    this.transaction = transaction;
  }

  /**
   * Whom or what is looked for; null where it does not matter. Names and addresses are the same
   * whatever the case of their letters.
   *
   * @param active departments always are
   */
  public record Wanted(
      @Nullable Long id,
      @Nullable String externalId,
      @Nullable String userName,
      @Nullable String email,
      @Nullable String name,
      @Nullable Boolean active) {
    /** Anybody. */
    public static final Wanted ANY = new Wanted(null, null, null, null, null, null);
  }

  /**
   * Some of what fits.
   *
   * @param total how many fit
   */
  public record Page<T>(List<T> found, int total) {
    public Page {
      found = List.copyOf(found);
    }
  }

  /** People, the oldest first. */
  public Page<DirectoryEntry> people(
      OrganizationId enterprise, Wanted wanted, int first, int most) {
    return inTransaction(() -> rows.people(enterprise, wanted, first, most));
  }

  /** Departments, by name; they have no user name and no address. */
  public Page<Department> departments(
      OrganizationId enterprise, Wanted wanted, int first, int most) {
    return inTransaction(() -> rows.departments(enterprise, wanted, first, most));
  }

  /** A department; empty when the directory does not know it. */
  public Optional<Department> department(OrganizationId enterprise, long id) {
    return departments(enterprise, new Wanted(id, null, null, null, null, null), 0, 1)
        .found()
        .stream()
        .findFirst();
  }

  /** The departments of some people, by the number of each; those who have none are left out. */
  public Map<Long, List<Department>> departmentsOf(
      OrganizationId enterprise, Collection<Long> people) {
    return people.isEmpty()
        ? Map.of()
        : inTransaction(() -> rows.departmentsOf(enterprise, people));
  }

  /** The people of some departments, by the number of each; empty ones are left out. */
  public Map<Long, List<DirectoryEntry>> peopleOf(
      OrganizationId enterprise, Collection<Long> departments) {
    return departments.isEmpty()
        ? Map.of()
        : inTransaction(() -> rows.peopleOf(enterprise, departments));
  }

  /** Which of some numbers are somebody's. */
  public Set<Long> known(OrganizationId enterprise, Collection<Long> people) {
    return people.isEmpty() ? Set.of() : inTransaction(() -> rows.known(enterprise, people));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
