package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersion;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What cases are about, as far as who asks may start one about it. */
@Component
final class Subjects {
  private static final Actor LOOKING = new Actor.SystemOfMarket("subjects-of-cases");

  private final Apps apps;
  private final Dossiers dossiers;
  private final Organizations organizations;
  private final Acting acting;

  Subjects(Apps apps, Dossiers dossiers, Organizations organizations, Acting acting) {
    this.apps = apps;
    this.dossiers = dossiers;
    this.organizations = organizations;
    this.acting = acting;
  }

  /** A case with what its subject says: empty when there is no such thing that the asker sees. */
  Optional<NewCase> of(CaseStart start) {
    Subject subject = start.subject();
    return switch (subject.kind()) {
      case "organization" -> organization(start);
      case "app" -> apps.find(new AppId(subject.id())).flatMap(app -> of(start, app, app.name()));
      case "app-version" ->
          apps.version(new AppVersionId(subject.id())).flatMap(version -> version(start, version));
      case "installation" -> installation(start);
      default -> Optional.empty();
    };
  }

  /** Whether what is handed in is what an organization wrote about a subject for a procedure. */
  boolean isDossierOf(
      OrganizationId organization, String program, String procedure, Subject subject, long handed) {
    var key = new DossierKey(program, procedure, subject.kind(), subject.id());
    return dossiers.isSnapshotOf(new SnapshotId(handed), organization, key);
  }

  /** Those forms in which nothing stands in what is handed in. */
  List<String> emptyForms(long handed, List<String> forms) {
    ObjectNode filled =
        dossiers
            .snapshot(new SnapshotId(handed))
            .map(Snapshot::forms)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    return forms.stream().filter(form -> filled.path(form).isEmpty()).toList();
  }

  private Optional<NewCase> organization(CaseStart start) {
    OrganizationId about = new OrganizationId(start.subject().id());
    boolean own = about.equals(start.asker());
    return organizations
        .get(about)
        .filter(_ -> own || isOperator(start.asker()))
        .map(
            organization ->
                new NewCase(
                    start.program(),
                    start.procedure(),
                    start.subject(),
                    organization.name(),
                    about,
                    null,
                    null,
                    start.snapshot()));
  }

  private boolean isOperator(OrganizationId asker) {
    return organizations
        .get(asker)
        .map(Organization::side)
        .filter(Side.OPERATOR::equals)
        .isPresent();
  }

  private Optional<NewCase> version(CaseStart start, AppVersion version) {
    return apps.find(version.app())
        .flatMap(app -> of(start, app, app.name() + " #" + version.number()));
  }

  private static Optional<NewCase> of(CaseStart start, App app, String name) {
    return app.program().equals(start.program())
        ? Optional.of(
            new NewCase(
                start.program(),
                start.procedure(),
                start.subject(),
                name,
                app.organization(),
                null,
                app.id().value(),
                start.snapshot()))
        : Optional.empty();
  }

  /** An app at an enterprise: until installations have ids of their own, the app's is theirs. */
  private Optional<NewCase> installation(CaseStart start) {
    return acting
        .as(LOOKING, () -> apps.find(new AppId(start.subject().id())))
        .filter(app -> app.program().equals(start.program()))
        .map(
            app ->
                new NewCase(
                    start.program(),
                    start.procedure(),
                    start.subject(),
                    app.name(),
                    start.asker(),
                    app.organization(),
                    app.id().value(),
                    start.snapshot()));
  }
}
