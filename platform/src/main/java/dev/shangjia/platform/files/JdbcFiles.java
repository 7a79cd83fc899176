package dev.shangjia.platform.files;

import dev.shangjia.platform.files.StoredFile.Protection;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of stored contents. */
@Repository
class JdbcFiles {
  private static final String FIND =
      """
      SELECT bytes, media_type, wrapped_key FROM files.file
      WHERE organization_id = :organization AND sha256 = :sha256
      """;

  private static final String INSERT =
      """
      INSERT INTO files.file (organization_id, sha256, bytes, media_type, wrapped_key, created_at)
      VALUES (:organization, :sha256, :bytes, :type, :key, :at)
      ON CONFLICT (organization_id, sha256) DO UPDATE
      SET wrapped_key = coalesce(files.file.wrapped_key, excluded.wrapped_key)
      """;

  private final JdbcClient jdbc;

  JdbcFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A content and its key.
   *
   * @param wrappedKey in hexadecimal; null when it is not encrypted
   */
  record Row(StoredFile file, @Nullable String wrappedKey) {}

  Optional<Row> find(OrganizationId organization, String sha256) {
    return jdbc.sql(FIND)
        .param("organization", organization.value())
        .param("sha256", sha256)
        .query(
            (row, _) -> {
              String key = row.getString("wrapped_key");
              return new Row(
                  new StoredFile(
                      organization,
                      sha256,
                      row.getLong("bytes"),
                      row.getString("media_type"),
                      key == null ? Protection.PLAIN : Protection.SENSITIVE),
                  key);
            })
        .optional();
  }

  void add(StoredFile file, @Nullable String wrappedKey, Instant at) {
    jdbc.sql(INSERT)
        .param("organization", file.organization().value())
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .param("type", file.mediaType())
        .param("key", wrappedKey)
        .param("at", Timestamp.from(at))
        .update();
  }
}
