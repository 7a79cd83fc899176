package dev.shangjia.platform.catalog;

import dev.shangjia.platform.accounts.Organization;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.apps.App;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.AppVersionId;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the apps that an effect of a case changes. */
@Component
final class ListedApps {
  private final Apps apps;
  private final Organizations organizations;
  private final Acting acting;

  ListedApps(Apps apps, Organizations organizations, Acting acting) {
    this.apps = apps;
    this.organizations = organizations;
    this.acting = acting;
  }

  /** What an effect is about. */
  sealed interface Found {

    /**
     * Apps of a provider.
     *
     * @param version the version that the case is about; null when it is about more
     */
    record Apps(List<App> apps, @Nullable AppVersionId version) implements Found {
      public Apps {
        apps = List.copyOf(apps);
      }
    }

    /** Nothing that the market lists. */
    record Others() implements Found {}
  }

  /** Which apps; of a provider all that it has in the program. */
  Found of(Subject subject, String program) {
    return acting.as(
        ListingEffects.ACTOR,
        () ->
            switch (subject.kind()) {
              case "app" -> one(apps.find(new AppId(subject.id())), null);
              case "app-version" -> {
                var version = new AppVersionId(subject.id());
                yield one(apps.version(version).flatMap(found -> apps.find(found.app())), version);
              }
              case "organization" -> ofProvider(new OrganizationId(subject.id()), program);
              default -> new Found.Others();
            });
  }

  private static Found one(Optional<App> app, @Nullable AppVersionId version) {
    return app.<Found>map(found -> new Found.Apps(List.of(found), version))
        .orElseGet(Found.Others::new);
  }

  private Found ofProvider(OrganizationId id, String program) {
    return organizations
        .get(id)
        .map(Organization::side)
        .filter(Side.PROVIDER::equals)
        .<Found>map(
            _ ->
                new Found.Apps(
                    apps.of(id).stream().filter(app -> app.program().equals(program)).toList(),
                    null))
        .orElseGet(Found.Others::new);
  }
}
