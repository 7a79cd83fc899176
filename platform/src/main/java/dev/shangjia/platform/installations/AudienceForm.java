package dev.shangjia.platform.installations;

import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.Directory;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of forms in which an admin says who is to see an app. */
@Component
final class AudienceForm {
  /** Up to so many people stand there to be ticked; of more, addresses are entered. */
  private static final int TICKED = 60;

  private final Directory directory;

  AudienceForm(Directory directory) {
    this.directory = directory;
  }

  /**
   * What was sent.
   *
   * @param reach {@code everybody} or {@code some}
   * @param emails addresses between spaces, commas or lines
   */
  record Sent(
      @Nullable String reach,
      @Nullable Set<Long> departments,
      @Nullable Set<Long> people,
      @Nullable String emails) {

    Set<Long> chosenDepartments() {
      return departments == null ? Set.of() : departments;
    }

    Set<Long> chosenPeople() {
      return people == null ? Set.of() : people;
    }

    List<String> addresses() {
      return emails == null
          ? List.of()
          : Stream.of(emails.split("[\\s,;，；]+", -1)).filter(one -> !one.isBlank()).toList();
    }
  }

  /** A department, and how far below the top it stands. */
  record DepartmentChoice(Department department, int depth, boolean chosen) {}

  /** Somebody who can be ticked. */
  record PersonChoice(DirectoryEntry entry, boolean chosen) {}

  /**
   * What the form shows.
   *
   * @param some whether some are to see it, and not everybody
   * @param people those to be ticked; empty where there are too many
   * @param emails the addresses of those who were chosen and cannot be ticked
   * @param known how many people the directory knows
   */
  record AudienceView(
      boolean some,
      List<DepartmentChoice> departments,
      List<PersonChoice> people,
      String emails,
      int known) {}

  /** What came of reading what was sent. */
  sealed interface Read {
    /** It names whom it should. */
    record Chosen(Audience audience) implements Read {}

    /** The directory knows nobody with an address. */
    record Unknown(String email) implements Read {}
  }

  /** Reads what was sent for an enterprise. */
  Read read(OrganizationId enterprise, Sent sent) {
    if (!"some".equals(sent.reach())) {
      return new Read.Chosen(new Audience.Everybody());
    }
    Set<Long> people = new HashSet<>(sent.chosenPeople());
    List<String> addresses = sent.addresses();
    Map<String, Long> known =
        directory.withEmails(enterprise, addresses).stream()
            .collect(Collectors.toMap(one -> folded(one.email()), DirectoryEntry::id));
    for (String address : addresses) {
      Long found = known.get(folded(address));
      if (found == null) {
        return new Read.Unknown(address);
      }
      people.add(found);
    }
    return new Read.Chosen(new Audience.Some(sent.chosenDepartments(), people));
  }

  private static String folded(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /** The form with an audience in it. */
  AudienceView view(OrganizationId enterprise, Audience audience) {
    return switch (audience) {
      case Audience.Everybody _ -> view(enterprise, false, Set.of(), Set.of(), "");
      case Audience.Some some ->
          view(enterprise, true, some.departments(), some.people(), addresses(enterprise, some));
    };
  }

  private String addresses(OrganizationId enterprise, Audience.Some some) {
    return directory.count(enterprise) <= TICKED
        ? ""
        : some.people().stream()
            .flatMap(person -> directory.entry(enterprise, person).stream())
            .map(DirectoryEntry::email)
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  /** The form as it was sent. */
  AudienceView view(OrganizationId enterprise, Sent sent) {
    return view(
        enterprise,
        "some".equals(sent.reach()),
        sent.chosenDepartments(),
        sent.chosenPeople(),
        sent.emails() == null ? "" : sent.emails());
  }

  private AudienceView view(
      OrganizationId enterprise,
      boolean some,
      Set<Long> departments,
      Set<Long> people,
      String emails) {
    List<DirectoryEntry> shown = directory.search(enterprise, "", TICKED + 1);
    return new AudienceView(
        some,
        tree(directory.departments(enterprise), departments),
        shown.size() > TICKED
            ? List.of()
            : shown.stream()
                .filter(DirectoryEntry::active)
                .map(entry -> new PersonChoice(entry, people.contains(entry.id())))
                .toList(),
        emails,
        directory.count(enterprise));
  }

  /** Each department before those below it. */
  private static List<DepartmentChoice> tree(List<Department> all, Set<Long> chosen) {
    Map<Long, List<Department>> below = new HashMap<>();
    for (Department one : all) {
      Long parent = one.parent();
      below.computeIfAbsent(parent == null ? 0L : parent, _ -> new ArrayList<>()).add(one);
    }
    var tree = new LinkedHashSet<DepartmentChoice>();
    add(0L, 0, below, chosen, tree);
    return List.copyOf(tree);
  }

  private static void add(
      Long parent,
      int depth,
      Map<Long, List<Department>> below,
      Set<Long> chosen,
      Set<DepartmentChoice> tree) {
    below.getOrDefault(parent, List.of()).stream()
        .sorted(Comparator.comparing(Department::name))
        .forEach(
            one -> {
              tree.add(new DepartmentChoice(one, depth, chosen.contains(one.id())));
              add(one.id(), depth + 1, below, chosen, tree);
            });
  }
}
