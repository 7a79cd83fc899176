package dev.shangjia.platform.catalog;

import dev.shangjia.platform.catalog.search.ListingIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An index of a cluster, which all nodes ask and one of them brings up to date: the one that holds
 * a lock of the database's for as long as it runs.
 */
final class ClusterIndexPlace implements IndexPlace, AutoCloseable {
  /** Names the lock among those of PostgreSQL. */
  private static final long LOCK = 0x6d61726b65746978L;

  private static final String TAKE_LOCK = "SELECT pg_try_advisory_lock(?)";

  private final Map<String, String> settings;
  private final JdbcListingChanges changes;
  private final DataSource database;
  private @Nullable Connection holding;

  ClusterIndexPlace(Map<String, String> settings, JdbcListingChanges changes, DataSource database) {
    this.settings = Map.copyOf(settings);
    this.changes = changes;
    this.database = database;
  }

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public ListingIndex open() {
    return ListingIndex.ofCluster(settings);
  }

  @Override
  public synchronized boolean isOurs() {
    try {
      Connection held = holding;
      if (held != null && held.isValid(2)) {
        return true;
      }
      close();
      Connection fresh = database.getConnection();
      if (takes(fresh)) {
        holding = fresh;
        return true;
      }
      fresh.close();
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException("the lock on the market's index was not asked for", e);
    }
  }

  private static boolean takes(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE_LOCK)) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Override
  public Optional<IndexPosition> position() {
    return changes.position(ListingIndex.MAPPING);
  }

  @Override
  public void write(IndexPosition position) {
    changes.write(ListingIndex.MAPPING, position);
  }

  @Override
  public synchronized void close() throws SQLException {
    Connection held = holding;
    holding = null;
    if (held != null) {
      // A pooled connection would keep the lock; a broken one gives it up.
      held.abort(Runnable::run);
      held.close();
    }
  }
}
