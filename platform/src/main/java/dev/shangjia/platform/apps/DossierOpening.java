package dev.shangjia.platform.apps;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the dossier that a provider hands in for a procedure: about an app, or about itself. */
@Component
final class DossierOpening {
  private final Apps apps;
  private final Dossiers dossiers;
  private final Policies policies;

  DossierOpening(Apps apps, Dossiers dossiers, Policies policies) {
    this.apps = apps;
    this.dossiers = dossiers;
    this.policies = policies;
  }

  /**
   * Opens a dossier; of a procedure about versions, that of the app's newest one.
   *
   * @param app about which app; null for none
   */
  Opening open(OrganizationId organization, String program, String procedure, @Nullable AppId app) {
    Optional<Rulebook> rulebook =
        policies.programs().stream().anyMatch(offered -> offered.id().equals(program))
            ? policies.find(program)
            : Optional.empty();
    if (rulebook.isEmpty()) {
      return new Opening.NoSuchProgram(program);
    }
    Procedure found = rulebook.get().procedures().get(procedure);
    if (found == null || !isPrepared(found)) {
      return new Opening.NoSuchProcedure(program, procedure, prepared(rulebook.get()));
    }
    if (found.subject().equals("organization")) {
      return opened(organization, found, program, organization.value(), null);
    }
    if (app == null) {
      return new Opening.AppMissing(procedure);
    }
    return apps.find(app)
        .filter(one -> one.organization().equals(organization))
        .map(one -> about(one, found, program))
        .orElseGet(() -> new Opening.NoSuchApp(app));
  }

  private Opening about(App app, Procedure procedure, String program) {
    if (!app.program().equals(program)) {
      return new Opening.OtherProgram(app, program);
    }
    long subject =
        procedure.subject().equals("app-version")
            ? apps.versions(app.id()).getFirst().id().value()
            : app.id().value();
    return opened(app.organization(), procedure, program, subject, app.id());
  }

  private Opening opened(
      OrganizationId organization,
      Procedure procedure,
      String program,
      long subject,
      @Nullable AppId app) {
    var key = new DossierKey(program, procedure.id(), procedure.subject(), subject);
    return new Opening.Opened(dossiers.open(organization, key, app));
  }

  private static boolean isPrepared(Procedure procedure) {
    return !procedure.forms().isEmpty()
        && procedure.starts().by().equals("provider")
        && !procedure.subject().equals("installation");
  }

  private static List<String> prepared(Rulebook rulebook) {
    return rulebook.procedures().values().stream()
        .filter(DossierOpening::isPrepared)
        .map(Procedure::id)
        .toList();
  }
}
