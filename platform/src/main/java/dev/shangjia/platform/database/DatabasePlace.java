package dev.shangjia.platform.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where the database is: in the data folder, or a PostgreSQL of your own that the settings name.
 */
public final class DatabasePlace {
  private final Path data;
  private final DatabaseSettings.@Nullable External external;

  private DatabasePlace(Path data, DatabaseSettings.@Nullable External external) {
    this.data = data;
    this.external = external;
  }

  /** What the settings say, with another data folder. */
  public static DatabasePlace of(Path data, Environment settings) {
    DatabaseSettings bound =
        Binder.get(settings).bind("shangjia", DatabaseSettings.class).orElse(null);
    return new DatabasePlace(
        data.toAbsolutePath().normalize(), bound == null ? null : bound.database());
  }

  /** The data folder, absolute. */
  public Path data() {
    return data;
  }

  Optional<DatabaseSettings.External> external() {
    return Optional.ofNullable(external);
  }

  /** The data folder, or the database's address. */
  @Override
  public String toString() {
    return external == null ? data.toString() : external.url();
  }
}
