package dev.shangjia.platform.casework;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersion;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.Program;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody can apply for, and the dossiers that are prepared for it. */
@Component
final class Offering {
  private final Policies policies;
  private final Apps apps;
  private final Dossiers dossiers;
  private final Subjects subjects;
  private final Submissions submissions;
  private final Organizations organizations;

  Offering(
      Policies policies,
      Apps apps,
      Dossiers dossiers,
      Subjects subjects,
      Submissions submissions,
      Organizations organizations) {
    this.policies = policies;
    this.apps = apps;
    this.dossiers = dossiers;
    this.subjects = subjects;
    this.submissions = submissions;
    this.organizations = organizations;
  }

  /** What a member can start, by program; whether its conditions hold is told when they try. */
  List<Offer.OfProgram> to(SignedIn by) {
    List<App> own =
        by.side() == Side.OPERATOR
            ? organizations.all(Side.PROVIDER).stream()
                .flatMap(provider -> apps.of(provider.id()).stream())
                .toList()
            : apps.of(by.organization());
    var offers = new ArrayList<Offer.OfProgram>();
    for (Program program : policies.programs()) {
      var ofProgram = new ArrayList<Offer>();
      for (Procedure procedure : policies.inForce(program.id()).procedures().values()) {
        if (starts(procedure, by)) {
          ofProgram.addAll(offers(program, procedure, own, by));
        }
      }
      if (!ofProgram.isEmpty()) {
        offers.add(new Offer.OfProgram(program.title(), ofProgram));
      }
    }
    return offers;
  }

  private static boolean starts(Procedure procedure, SignedIn by) {
    return by.playing().contains(Role.of(procedure.starts().by()));
  }

  private List<Offer> offers(Program program, Procedure procedure, List<App> own, SignedIn by) {
    return switch (procedure.subject()) {
      case "organization" ->
          List.of(
              offer(
                  program,
                  procedure,
                  by.organization(),
                  by.organization().value(),
                  by.organizationName()));
      case "app" ->
          own.stream()
              .filter(app -> app.program().equals(program.id()))
              .map(
                  app ->
                      offer(program, procedure, app.organization(), app.id().value(), app.name()))
              .toList();
      case "app-version" ->
          own.stream()
              .filter(app -> app.program().equals(program.id()))
              .flatMap(
                  app -> latest(app).stream().map(version -> of(program, procedure, app, version)))
              .toList();
      default -> List.of();
    };
  }

  private Optional<AppVersion> latest(App app) {
    return apps.versions(app.id()).stream().findFirst();
  }

  private Offer of(Program program, Procedure procedure, App app, AppVersion version) {
    return offer(
        program,
        procedure,
        app.organization(),
        version.id().value(),
        app.name() + " #" + version.number());
  }

  private Offer offer(
      Program program, Procedure procedure, OrganizationId whose, long subject, String name) {
    return new Offer(
        program.id(),
        procedure.id(),
        procedure.title(),
        procedure.subject(),
        subject,
        name,
        submissions
            .open(whose, new DossierKey(program.id(), procedure.id(), procedure.subject(), subject))
            .map(CaseRow::id)
            .orElse(null));
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
