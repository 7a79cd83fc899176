package dev.shangjia.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's schema up to date, forwards only. A module's migrations lie in {@code
 * db/<module>} and know no other module's tables; all may use the functions of {@code tenancy}.
 */
final class Migrations {
  /** The table of each module's schema in which its migrations are noted. */
  static final String HISTORY = "migration";

  private static final Pattern MODULE = Pattern.compile("/db/([a-z]+)/V1__[^/]+\\.sql$");
  private static final List<String> FIRST = List.of("infra", "tenancy");

  private Migrations() {}

  /** The modules that have tables, in the order in which they are migrated. */
  static List<String> modules() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V1__*.sql");
      return Arrays.stream(found)
          .map(Migrations::module)
          .distinct()
          .sorted(
              Comparator.comparing((String module) -> !FIRST.contains(module))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for migrations", e);
    }
  }

  /** Migrates as the owner. */
  static void run(String url, DatabaseSettings.Login owner) {
    modules().forEach(module -> flyway(url, owner, module).load().migrate());
  }

  /**
   * Migrates as the owner, no further than asked.
   *
   * @param last the last version to migrate to for each module; others stay as they are
   */
  static void runTo(String url, DatabaseSettings.Login owner, Map<String, String> last) {
    modules().stream()
        .filter(last::containsKey)
        .forEach(
            module ->
                flyway(url, owner, module)
                    .target(Objects.requireNonNull(last.get(module)))
                    .load()
                    .migrate());
  }

  /** The checksum of each migration that is known, by module and version. */
  static Map<String, Map<String, Optional<Integer>>> known(
      String url, DatabaseSettings.Login owner) {
    return modules().stream()
        .collect(Collectors.toMap(module -> module, module -> known(flyway(url, owner, module))));
  }

  private static Map<String, Optional<Integer>> known(FluentConfiguration module) {
    return Arrays.stream(module.load().info().all())
        .filter(MigrationInfo::isVersioned)
        .collect(
            Collectors.toMap(
                migration -> Objects.requireNonNull(migration.getVersion()).toString(),
                migration -> Optional.ofNullable(migration.getChecksum())));
  }

  private static FluentConfiguration flyway(
      String url, DatabaseSettings.Login owner, String module) {
    return Flyway.configure()
        .dataSource(url, owner.username(), owner.password())
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table(HISTORY)
        .locations("classpath:db/" + module)
        .failOnMissingLocations(true)
        .validateMigrationNaming(true);
  }

  private static String module(Resource script) {
    try {
      Matcher matcher = MODULE.matcher(script.getURL().toString());
      if (!matcher.find()) {
        throw new IllegalStateException("no module's migration: " + script);
      }
      return matcher.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + script, e);
    }
  }
}
