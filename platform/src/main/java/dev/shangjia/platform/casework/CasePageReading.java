package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the page of a case shows to whoever looks at it. */
@Component
final class CasePageReading {
  private final CaseReading reading;
  private final HandedInReading handedIn;
  private final RecheckedReading rechecked;
  private final Contests contests;
  private final Appeals appeals;
  private final DeskReading desk;
  private final Organizations organizations;
  private final Agreements agreements;
  private final Clock clock;

  CasePageReading(
      CaseReading reading,
      HandedInReading handedIn,
      RecheckedReading rechecked,
      Contests contests,
      Appeals appeals,
      DeskReading desk,
      Organizations organizations,
      Agreements agreements,
      Clock clock) {
    this.reading = reading;
    this.handedIn = handedIn;
    this.rechecked = rechecked;
    this.contests = contests;
    this.appeals = appeals;
    this.desk = desk;
    this.organizations = organizations;
    this.agreements = agreements;
    this.clock = clock;
  }

  /**
   * What the page shows; empty when there is no such case that the reader sees.
   *
   * @param refused why what they asked for last was refused; null when it was not
   * @param written what they wrote with it
   */
  Optional<CasePageView> of(CaseId id, SignedIn by, @Nullable LocalText refused, Written written) {
    return reading.view(id, CaseActor.of(by)).map(view -> of(view, by, refused, written));
  }

  private CasePageView of(
      CaseView view, SignedIn by, @Nullable LocalText refused, Written written) {
    CaseRow row = view.row();
    CaseActor actor = CaseActor.of(by);
    boolean onDesk = by.side() == Side.OPERATOR;
    return new CasePageView(
        view,
        organizations
            .get(row.organization())
            .map(Organization::name)
            .orElse("#" + row.organization()),
        names(view, by),
        onDesk ? desk.panels(view, by) : List.of(),
        onDesk,
        refused,
        written,
        reading.words(row),
        reading.rules(row),
        unaccepted(row),
        appeals.of(row.id(), actor),
        appeals.appealable(row.id(), actor),
        contests.of(row.id()),
        handedIn.of(row).orElse(null),
        rechecked.of(row).orElse(null),
        new Times(view.zone(), clock.instant()));
  }

  /** What ended is governed by nothing any more. */
  private List<AgreementVersion> unaccepted(CaseRow row) {
    return row.isOpen()
        ? agreements.missing(row.pin().program(), row.pin().procedure(), row.organization())
        : List.of();
  }

  /** The desk knows everybody; others know their own people. */
  private Map<String, String> names(CaseView view, SignedIn by) {
    Set<PersonId> known = people(view);
    if (by.side() != Side.OPERATOR) {
      known.retainAll(
          organizations.members(by.organization()).stream()
              .map(member -> member.person())
              .toList());
    }
    return organizations.namesOf(known).entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue));
  }

  /** Everybody who is named on the page; what the market does itself is done by no person. */
  private static Set<PersonId> people(CaseView view) {
    Set<PersonId> people = new HashSet<>();
    for (CaseView.Entry entry : view.timeline()) {
      if (entry instanceof CaseView.Entry.Happened happened) {
        person(happened.who()).ifPresent(people::add);
      }
      if (entry instanceof CaseView.Entry.Told told) {
        told.readers().forEach(reader -> person(reader.person()).ifPresent(people::add));
      }
    }
    view.decisions().forEach(decision -> person(decision.madeBy()).ifPresent(people::add));
    for (Task task : view.tasks()) {
      Optional.ofNullable(task.claim()).map(Task.Claim::by).ifPresent(people::add);
    }
    return people;
  }

  private static Optional<PersonId> person(String actor) {
    return actor.matches("[0-9]+")
        ? Optional.of(new PersonId(Long.parseLong(actor)))
        : Optional.empty();
  }
}
