package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Memberships;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The departments and people of an enterprise, as its own source says: a file, or a program that
 * speaks SCIM. Its members are in it without being entered. Who does not work there any more is no
 * member from that moment, and has none of its apps.
 *
 * <p>What changes is written as whoever acts, who has to be of the enterprise.
 */
@Component
public class Directory {
  private final JdbcDirectory rows;
  private final DirectoryReading reading;
  private final Organizations organizations;
  private final Memberships memberships;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Directory(
      JdbcDirectory rows,
      DirectoryReading reading,
      Organizations organizations,
      Memberships memberships,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.reading = reading;
    this.organizations = organizations;
    this.memberships = memberships;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of changing somebody. */
  public sealed interface Change {
    /** It is as asked. */
    record Done(DirectoryEntry entry) implements Change {}

    /** Somebody else has the user name or the address. */
    record Taken(String name) implements Change {}

    /** Nobody would be left who administers the enterprise's apps. */
    record LastAdmin(String name) implements Change {}

    /** The directory does not know them. */
    record Nobody(long id) implements Change {}
  }

  /**
   * What is said of somebody.
   *
   * @param email where they read mail; their account is found by it
   */
  public record Said(
      @Nullable String externalId,
      String userName,
      String email,
      String name,
      @Nullable String title,
      boolean active) {}

  /** An enterprise's departments, by name. */
  public List<Department> departments(OrganizationId enterprise) {
    return inTransaction(() -> rows.departments(enterprise));
  }

  /** Where each department stands, such as {@code 研发/平台}, by its number. */
  public static Map<Long, String> paths(List<Department> departments) {
    return DepartmentPaths.of(departments);
  }

  /** All people of an enterprise, the oldest first. */
  public List<DirectoryEntry> entries(OrganizationId enterprise) {
    return inTransaction(
        () -> {
          adopt(enterprise);
          return rows.entries(enterprise);
        });
  }

  /** People whose name or address holds a text, by name; all for an empty one. */
  public List<DirectoryEntry> search(OrganizationId enterprise, String text, int most) {
    return inTransaction(
        () -> {
          adopt(enterprise);
          return rows.search(enterprise, text.strip(), most);
        });
  }

  /** How many people an enterprise's directory knows. */
  public int count(OrganizationId enterprise) {
    return inTransaction(() -> rows.count(enterprise));
  }

  /** Somebody; empty when the directory does not know them. */
  public Optional<DirectoryEntry> entry(OrganizationId enterprise, long id) {
    return inTransaction(() -> rows.entry(enterprise, id));
  }

  /** Who has an account; empty when the directory does not know them. */
  public Optional<DirectoryEntry> entry(OrganizationId enterprise, PersonId person) {
    return inTransaction(() -> rows.of(enterprise, person));
  }

  /** Who has one of some addresses, whatever their letters' case. */
  public List<DirectoryEntry> withEmails(OrganizationId enterprise, Collection<String> emails) {
    return emails.isEmpty()
        ? List.of()
        : inTransaction(
            () -> {
              adopt(enterprise);
              return rows.withEmails(enterprise, emails);
            });
  }

  /** The numbers of each department's people, by its number. */
  public Map<Long, Set<Long>> belonging(OrganizationId enterprise) {
    return inTransaction(() -> rows.belonging(enterprise));
  }

  /** Nobody else changes the directory until the caller's transaction ends. */
  public void lock(OrganizationId enterprise) {
    rows.lock(enterprise);
  }

  /** Adds somebody. */
  public Change add(OrganizationId enterprise, Said said) {
    return inTransaction(
        () -> {
          rows.lock(enterprise);
          Optional<String> taken = rows.taken(enterprise, said.userName(), said.email(), 0);
          return taken.isPresent()
              ? new Change.Taken(taken.get())
              : written(
                  enterprise,
                  new DirectoryEntry(
                      0,
                      said.active() ? account(enterprise, said.email()) : null,
                      said.externalId(),
                      said.userName(),
                      said.email(),
                      said.name(),
                      said.title(),
                      said.active(),
                      clock.instant(),
                      clock.instant()));
        });
  }

  private Change written(OrganizationId enterprise, DirectoryEntry entry) {
    long id = rows.add(enterprise, entry, clock.instant());
    return new Change.Done(rows.entry(enterprise, id).orElseThrow());
  }

  /** Changes what is said of somebody; who is not active any more leaves at once. */
  public Change change(OrganizationId enterprise, long id, Said said) {
    return inTransaction(
        () -> {
          rows.lock(enterprise);
          Optional<DirectoryEntry> found = rows.entry(enterprise, id);
          if (found.isEmpty()) {
            return new Change.Nobody(id);
          }
          Optional<String> taken = rows.taken(enterprise, said.userName(), said.email(), id);
          if (taken.isPresent()) {
            return new Change.Taken(taken.get());
          }
          DirectoryEntry before = found.get();
          if (!said.active() && !leaves(enterprise, before)) {
            return new Change.LastAdmin(before.name());
          }
          rows.change(
              enterprise,
              new DirectoryEntry(
                  id,
                  said.active() ? linked(enterprise, before, said) : null,
                  said.externalId(),
                  said.userName(),
                  said.email(),
                  said.name(),
                  said.title(),
                  said.active(),
                  before.created(),
                  before.changed()),
              clock.instant());
          return new Change.Done(rows.entry(enterprise, id).orElseThrow());
        });
  }

  private @Nullable PersonId linked(OrganizationId enterprise, DirectoryEntry before, Said said) {
    return before.person() != null ? before.person() : account(enterprise, said.email());
  }

  /** Takes somebody out, who leaves at once. */
  public Change remove(OrganizationId enterprise, long id) {
    return inTransaction(
        () -> {
          rows.lock(enterprise);
          Optional<DirectoryEntry> found = rows.entry(enterprise, id);
          if (found.isEmpty()) {
            return new Change.Nobody(id);
          }
          if (!leaves(enterprise, found.get())) {
            return new Change.LastAdmin(found.get().name());
          }
          rows.removeEntry(enterprise, id);
          return new Change.Done(found.get());
        });
  }

  /** Ends somebody's membership; false when the enterprise would have no admin then. */
  private boolean leaves(OrganizationId enterprise, DirectoryEntry entry) {
    PersonId person = entry.person();
    return person == null
        || !(memberships.leave(enterprise, Side.ENTERPRISE, person)
            instanceof Memberships.Change.NobodyLeft);
  }

  private @Nullable PersonId account(OrganizationId enterprise, String email) {
    return organizations.member(enterprise, email).map(Member::person).orElse(null);
  }

  /** Adds a department. */
  public long addDepartment(
      OrganizationId enterprise, @Nullable String externalId, String name, @Nullable Long parent) {
    return inTransaction(() -> rows.add(enterprise, externalId, name, parent, clock.instant()));
  }

  /** Changes a department. */
  public void changeDepartment(OrganizationId enterprise, Department department) {
    inTransaction(
        () -> {
          rows.change(enterprise, department, clock.instant());
          return department;
        });
  }

  /** Takes a department out; its people stay, and what stood below it stands at the top. */
  public void removeDepartment(OrganizationId enterprise, long id) {
    inTransaction(
        () -> {
          rows.removeDepartment(enterprise, id);
          return id;
        });
  }

  /** Has exactly these people belong to a department; numbers that nobody has are left out. */
  public void belong(OrganizationId enterprise, long department, Set<Long> people) {
    inTransaction(
        () -> {
          Set<Long> before = rows.belonging(enterprise, department);
          Set<Long> known = reading.known(enterprise, people);
          known.stream()
              .filter(one -> !before.contains(one))
              .forEach(one -> rows.put(enterprise, department, one));
          before.stream()
              .filter(one -> !known.contains(one))
              .forEach(one -> rows.take(enterprise, department, one));
          return department;
        });
  }

  /** Whoever is a member is in the directory, by the address with which they came. */
  void adopt(OrganizationId enterprise) {
    List<DirectoryEntry> known = rows.entries(enterprise);
    Set<PersonId> linked = new HashSet<>();
    known.forEach(entry -> Optional.ofNullable(entry.person()).ifPresent(linked::add));
    for (Member member : organizations.members(enterprise)) {
      if (!linked.contains(member.person())) {
        adopt(enterprise, member, known);
      }
    }
  }

  private void adopt(OrganizationId enterprise, Member member, List<DirectoryEntry> known) {
    known.stream()
        .filter(entry -> folded(entry.email()).equals(folded(member.email())))
        .findFirst()
        .ifPresentOrElse(
            entry ->
                rows.change(
                    enterprise,
                    new DirectoryEntry(
                        entry.id(),
                        member.person(),
                        entry.externalId(),
                        entry.userName(),
                        entry.email(),
                        entry.name(),
                        entry.title(),
                        true,
                        entry.created(),
                        entry.changed()),
                    clock.instant()),
            () ->
                rows.add(
                    enterprise,
                    new DirectoryEntry(
                        0,
                        member.person(),
                        null,
                        member.email(),
                        member.email(),
                        member.name(),
                        null,
                        true,
                        clock.instant(),
                        clock.instant()),
                    clock.instant()));
  }

  /** How addresses and user names are compared. */
  static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
