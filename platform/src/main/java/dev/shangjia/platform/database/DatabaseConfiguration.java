package dev.shangjia.platform.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database, and hands it out only when every module's tables are as they should be. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "shangjia.database.url", matchIfMissing = true, havingValue = "\0")
  static class Embedded {
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings settings) throws IOException {
      RestoreMark.check(settings.data());
      return EmbeddedPostgres.start(settings.data(), PostgresSettings.defaults());
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) throws SQLException {
      String url = postgres.jdbcUrl(Roles.DATABASE);
      Roles.Logins logins = Roles.prepare(postgres);
      Migrations.run(url, logins.owner());
      return new Connecting(url, logins.app());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("shangjia.database.url")
  static class Yours {
    @Bean
    JdbcConnectionDetails connection(DatabaseSettings settings) {
      DatabaseSettings.External database = settings.database();
      if (database == null) {
        throw new IllegalStateException("shangjia.database.url is set and was not read");
      }
      RestoreMark.check(settings.data());
      check(database);
      Migrations.run(database.url(), database.owner());
      return new Connecting(database.url(), database.app());
    }

    /** A role that row security does not hold would show every tenant everything. */
    private static void check(DatabaseSettings.External database) {
      DatabaseSettings.Login app = database.app();
      try (Connection connection =
          DriverManager.getConnection(database.url(), app.username(), app.password())) {
        if (Roles.seesAllRows(connection)) {
          throw new DatabaseUnavailable(new DatabaseFault.RoleTooStrong(app.username()));
        }
      } catch (SQLException failed) {
        throw new DatabaseUnavailable(
            new DatabaseFault.Unreachable(database.url(), String.valueOf(failed.getMessage())),
            failed);
      }
    }
  }

  private record Connecting(String url, DatabaseSettings.Login login)
      implements JdbcConnectionDetails {
    @Override
    public String getJdbcUrl() {
      return url;
    }

    @Override
    public String getUsername() {
      return login.username();
    }

    @Override
    public String getPassword() {
      return login.password();
    }
  }
}
