package dev.shangjia.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's schema up to date, forwards only. A module's migrations lie in {@code
 * db/<module>} and know no other module's tables; all may use the functions of {@code tenancy}.
 */
final class Migrations {
  private static final Pattern MODULE = Pattern.compile("/db/([a-z]+)/V1__[^/]+\\.sql$");
  private static final List<String> FIRST = List.of("infra", "tenancy");

  private Migrations() {}

  /** The modules that have tables, in the order in which they are migrated. */
  static List<String> modules() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V1__*.sql");
      return java.util.Arrays.stream(found)
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

  /** Migrates as the owner, and lets the application's role use what there is. */
  static void run(String url, DatabaseSettings.Login owner) {
    for (String module : modules()) {
      Flyway.configure()
          .dataSource(url, owner.username(), owner.password())
          .schemas(module)
          .defaultSchema(module)
          .createSchemas(true)
          .table("migration")
          .locations("classpath:db/" + module)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .load()
          .migrate();
    }
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
