package dev.shangjia.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class AppRoleTest {
  @TempDir private Path data;

  @Test
  void aRoleThatRowSecurityDoesNotHoldIsRefused() {
    try (TestDatabase database = TestDatabase.empty()) {
      var superuser = new DatabaseSettings.Login(database.superuser(), database.password());
      var settings =
          new DatabaseSettings(
              data, new DatabaseSettings.External(database.jdbcUrl(), superuser, superuser, null));

      assertThatThrownBy(() -> new DatabaseConfiguration.Yours().connection(settings))
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class,
              refused ->
                  assertThat(refused.fault())
                      .isEqualTo(new DatabaseFault.RoleTooStrong(database.superuser())));
    }
  }

  @Test
  void aDatabaseWithASchemaOfAModulesNameIsNotEmpty() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      var settings =
          new MockEnvironment()
              .withProperty("shangjia.database.url", database.jdbcUrl())
              .withProperty("shangjia.database.owner.username", database.superuser())
              .withProperty("shangjia.database.owner.password", database.password())
              .withProperty("shangjia.database.app.username", database.superuser())
              .withProperty("shangjia.database.app.password", database.password());
      try (EmptyDatabase target = EmptyDatabase.open(DatabasePlace.of(data, settings))) {
        assertThat(target.isEmpty()).isTrue();

        try (Connection connection = database.connect()) {
          Sql.run(connection, "CREATE SCHEMA files");
        }
        assertThat(target.isEmpty()).isFalse();
      }
    }
  }
}
