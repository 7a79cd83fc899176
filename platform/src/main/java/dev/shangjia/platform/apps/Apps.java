package dev.shangjia.platform.apps;

import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The apps of providers and their versions. */
@Service
public class Apps {
  /** How long the name of an app may be, in code points. */
  public static final int LONGEST_NAME = 100;

  private static final Actor NAMES = new Actor.SystemOfMarket("names-of-apps");

  private final JdbcApps rows;
  private final Policies policies;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  Apps(
      JdbcApps rows,
      Policies policies,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * Creates an app of an organization, with a first version.
   *
   * @param program one that the market runs
   * @param name what its provider calls it; spaces around it and NUL characters, which no database
   *     keeps, are left out
   */
  public Creating create(OrganizationId organization, String program, String name) {
    String given = name.replace("\0", "").strip();
    int length = given.codePointCount(0, given.length());
    if (given.isEmpty()) {
      return new Creating.NameMissing();
    }
    if (length > LONGEST_NAME) {
      return new Creating.NameTooLong(length, LONGEST_NAME);
    }
    if (policies.programs().stream().noneMatch(offered -> offered.id().equals(program))) {
      return new Creating.ProgramNotOffered(program);
    }
    return inTransaction(
        () -> {
          Instant now = clock.instant();
          String by = Acting.required().id();
          AppId app = rows.addApp(organization, program, given, by, now);
          AppVersionId version = rows.addVersion(app, organization, by, now);
          return new Creating.Created(new App(app, organization, program, given, by, now), version);
        });
  }

  /** Begins another version of an app. */
  public AppVersionId newVersion(App app) {
    return inTransaction(
        () ->
            rows.addVersion(app.id(), app.organization(), Acting.required().id(), clock.instant()));
  }

  /** An app; empty when there is none that whoever acts may see. */
  public Optional<App> find(AppId id) {
    return inTransaction(() -> rows.app(id));
  }

  /** The apps of an organization, the newest first. */
  public List<App> of(OrganizationId organization) {
    return inTransaction(() -> rows.apps(organization));
  }

  /** The apps of some organizations, the newest first. */
  public List<App> of(Collection<OrganizationId> organizations) {
    return inTransaction(() -> rows.apps(organizations));
  }

  /** The newest version of each of some apps, by the app; of those without any there is none. */
  public Map<AppId, AppVersion> latestVersions(Collection<AppId> apps) {
    return inTransaction(() -> rows.latestVersions(apps)).stream()
        .collect(Collectors.toMap(AppVersion::app, Function.identity()));
  }

  /** The versions of an app, the newest first. */
  public List<AppVersion> versions(AppId app) {
    return inTransaction(() -> rows.versions(app));
  }

  /** The versions of all apps of an organization, of each app the newest first. */
  public List<AppVersion> versionsOf(OrganizationId organization) {
    return inTransaction(() -> rows.versions(organization));
  }

  /** A version; empty when there is none that whoever acts may see. */
  public Optional<AppVersion> version(AppVersionId id) {
    return inTransaction(() -> rows.version(id));
  }

  /**
   * The names of all other apps of a program, whoever's they are, sorted.
   *
   * @param app the one that is left out; null for none
   */
  public List<String> otherNames(String program, @Nullable AppId app) {
    return acting.as(
        NAMES, () -> inTransaction(() -> rows.otherNames(program, app == null ? 0 : app.value())));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
