package dev.shangjia.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database is used.
 *
 * @param data the folder of everything that the server keeps
 * @param database your own PostgreSQL; null for the embedded one
 */
@ConfigurationProperties("shangjia")
record DatabaseSettings(@DefaultValue("data") Path data, @Nullable External database) {

  /**
   * Your own PostgreSQL, 16 or newer.
   *
   * @param url such as {@code jdbc:postgresql://db.internal/shangjia}
   * @param owner who migrates: the owner of the database
   * @param app as whom the server works; neither a superuser nor one that bypasses row security
   * @param backup who may read every row, for backups; null when none are to be made
   */
  record External(String url, Login owner, Login app, @Nullable Login backup) {}

  /** A role of PostgreSQL and its password. */
  record Login(String username, String password) {}
}
