package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.agreements.AgreementVersion;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersion;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.intake.Door;
import dev.shangjia.platform.casework.intake.Doors;
import dev.shangjia.platform.casework.intake.PlaceView;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody can apply for, and the dossiers that are prepared for it. */
@Component
final class Offering {
  private final Policies policies;
  private final Apps apps;
  private final Dossiers dossiers;
  private final Subjects subjects;
  private final CaseReading reading;
  private final Organizations organizations;
  private final Doors doors;
  private final Agreements agreements;

  Offering(
      Policies policies,
      Apps apps,
      Dossiers dossiers,
      Subjects subjects,
      CaseReading reading,
      Organizations organizations,
      Doors doors,
      Agreements agreements) {
    this.policies = policies;
    this.apps = apps;
    this.dossiers = dossiers;
    this.subjects = subjects;
    this.reading = reading;
    this.organizations = organizations;
    this.doors = doors;
    this.agreements = agreements;
  }

  /** A subject in a procedure, as an organization's case is about it. */
  private record Applied(
      OrganizationId organization, String program, String procedure, Subject subject) {
    static Applied of(CaseRow row) {
      return new Applied(
          row.organization(), row.pin().program(), row.pin().procedure(), row.subject());
    }
  }

  /** What all offers are made from. */
  private record Known(
      SignedIn by, List<App> apps, Map<AppId, AppVersion> latest, Map<Applied, CaseId> underWay) {

    List<App> of(Program program) {
      return apps.stream().filter(app -> app.program().equals(program.id())).toList();
    }
  }

  /** What a member can start, by program; whether its conditions hold is told when they try. */
  List<Offer.OfProgram> to(SignedIn by) {
    Known known = known(by);
    var offers = new ArrayList<Offer.OfProgram>();
    for (Program program : policies.programs()) {
      List<Offer> ofProgram =
          policies.inForce(program.id()).procedures().values().stream()
              .filter(procedure -> starts(procedure, by))
              .flatMap(
                  procedure ->
                      offers(program, procedure, door(program, procedure, by), known).stream())
              .toList();
      if (!ofProgram.isEmpty()) {
        offers.add(
            new Offer.OfProgram(program.title(), ofProgram, unaccepted(program, ofProgram, by)));
      }
    }
    return offers;
  }

  private Known known(SignedIn by) {
    Set<OrganizationId> whose = new HashSet<>(Set.of(by.organization()));
    if (by.side() == Side.OPERATOR) {
      organizations.all(Side.PROVIDER).forEach(provider -> whose.add(provider.id()));
    }
    List<App> own = apps.of(whose);
    return new Known(
        by,
        own,
        apps.latestVersions(own.stream().map(App::id).toList()),
        reading.open(whose).stream()
            .collect(Collectors.toMap(Applied::of, CaseRow::id, (one, _) -> one)));
  }

  private List<AgreementVersion> unaccepted(Program program, List<Offer> offers, SignedIn by) {
    return by.side() == Side.OPERATOR
        ? List.of()
        : agreements.missing(
            program.id(), offers.stream().map(Offer::procedure).toList(), by.organization());
  }

  private static boolean starts(Procedure procedure, SignedIn by) {
    return by.playing().contains(Role.of(procedure.starts().by()));
  }

  private Door door(Program program, Procedure procedure, SignedIn by) {
    return by.side() == Side.OPERATOR ? new Door.Open() : doors.of(program.id(), procedure.id());
  }

  private List<Offer> offers(Program program, Procedure procedure, Door door, Known known) {
    return switch (procedure.subject()) {
      case "organization" ->
          List.of(
              offer(
                  procedure,
                  door,
                  new Applied(
                      known.by().organization(),
                      program.id(),
                      procedure.id(),
                      new Subject("organization", known.by().organization().value())),
                  known.by().organizationName(),
                  known));
      case "app" ->
          known.of(program).stream()
              .map(
                  app ->
                      offer(
                          procedure,
                          door,
                          new Applied(
                              app.organization(),
                              program.id(),
                              procedure.id(),
                              new Subject("app", app.id().value())),
                          app.name(),
                          known))
              .toList();
      case "app-version" ->
          known.of(program).stream()
              .flatMap(
                  app ->
                      Optional.ofNullable(known.latest().get(app.id())).stream()
                          .map(version -> of(procedure, door, app, version, known)))
              .toList();
      default -> List.of();
    };
  }

  private Offer of(Procedure procedure, Door door, App app, AppVersion version, Known known) {
    return offer(
        procedure,
        door,
        new Applied(
            app.organization(),
            app.program(),
            procedure.id(),
            new Subject("app-version", version.id().value())),
        app.name() + " #" + version.number(),
        known);
  }

  private Offer offer(Procedure procedure, Door door, Applied applied, String name, Known known) {
    PlaceView place =
        door instanceof Door.Open
            ? null
            : doors
                .place(
                    applied.program(),
                    applied.procedure(),
                    applied.organization(),
                    applied.subject())
                .orElse(null);
    return new Offer(
        applied.program(),
        applied.procedure(),
        procedure.title(),
        applied.subject().kind(),
        applied.subject().id(),
        name,
        known.underWay().get(applied),
        place,
        door);
  }

  /**
   * The dossier that a procedure asks for; empty when it asks for none, when a member does not play
   * who starts it, or when there is no subject.
   */
  Optional<DossierId> dossier(CaseStart start, SignedIn by) {
    boolean asks =
        policies
            .find(start.program())
            .flatMap(rulebook -> Optional.ofNullable(rulebook.procedures().get(start.procedure())))
            .filter(procedure -> !procedure.forms().isEmpty())
            .filter(procedure -> procedure.subject().equals(start.subject().kind()))
            .filter(procedure -> starts(procedure, by))
            .isPresent();
    return asks
        ? subjects
            .of(start)
            .map(found -> open(found.program(), found.procedure(), found.subject(), found))
        : Optional.empty();
  }

  private DossierId open(String program, String procedure, Subject subject, NewCase found) {
    return dossiers.open(
        found.organization(),
        new DossierKey(program, procedure, subject.kind(), subject.id()),
        found.app() == null ? null : new AppId(found.app()));
  }

  /** The dossier of a case. */
  DossierId dossier(CaseRow row) {
    return dossiers.open(
        row.organization(),
        new DossierKey(
            row.pin().program(), row.pin().procedure(), row.subject().kind(), row.subject().id()),
        row.app() == null ? null : new AppId(row.app()));
  }
}
